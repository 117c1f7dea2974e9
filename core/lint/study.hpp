// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lint/posting.hpp"
#include "core/lint/subject.hpp"
#include "core/lint/words.hpp"

#include <optional>
#include <set>
#include <string>

namespace medtech::lint {

/// The degree of another field that stands where one of the posting's fields is asked for: "a
/// bachelor's degree in Business". Absent where one that is high enough is of such a field, where
/// the posting names no field, or where a field is not known. Lines in `nothing` show none.
std::optional<std::string> other_study(const Subject& subject, const Posting& posting,
                                       const Words& words, const std::set<std::size_t>& nothing);

}  // namespace medtech::lint
