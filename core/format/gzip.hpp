// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace medtech::gzip {

/// True where the bytes begin as a gzip file does (RFC 1952), whatever its name says.
bool is_compressed(std::string_view bytes);

/// The contents of a gzip file, all its members one after the other; what stands behind them is
/// ignored. Error{input} where it is damaged, breaks off, or holds more than `most` bytes.
Result<std::string> decompress(std::string_view bytes, std::size_t most);

}  // namespace medtech::gzip
