// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/understand.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

/// Postings with what a careful person says of them: tests/eval/postings/*.toml.
namespace medtech::eval {

struct Labelled {
  std::string file;
  listing::Listing listing;
  /// Field → value as text; a field that is left out is one that the posting does not say.
  std::map<std::string, std::string> expected;
  std::vector<listing::Alternatives> required;
  std::vector<listing::Alternatives> preferred;
};

/// Reads all files of a folder. Throws Error{input} where one can't be read.
std::vector<Labelled> read_labelled(const std::string& folder);

/// What the program says, in the same words.
std::map<std::string, std::string> said_of(const listing::Listing& listing,
                                           const listing::Understanding& understanding);

/// Right, said, and to be said, of one field over all postings.
struct Score {
  std::size_t right = 0;
  std::size_t said = 0;
  std::size_t expected = 0;

  [[nodiscard]] double precision() const;
  [[nodiscard]] double recall() const;
  [[nodiscard]] double f1() const;
};

/// One thing that was said wrongly, or not.
struct Miss {
  std::string file;
  std::string field;
  std::string said;
  std::string expected;
};

struct Result {
  std::map<std::string, Score> scores;
  std::vector<Miss> misses;
};

Result evaluate(const std::vector<Labelled>& postings, const ontology::Knowledge& knowledge);

}  // namespace medtech::eval
