// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/search/catalogue.hpp"
#include "core/search/query.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace medtech::search {

/// The same for openings of one title at one employer, however they are written.
std::uint64_t family_of(std::string_view title, std::string_view employer);

/// One match for each family: its best one, which tells how many others it stands for and how many
/// of these are elsewhere (that only for the first `limit`, which may be shown). `families` are
/// those of `matches`, in their order.
std::vector<Match> gather_siblings(Catalogue& catalogue, const std::vector<Match>& matches,
                                   const std::vector<std::uint64_t>& families,
                                   std::optional<std::size_t> limit);

}  // namespace medtech::search
