// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/outcome.hpp"

#include "core/base/text.hpp"

#include <fmt/format.h>

namespace medtech::sources {

bool is_unanswered(const Outcome& outcome) {
  return outcome.status == Outcome::Status::failed || outcome.status == Outcome::Status::needs_key;
}

std::string to_string(Outcome::Status status) {
  switch (status) {
    case Outcome::Status::ok:
      return "ok";
    case Outcome::Status::not_modified:
      return "not-modified";
    case Outcome::Status::partial:
      return "partial";
    case Outcome::Status::failed:
      return "failed";
    case Outcome::Status::needs_key:
      return "needs-key";
  }
  return "failed";
}

std::string truncation_of(const Outcome& outcome, std::string_view by) {
  const bool known = outcome.advertised > outcome.listings;
  return fmt::format("{} of {}, {}", text::grouped(static_cast<long long>(outcome.listings)),
                     known ? text::grouped(static_cast<long long>(*outcome.advertised)) : "more",
                     by);
}

std::string meaning_of_status(int status, bool with_key) {
  switch (status) {
    case 401:
    case 403:
      return with_key ? "refused; check the key and who it was given to" : "refused";
    case 404:
    case 410:
    case 422:
      return "no such board or page; check the source's keys";
    case 429:
      return "too many requests; try again later";
    default:
      return status >= 500 ? "the server has trouble; try again later" : "unexpected";
  }
}

}  // namespace medtech::sources
