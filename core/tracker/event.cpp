// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracker/event.hpp"

#include "core/base/number.hpp"
#include "core/format/json.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace medtech::tracker {

namespace {

constexpr std::array<std::string_view, 13> kind_names{
    "added", "edited",    "status",   "step",   "note",  "contact", "reminder",
    "done",  "interview", "attached", "resume", "offer", "undo"};

// The string at the front of `text`, which loses it; nothing where there is none or it has escapes.
std::optional<std::string_view> take_plain_string(std::string_view& text) {
  if (!text.starts_with('"')) return std::nullopt;
  const std::size_t end = text.find_first_of("\"\\", 1);
  if (end == std::string_view::npos || text[end] != '"') return std::nullopt;
  const std::string_view string = text.substr(1, end - 1);
  text.remove_prefix(end + 1);
  return string;
}

// Fields as to_json() writes them where no character needs an escape, which holds for most events:
// the library that reads any JSON takes longer to load than a command to list all applications.
std::optional<Fields> plain_fields(std::string_view text) {
  Fields fields;
  if (text == "{}") return fields;
  char before = '{';
  while (text.starts_with(before)) {
    text.remove_prefix(1);
    const auto name = take_plain_string(text);
    if (!name || !text.starts_with(':')) return std::nullopt;
    text.remove_prefix(1);
    const auto value = take_plain_string(text);
    if (!value) return std::nullopt;
    fields.set(*name, *value);
    before = ',';
  }
  return text == "}" ? std::optional(std::move(fields)) : std::nullopt;
}

}  // namespace

std::string_view to_string(EventKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

std::optional<EventKind> parse_event_kind(std::string_view word) {
  const auto found = std::ranges::find(kind_names, word);
  if (found == kind_names.end()) return std::nullopt;
  return static_cast<EventKind>(found - kind_names.begin());
}

std::string_view Fields::text(std::string_view name) const {
  for (const auto& [known, text] : all_) {
    if (known == name) return text;
  }
  return {};
}

bool Fields::has(std::string_view name) const {
  return std::ranges::any_of(all_, [&](const auto& field) { return field.first == name; });
}

Fields& Fields::set(std::string_view name, std::string_view text) {
  for (auto& [known, value] : all_) {
    if (known != name) continue;
    value = text;
    return *this;
  }
  all_.emplace_back(name, text);
  return *this;
}

Fields& Fields::set_filled(std::string_view name, std::string_view text) {
  return text.empty() ? *this : set(name, text);
}

std::string to_json(const Fields& fields) {
  json::Writer writer(0);
  writer.begin_object();
  for (const auto& [name, text] : fields.all()) writer.member(name, text);
  writer.end_object();
  return writer.take();
}

Fields fields_from_json(std::string_view text) {
  if (auto plain = plain_fields(text)) return *std::move(plain);
  Fields fields;
  const auto document = json::Document::parse(text);
  if (!document) return fields;
  document->root().each_member([&](std::string_view name, json::Value value) {
    if (const auto string = value.string()) fields.set(name, *string);
  });
  return fields;
}

std::vector<bool> in_force(const std::vector<Event>& events) {
  std::vector<bool> holds(events.size(), true);
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (events[i].kind != EventKind::undo) continue;
    holds[i] = false;
    const auto command = number_of<std::int64_t>(events[i].fields.text("command"));
    if (!command) continue;
    for (std::size_t j = 0; j < i; ++j) {
      if (events[j].command == *command || events[j].brought == *command) holds[j] = false;
    }
  }
  return holds;
}

}  // namespace medtech::tracker
