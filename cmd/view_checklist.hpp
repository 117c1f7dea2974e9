// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checklist/standing.hpp"
#include "core/render/style.hpp"

#include <cstddef>
#include <string>
#include <vector>

/// Checklists as people and programs see them.
namespace medtech::cmd {

/// `all` also shows what is closed, and of each item why and how. `width` 0: lines are not broken.
std::string checklist_text(const std::vector<checklist::ListStanding>& lists, bool all, Date today,
                           std::size_t width, const render::Styler& styler);
std::string checklist_markdown(const std::vector<checklist::ListStanding>& lists);
std::string checklist_page(const std::vector<checklist::ListStanding>& lists, Date today);
std::string checklist_json(const std::vector<checklist::ListStanding>& lists);

/// An item a line: its id, a tab, its text; for completion.
std::string checklist_ids(const std::vector<checklist::ListStanding>& lists);

/// One line a list: id, open and all items, title, event's day.
std::string lists_text(const std::vector<checklist::ListStanding>& lists, bool terminal,
                       std::size_t width, const render::Styler& styler);
std::string lists_json(const std::vector<checklist::ListStanding>& lists);
std::string list_ids(const std::vector<checklist::ListStanding>& lists);

}  // namespace medtech::cmd
