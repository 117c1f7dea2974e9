// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::bench {

/// A made-up opening of about 3 KB, the size and the make of real ones: employer's paragraph,
/// duties and requirements in lists, pay in the text, benefits. Words follow a long-tailed
/// distribution over some thousand words.
struct Opening {
  std::string requisition;
  std::string title;
  std::string employer;
  std::string city;
  std::string state;
  std::string url;
  std::string posted;  ///< YYYY-MM-DD
  std::string html;
};

/// Makes openings one after the other; the same seed makes the same ones.
class Generator {
 public:
  /// Places are drawn from data/bulk/places.csv.
  explicit Generator(std::uint32_t seed);
  Opening next();

 private:
  std::string sentence(std::size_t words);
  std::string list(std::size_t items);

  std::mt19937 random_;
  std::vector<std::string> words_;
  std::vector<std::pair<std::string, std::string>> places_;
  std::size_t number_ = 0;
};

/// One line of NDJSON with the listing's field names.
std::string to_ndjson(const Opening& opening);
/// A Greenhouse board's answer.
std::string to_board(const std::vector<Opening>& openings);

}  // namespace medtech::bench
