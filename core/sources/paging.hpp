// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sources/source.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>

/// The one way in which all kinds read lists that come in pages: what a service counts tells which
/// pages are asked for at once, never that there are no more.
namespace medtech::sources {

inline constexpr std::size_t unknown_size = std::numeric_limits<std::size_t>::max();

/// What one page says of its list.
struct ListPage {
  std::size_t rows = 0;   ///< on it, as the service counts them: unreadable ones too
  std::size_t blank = 0;  ///< of these, such as its count may leave out
  std::optional<std::int64_t> total = {};  ///< of all rows; believed on the first page alone
  std::string first_item = {};       ///< what the page begins with; "" where that tells nothing
  std::size_t asked = unknown_size;  ///< rows of a full page
  /// The service's pages have a size of its own: where it counts nothing, each that has rows may be
  /// followed by another.
  bool own_size = false;
  std::size_t size = 0;  ///< rows by which pages are numbered; 0: as many as the first page has
  std::optional<std::int64_t> pages = {};  ///< how many the service says there are
  std::size_t most = 0;                    ///< rows that our or its own limits let us ask for
};

/// Makes the request for a page, by its number from 0 and by the rows before it.
using MakePage = std::function<Request(std::size_t number, std::size_t row)>;

/// Adds the requests for what follows a page, and to the reading what the page tells of the whole:
/// `advertised`, `rows`, `truncated` and `whole`. The last of the pages that the count promises,
/// and every one behind it, is followed by another as long as full ones come; an empty, a short or
/// a repeated one ends the walk. False where the page was read before: its rows are to be left.
bool follow_pages(const Request& request, const ListPage& page, const MakePage& make,
                  Reading& reading);

}  // namespace medtech::sources
