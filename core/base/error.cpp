// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.hpp"

#include <utility>

namespace medtech {

std::string to_string(const Place& place) {
  std::string text = place.file;
  if (place.line != 0) {
    text += ':' + std::to_string(place.line);
    if (place.column != 0) text += ':' + std::to_string(place.column);
  }
  return text;
}

Error::Error(ErrorKind kind_, std::string message_, std::string hint_, Place place_)
    : kind(kind_), message(std::move(message_)), hint(std::move(hint_)), place(std::move(place_)) {}

std::string Error::text() const {
  const std::string where = to_string(place);
  return where.empty() ? message : where + ": " + message;
}

Error Error::within(const std::string& context) const {
  Error outer = *this;
  outer.message = context + ": " + message;
  return outer;
}

}  // namespace medtech
