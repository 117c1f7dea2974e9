// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lint/words.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace medtech::lint {

/// A number with the words that say what it is of: "MRN 00412345".
struct NumberAt {
  std::size_t begin = 0;
  std::size_t number = 0;  ///< where the number itself begins
  std::size_t end = 0;

  bool operator==(const NumberAt&) const = default;
};

/// Words before numbers that lead to a patient, a donor, or their specimens.
std::span<const std::string_view> patient_cues();

/// Numbers of four digits and more behind such words, from left to right, none overlapping.
std::vector<NumberAt> find_numbered(std::string_view lowered,
                                    std::span<const std::string_view> cues);

/// Three, two and four digits: the form of a Social Security number.
std::optional<PhraseAt> find_social_security_number(std::string_view text);

/// "DOB 03/14/1988": the words and the date behind them.
std::optional<PhraseAt> find_date_of_birth(std::string_view lowered);

/// All parts of a line that lead to a person: numbers of patients, Social Security numbers, dates
/// of birth.
std::vector<PhraseAt> find_private(std::string_view text);

}  // namespace medtech::lint
