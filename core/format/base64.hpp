// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Bytes as letters (RFC 4648, section 4).
namespace medtech::base64 {

std::string encode(std::string_view bytes);
/// Without line breaks, with padding; absent where it is not well-formed.
std::optional<std::string> decode(std::string_view text);

}  // namespace medtech::base64
