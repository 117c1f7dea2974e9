// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.hpp"

#include <expected>
#include <utility>

namespace medtech {

/// A value, or the reason why there is none, where the caller goes on with either.
template <typename T>
using Result = std::expected<T, Error>;

/// The value of a result, or its error thrown.
template <typename T>
T value_or_throw(Result<T> result) {
  if (!result) throw std::move(result.error());
  return std::move(*result);
}

}  // namespace medtech
