// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/diagnostics.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Lists of what is to be done, ticked by evidence where there is any.
namespace medtech::checklist {

/// One thing to do.
struct Item {
  std::string id;  ///< unique among all lists
  std::string text;
  std::string why;
  std::string how;
  std::string command;          ///< one of ours that helps
  std::optional<int> due_days;  ///< from the list's event; negative before it
  std::string proof;            ///< id of what can prove it (see evidence.hpp), or ""
  std::string unprovable;       ///< why nothing can, where nothing can

  bool operator==(const Item&) const = default;
};

struct Checklist {
  std::string id;
  std::string title;
  std::string
      event;  ///< what due dates count from: "interview", "start" …; "" where nothing is due
  std::string track;  ///< "lab" or "equipment"; "" for both
  std::vector<Item> items;

  bool operator==(const Checklist&) const = default;
};

/// True for the id of a proof (see evidence.hpp).
using IsProof = bool (*)(std::string_view id);

/// Reads a file of data/checklists and appends its lists; what is wrong goes to `diagnostics`.
void read_checklists(std::string_view text, const std::string& file, IsProof is_proof,
                     std::vector<Checklist>& lists, Diagnostics& diagnostics);

/// As bytes that `unpack_checklists` reads quickly: it takes those of `pack_checklists` alone.
std::string pack_checklists(std::vector<Checklist> lists);
std::vector<Checklist> unpack_checklists(std::string_view bytes);

}  // namespace medtech::checklist
