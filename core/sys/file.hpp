// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace medtech::sys {

/// The whole file ("-" is standard input). Throws Error{input} where it can't be read, is a folder,
/// or is larger than `most` bytes.
std::string read_file(const std::string& path, std::size_t most);

/// Hands the file on in pieces of at most 1 MiB, so that large imports need no memory. Throws as
/// read_file.
void read_in_pieces(const std::string& path, std::size_t most,
                    const std::function<void(std::string_view)>& piece);

/// Replaces or makes the file in one step: readers see the old text or the new, never a part, also
/// after a crash. Makes missing folders. What is no file (a pipe, a device) is written to. Throws
/// Error{input} where it can't be written.
void write_file(const std::string& path, std::string_view text);

/// Makes a folder and its parents with access for this user alone. Throws Error{kind storage}.
void make_folder(const std::string& path);

}  // namespace medtech::sys
