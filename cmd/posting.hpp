// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/context.hpp"
#include "core/base/error.hpp"
#include "core/listing/listing.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace medtech::cmd {

/// A posting and what it was named by on the command line.
struct NamedPosting {
  std::string name;
  listing::Listing listing;
};

/// The postings that a word of the command line names: those in an existing file or on standard
/// input ("-"), else at an address, else the stored listing whose id begins so. A file may hold
/// several, which are then named "FILE#2". Throws Error{input} or Error{network}.
std::vector<NamedPosting> read_postings(Context& context, const std::string& named);

/// The one posting that a word names. Throws Error{input} where there are several.
NamedPosting read_posting(Context& context, const std::string& named);

/// What is told where a word begins the ids of several stored listings: these, one a line.
Error several_listings(Context& context, const std::string& typed,
                       const std::vector<std::int64_t>& numbers);

/// Those of all files in a folder, in the order of their names; hidden files and folders are left
/// out. Throws Error{input} where there is no such folder, or no file in it.
std::vector<std::string> posting_files(const std::string& folder);

/// Those that a saved search finds among what is stored. Throws Error{input} for an unknown name.
std::vector<NamedPosting> saved_postings(Context& context, const std::string& name);

}  // namespace medtech::cmd
