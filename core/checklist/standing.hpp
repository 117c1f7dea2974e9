// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checklist/checklist.hpp"
#include "core/checklist/facts.hpp"
#include "core/checklist/marks.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace medtech::checklist {

enum class ItemState { open, done, skipped };
std::string_view to_string(ItemState state);

/// An item as it stands.
struct ItemStanding {
  Item item;
  ItemState state = ItemState::open;
  std::string by;        ///< "person", "evidence" or "" for nobody
  std::string evidence;  ///< what proves it, where something does
  std::string missing;   ///< what evidence lacks, where it is open and could be proven
  std::string note;
  std::optional<Date> due;

  bool operator==(const ItemStanding&) const = default;
};

struct ListStanding {
  std::string id;
  std::string title;
  std::optional<Date> event;  ///< the day that due dates count from
  bool own = false;           ///< a list of the person's own
  std::vector<ItemStanding> items;

  [[nodiscard]] std::size_t open() const;
  bool operator==(const ListStanding&) const = default;
};

/// What a person put in.
struct Entered {
  std::map<std::string, Mark, std::less<>> marks;
  std::vector<OwnItem> own;
  std::map<std::string, Date, std::less<>> events;
};

/// All lists as they stand: a person's word goes before evidence, their own items behind those of
/// the list, and their own lists behind all others.
std::vector<ListStanding> standing_of(const std::vector<Checklist>& lists, const Entered& entered,
                                      const Facts& facts);

/// True for a list that is of use now: one of the person's family whose event is known or that has
/// none, or one of their own.
bool is_of_use(const Checklist& list, const ListStanding& standing, const Facts& facts);

}  // namespace medtech::checklist
