// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checklist/checklist.hpp"

#include "core/format/packed.hpp"
#include "core/format/toml.hpp"

#include <array>
#include <utility>

namespace medtech::checklist {

namespace {

std::string filled(toml::Table& table, std::string_view key) {
  auto text = table.string(key);
  if (!text || text->empty()) table.complain(key, "is missing", "give it a text");
  return text.value_or("");
}

Item read_item(toml::Table& table, IsProof is_proof) {
  Item item;
  item.id = filled(table, "id");
  item.text = filled(table, "text");
  item.why = filled(table, "why");
  item.how = filled(table, "how");
  item.command = filled(table, "command");
  if (const auto days = table.integer("due_days")) {
    if (*days < -3650 || *days > 3650)
      table.complain("due_days", "is too far away", "at most ten years");
    else
      item.due_days = static_cast<int>(*days);
  }
  item.proof = table.string("proof").value_or("");
  item.unprovable = table.string("unprovable").value_or("");
  if (item.proof.empty() == item.unprovable.empty())
    table.complain("proof", "must stand, or `unprovable`, but not both");
  if (!item.proof.empty() && !is_proof(item.proof))
    table.complain("proof", "\"" + item.proof + "\" is nothing that can be proven");
  table.finish();
  return item;
}

}  // namespace

void read_checklists(std::string_view text, const std::string& file, IsProof is_proof,
                     std::vector<Checklist>& lists, Diagnostics& diagnostics) {
  static const std::array<std::string, 2> tracks{"lab", "equipment"};
  static const std::array<std::string, 6> events{"today", "interview", "offer",
                                                 "start", "move",      "renewal"};
  auto document = toml::Document::parse(text, file);
  if (!document) {
    diagnostics.push_back(to_diagnostic(document.error()));
    return;
  }
  toml::Table root = document->root();
  root.know("schema");
  filled(root, "source");
  filled(root, "confidence");
  if (!root.date("as_of")) root.complain("as_of", "is missing", "give the day of the judgement");
  for (toml::Table& table : root.tables("list")) {
    Checklist list;
    list.id = filled(table, "id");
    list.title = filled(table, "title");
    list.event = table.choice("event", events).value_or("");
    list.track = table.choice("track", tracks).value_or("");
    for (toml::Table& item : table.tables("item")) {
      list.items.push_back(read_item(item, is_proof));
      if (list.items.back().due_days && list.event.empty())
        item.complain("due_days", "counts from an event, but the list has none");
    }
    table.finish();
    lists.push_back(std::move(list));
  }
  root.finish();
  const Diagnostics& found = document->diagnostics();
  diagnostics.insert(diagnostics.end(), found.begin(), found.end());
}

template <typename Archive>
void each_field(Archive& archive, Item& item) {
  archive(item.id, item.text, item.why, item.how, item.command, item.due_days, item.proof,
          item.unprovable);
}

template <typename Archive>
void each_field(Archive& archive, Checklist& list) {
  archive(list.id, list.title, list.event, list.track, list.items);
}

std::string pack_checklists(std::vector<Checklist> lists) {
  Packer packer;
  packer(lists);
  return packer.take();
}

std::vector<Checklist> unpack_checklists(std::string_view bytes) {
  std::vector<Checklist> lists;
  Unpacker unpacker(bytes);
  unpacker(lists);
  return lists;
}

}  // namespace medtech::checklist
