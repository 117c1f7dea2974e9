// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checklist/standing.hpp"

#include "core/checklist/evidence.hpp"

#include <algorithm>
#include <utility>

namespace medtech::checklist {

namespace {

void take_mark(const Mark& mark, ItemStanding& standing) {
  standing.by = "person";
  standing.note = mark.note;
  standing.state = mark.state == MarkState::done      ? ItemState::done
                   : mark.state == MarkState::skipped ? ItemState::skipped
                                                      : ItemState::open;
}

ItemStanding standing_of_item(const Item& item, std::optional<Date> event, const Entered& entered,
                              const Facts& facts) {
  ItemStanding standing;
  standing.item = item;
  if (event && item.due_days) standing.due = *event + std::chrono::days(*item.due_days);
  if (!item.proof.empty()) {
    const Evidence evidence = weigh(item.proof, facts);
    if (evidence.met) {
      standing.state = ItemState::done;
      standing.by = "evidence";
      standing.evidence = evidence.text;
    } else {
      standing.missing = evidence.text;
    }
  }
  const auto mark = entered.marks.find(item.id);
  if (mark != entered.marks.end()) take_mark(mark->second, standing);
  return standing;
}

ItemStanding standing_of_own(const OwnItem& own, const Entered& entered) {
  ItemStanding standing;
  standing.item.id = own.id();
  standing.item.text = own.text;
  standing.due = own.due;
  const auto mark = entered.marks.find(standing.item.id);
  if (mark != entered.marks.end()) take_mark(mark->second, standing);
  return standing;
}

std::optional<Date> event_of(const Checklist& list, const Entered& entered, const Facts& facts) {
  if (const auto set = entered.events.find(list.id); set != entered.events.end())
    return set->second;
  if (const auto known = facts.events.find(list.event); known != facts.events.end())
    return known->second;
  return std::nullopt;
}

}  // namespace

std::string_view to_string(ItemState state) {
  switch (state) {
    case ItemState::open:
      return "open";
    case ItemState::done:
      return "done";
    case ItemState::skipped:
      return "skipped";
  }
  return "";
}

std::size_t ListStanding::open() const {
  return static_cast<std::size_t>(std::ranges::count(items, ItemState::open, &ItemStanding::state));
}

std::vector<ListStanding> standing_of(const std::vector<Checklist>& lists, const Entered& entered,
                                      const Facts& facts) {
  std::vector<ListStanding> all;
  for (const Checklist& list : lists) {
    ListStanding standing;
    standing.id = list.id;
    standing.title = list.title;
    standing.event = event_of(list, entered, facts);
    for (const Item& item : list.items)
      standing.items.push_back(standing_of_item(item, standing.event, entered, facts));
    all.push_back(std::move(standing));
  }
  for (const OwnItem& own : entered.own) {
    auto found = std::ranges::find(all, own.list, &ListStanding::id);
    if (found == all.end()) {
      const auto day = entered.events.find(own.list);
      all.push_back({own.list,
                     own.list,
                     day == entered.events.end() ? std::nullopt : std::optional(day->second),
                     true,
                     {}});
      found = std::prev(all.end());
    }
    found->items.push_back(standing_of_own(own, entered));
  }
  return all;
}

bool is_of_use(const Checklist& list, const ListStanding& standing, const Facts& facts) {
  if (!list.track.empty() && facts.has.track && *facts.has.track != list.track) return false;
  return list.event.empty() || standing.event.has_value();
}

}  // namespace medtech::checklist
