// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/paging.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace medtech::sources {

namespace {

std::optional<std::size_t> whole_count(std::optional<std::int64_t> total) {
  return total && *total >= 0 ? std::optional(static_cast<std::size_t>(*total)) : std::nullopt;
}

/// A page with what its request knows of the pages before it.
class Walk {
 public:
  Walk(const Request& request, const ListPage& page, const MakePage& make, Reading& reading)
      : request_(request),
        page_(page),
        make_(make),
        reading_(reading),
        first_(request.page == 0),
        counted_(first_ ? whole_count(page.total) : request.counted),
        step_(first_ ? step_of(page) : request.page_rows),
        before_(request.page * step_) {}

  bool follow();

 private:
  static std::size_t step_of(const ListPage& page) {
    return page.own_size ? page.rows : std::min(page.rows, page.asked);
  }
  [[nodiscard]] bool is_repeated() const {
    if (first_ || page_.first_item.empty()) return false;
    return page_.first_item == request_.first_item || page_.first_item == request_.before;
  }
  // There must be something on this page, by the service's own count or by its first page.
  [[nodiscard]] bool is_promised() const {
    if (first_) return counted_.value_or(0) > 0;
    return !request_.chained || (counted_ && before_ < *counted_);
  }
  [[nodiscard]] bool contradicts_count() const {
    return counted_ && before_ + page_.rows - page_.blank > *counted_;
  }
  [[nodiscard]] bool may_be_followed() const;
  [[nodiscard]] std::size_t pages_promised() const;
  void ask(std::size_t number, bool chained);
  void ask_next();

  const Request& request_;
  const ListPage& page_;
  const MakePage& make_;
  Reading& reading_;
  bool first_;
  std::optional<std::size_t> counted_;
  std::size_t step_;    // rows from one page to the next
  std::size_t before_;  // rows on the pages before
};

bool Walk::may_be_followed() const {
  if (page_.own_size && !counted_) return true;
  if (!first_) return page_.rows >= step_;
  if (contradicts_count()) return true;
  // More than was asked for, and all that it counts: it does not page.
  if (page_.rows > page_.asked && counted_ == page_.rows) return false;
  // A round number may be the size that the service itself gives its pages.
  const bool sized = page_.own_size || page_.asked < unknown_size;
  const bool round = sized && page_.rows >= 10 && page_.rows % 5 == 0;
  return page_.rows >= page_.asked || round;
}

std::size_t Walk::pages_promised() const {
  const auto needed = [](std::size_t rows, std::size_t size) { return (rows + size - 1) / size; };
  const std::size_t rows = std::min(counted_.value_or(0), page_.most);
  const bool more = counted_ > page_.rows;
  const std::size_t counted = more ? needed(rows, page_.size > 0 ? page_.size : step_) : 1;
  const std::size_t told = whole_count(page_.pages).value_or(0);
  return std::min(
      {std::max(counted, told), needed(page_.most, step_), limits::requests_per_source});
}

void Walk::ask(std::size_t number, bool chained) {
  Request next = make_(number, number * step_);
  next.page = number;
  next.page_rows = step_;
  next.counted = counted_;
  next.first_item = first_ ? page_.first_item : request_.first_item;
  next.before = number == request_.page + 1 ? page_.first_item : "";
  next.chained = chained;
  reading_.further.push_back(std::move(next));
}

void Walk::ask_next() {
  if (before_ + step_ < page_.most) return ask(request_.page + 1, true);
  const bool all = counted_ && *counted_ <= page_.most && !contradicts_count();
  reading_.truncated = reading_.truncated || !all;
}

bool Walk::follow() {
  if (is_repeated()) {
    // Behind the last row some services give a page again.
    reading_.whole = counted_ && !is_promised();
    reading_.problems.push_back(
        fmt::format("page {} is one that was there before", request_.page + 1));
    return false;
  }
  reading_.rows = page_.rows;
  reading_.blank = page_.blank;
  if (first_) {
    reading_.advertised = counted_;
    reading_.truncated = counted_ && *counted_ > page_.most;
  }
  const bool missing = page_.rows == 0 && is_promised();
  reading_.whole = reading_.whole && !missing && !contradicts_count();
  if (page_.rows == 0) return true;
  const std::size_t promised = first_ ? pages_promised() : 0;
  if (promised > 1) {
    for (std::size_t number = 1; number < promised; ++number) ask(number, number + 1 == promised);
  } else if ((first_ || request_.chained) && may_be_followed()) {
    ask_next();
  }
  return true;
}

}  // namespace

bool follow_pages(const Request& request, const ListPage& page, const MakePage& make,
                  Reading& reading) {
  return Walk(request, page, make, reading).follow();
}

}  // namespace medtech::sources
