// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/details.hpp"

#include "core/base/text.hpp"

#include <fmt/format.h>

#include <utility>

namespace medtech::sources {

namespace {

// So many failures are borne where no more were answered than not, and so many in a row.
constexpr std::size_t failures_borne = 3;
constexpr std::size_t failures_in_a_row = 12;
// So many are handed to the client at once: what waits here can still be left.
constexpr std::size_t at_once = 32;

}  // namespace

std::optional<Request> Details::take() {
  if (waiting_.empty()) return std::nullopt;
  Request next = std::move(waiting_.front());
  waiting_.pop_front();
  return next;
}

std::optional<Request> Details::next() {
  if (are_refused() || under_way_ >= at_once) return std::nullopt;
  auto next = take();
  if (next) ++under_way_;
  return next;
}

std::optional<Request> Details::next_left() { return are_refused() ? take() : std::nullopt; }

void Details::came() {
  ++had_;
  failed_in_a_row_ = 0;
}

void Details::failed(const std::string& why, bool gone) {
  if (why_.empty()) why_ = why;
  ++failed_;
  ++failed_in_a_row_;
  lacking_ += gone ? 0 : 1;
}

bool Details::are_refused() const {
  return (failed_ >= failures_borne && failed_ > had_) || failed_in_a_row_ >= failures_in_a_row;
}

std::string Details::lack() const {
  if (are_refused()) return why_;
  if (lacking_ == 0) return {};
  return fmt::format("{} without {}: {}", text::count(lacking_, "opening", "openings"),
                     lacking_ == 1 ? "its text" : "their texts", why_);
}

}  // namespace medtech::sources
