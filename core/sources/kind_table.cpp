// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/file.hpp"
#include "core/sources/kinds/greenhouse.hpp"
#include "core/sources/kinds/page.hpp"
#include "core/sources/kinds/rss.hpp"
#include "core/sources/kinds/workday.hpp"
#include "core/sources/source.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace medtech::sources {

namespace {

constexpr std::array<std::string_view, 3> workday_keys{"host", "tenant", "site"};
constexpr std::array<std::string_view, 1> board_key{"board"};
constexpr std::array<std::string_view, 1> url_key{"url"};
constexpr std::array<std::string_view, 1> urls_key{"urls"};
constexpr std::array<std::string_view, 1> path_key{"path"};

constexpr std::array<Kind, 5> table{{
    {.id = "workday",
     .summary = "Workday career sites, searched by words",
     .required = workday_keys,
     .optional = {},
     .searched = true,
     .proves_absence = true,
     .reads_pages = false,
     .requests = workday::requests,
     .read = workday::read},
    {.id = "greenhouse",
     .summary = "Greenhouse job boards, read whole",
     .required = board_key,
     .optional = {},
     .searched = false,
     .proves_absence = true,
     .reads_pages = false,
     .requests = greenhouse::requests,
     .read = greenhouse::read},
    {.id = "rss",
     .summary = "any RSS, Atom or JSON feed of openings",
     .required = url_key,
     .optional = {},
     .searched = false,
     .proves_absence = false,
     .reads_pages = false,
     .requests = rss::requests,
     .read = rss::read},
    {.id = "page",
     .summary = "web pages that describe openings as schema.org JobPosting",
     .required = url_key,
     .optional = urls_key,
     .searched = false,
     .proves_absence = false,
     .reads_pages = true,
     .requests = page::requests,
     .read = page::read},
    {.id = "file",
     .summary = "a file or folder: feeds, saved answers and pages, CSV, NDJSON, text, e-mail",
     .required = path_key,
     .optional = {},
     .searched = false,
     .proves_absence = false,
     .reads_pages = false,
     .requests = file::requests,
     .read = file::read},
}};

}  // namespace

std::span<const Kind> kinds() { return table; }

const Kind* find_kind(std::string_view id) {
  const auto found = std::ranges::find(table, id, &Kind::id);
  return found == table.end() ? nullptr : &*found;
}

}  // namespace medtech::sources
