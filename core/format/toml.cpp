// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/toml.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

// The library is linked: as headers alone it takes seconds to compile.
#ifndef TOML_HEADER_ONLY
#define TOML_HEADER_ONLY 0
#endif
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/format/toml_text.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

namespace medtech::toml {

struct Parsed {
  ::toml::table root;
  std::string file;
  Diagnostics diagnostics;

  [[nodiscard]] Place place(const ::toml::source_region& region) const {
    return {file, region.begin.line, region.begin.column};
  }

  [[nodiscard]] bool is_full() const { return diagnostics.size() >= limits::toml_findings; }

  void add(Diagnostic diagnostic) {
    if (is_full()) return;
    // Keys and values come from the file; what is told of them goes to a terminal.
    constexpr std::size_t widest = 120;
    diagnostic.field = text::elide(text::printable_line(diagnostic.field), widest);
    diagnostic.message = text::printable_line(diagnostic.message);
    diagnostic.hint = text::printable(diagnostic.hint);
    const auto order = [](const Diagnostic& each) {
      return std::tuple(each.place.line, each.place.column);
    };
    const auto behind = std::ranges::upper_bound(diagnostics, order(diagnostic), {}, order);
    diagnostics.insert(behind, std::move(diagnostic));
  }
};

namespace {

const ::toml::table& table_at(const void* node) { return *static_cast<const ::toml::table*>(node); }

std::string_view name_of(::toml::node_type type) {
  switch (type) {
    case ::toml::node_type::none:
      break;
    case ::toml::node_type::table:
      return "a table";
    case ::toml::node_type::array:
      return "a list";
    case ::toml::node_type::string:
      return "a string";
    case ::toml::node_type::integer:
      return "a whole number";
    case ::toml::node_type::floating_point:
      return "a number with a fraction";
    case ::toml::node_type::boolean:
      return "true or false";
    case ::toml::node_type::date:
      return "a date";
    case ::toml::node_type::time:
      return "a time of day";
    case ::toml::node_type::date_time:
      return "a date with a time";
  }
  return "nothing";
}

std::string wrong_type(std::string_view due, const ::toml::node& node) {
  return fmt::format("must be {}, not {}", due, name_of(node.type()));
}

// The value of a node as `read` takes it; absent with a complaint for other types, without one for
// no node.
template <typename Read>
auto value_of(Table& table, std::string_view key, const void* node, std::string_view due, Read read)
    -> decltype(read(std::declval<const ::toml::node&>())) {
  if (node == nullptr) return {};
  const auto& typed = *static_cast<const ::toml::node*>(node);
  const auto value = read(typed);
  if (!value) table.complain(key, wrong_type(due, typed));
  return value;
}

std::string joined(const std::string& path, std::string_view key) {
  return path.empty() ? std::string(key) : fmt::format("{}.{}", path, key);
}

}  // namespace

Document::Document(std::unique_ptr<Parsed> parsed) : parsed_(std::move(parsed)) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

Result<Document> Document::parse(std::string_view text, const std::string& file) {
  if (text.size() > limits::config_bytes) {
    return std::unexpected(Error(ErrorKind::input, "the file is too large", {}, {file}));
  }
  if (auto error = find_long_key(text, file)) return std::unexpected(std::move(*error));
  try {
    return Document(std::make_unique<Parsed>(Parsed{::toml::parse(text, file), file, {}}));
  } catch (const ::toml::parse_error& error) {
    const ::toml::source_position at = error.source().begin;
    return std::unexpected(syntax_error(text, {file, at.line, at.column}, error.description()));
  }
}

Table Document::root() { return {parsed_.get(), &parsed_->root, {}}; }

const Diagnostics& Document::diagnostics() const { return parsed_->diagnostics; }

Table::Table(Parsed* parsed, const void* node, std::string path)
    : parsed_(parsed), node_(node), path_(std::move(path)) {}

bool Table::has(std::string_view key) const { return table_at(node_).contains(key); }

Place Table::place() const { return parsed_->place(table_at(node_).source()); }

Place Table::place(std::string_view key) const {
  const auto found = table_at(node_).find(key);
  return found == table_at(node_).cend() ? place() : parsed_->place(found->first.source());
}

// The node of a key, which from now on counts as known; null where it is missing.
const void* Table::ask(std::string_view key) {
  asked_.emplace(key);
  return table_at(node_).get(key);
}

std::optional<std::string> Table::string(std::string_view key) {
  return value_of(*this, key, ask(key), "a string",
                  [](const ::toml::node& node) { return node.value_exact<std::string>(); });
}

std::optional<std::int64_t> Table::integer(std::string_view key) {
  return value_of(*this, key, ask(key), "a whole number",
                  [](const ::toml::node& node) { return node.value_exact<std::int64_t>(); });
}

std::optional<double> Table::number(std::string_view key) {
  const auto value = value_of(*this, key, ask(key), "a number", [](const ::toml::node& node) {
    return node.is_number() ? node.value<double>() : std::nullopt;
  });
  if (!value || std::isfinite(*value)) return value;
  complain(key, "must be a finite number");
  return {};
}

std::optional<bool> Table::boolean(std::string_view key) {
  return value_of(*this, key, ask(key), "true or false",
                  [](const ::toml::node& node) { return node.value_exact<bool>(); });
}

std::optional<std::string> Table::date_text(std::string_view key) {
  return value_of(*this, key, ask(key), "a date",
                  [](const ::toml::node& node) -> std::optional<std::string> {
                    if (const auto text = node.value_exact<std::string>()) return text;
                    const auto date = node.value_exact<::toml::date>();
                    if (!date) return {};
                    return fmt::format("{:04}-{:02}-{:02}", date->year, date->month, date->day);
                  });
}

std::optional<Date> Table::date(std::string_view key) {
  const auto written = date_text(key);
  if (!written) return {};
  const auto date = parse_iso_date(text::trim(*written));
  if (!date) {
    complain(key, fmt::format("\"{}\" is no date", text::elide(text::printable_line(*written), 40)),
             "write it as 2026-11-22, without quotes");
  }
  return date;
}

std::vector<std::string> Table::strings(std::string_view key) {
  const auto* node = static_cast<const ::toml::node*>(ask(key));
  if (node == nullptr) return {};
  if (const auto one = node->value_exact<std::string>()) return {*one};
  const ::toml::array* list = node->as_array();
  if (list == nullptr) {
    complain(key, wrong_type("a list of strings", *node));
    return {};
  }
  std::vector<std::string> found;
  for (const ::toml::node& element : *list) {
    if (auto text = element.value_exact<std::string>()) {
      found.push_back(std::move(*text));
    } else {
      parsed_->add({parsed_->place(element.source()),
                    joined(path_, key),
                    wrong_type("a list of strings", element),
                    {}});
    }
  }
  return found;
}

std::optional<std::string> Table::choice(std::string_view key,
                                         std::span<const std::string> choices) {
  auto value = string(key);
  if (!value || std::ranges::find(choices, *value) != choices.end()) return value;
  std::string hint = text::did_you_mean(*value, choices);
  if (hint.empty()) hint = "one of " + text::join(choices, ", ");
  complain(key, fmt::format("\"{}\" is not known", text::elide(text::printable_line(*value), 40)),
           hint);
  return {};
}

std::optional<Table> Table::table(std::string_view key) {
  const auto* found = value_of(*this, key, ask(key), "a table",
                               [](const ::toml::node& node) { return node.as_table(); });
  if (found == nullptr) return {};
  return Table(parsed_, found, joined(path_, key));
}

std::vector<Table> Table::tables(std::string_view key) {
  const auto* node = static_cast<const ::toml::node*>(ask(key));
  if (node == nullptr) return {};
  const std::string path = joined(path_, key);
  if (const ::toml::table* one = node->as_table()) return {Table(parsed_, one, path)};
  const ::toml::array* list = node->as_array();
  if (list == nullptr) {
    complain(key, wrong_type("a list of tables", *node), fmt::format("begin it with [[{}]]", key));
    return {};
  }
  std::vector<Table> found;
  for (const ::toml::node& element : *list) {
    if (const ::toml::table* table = element.as_table()) {
      found.push_back(Table(parsed_, table, fmt::format("{}[{}]", path, found.size() + 1)));
    } else {
      parsed_->add(
          {parsed_->place(element.source()), path, wrong_type("a list of tables", element), {}});
    }
  }
  return found;
}

std::vector<std::string> Table::keys() const {
  std::vector<std::pair<::toml::source_position, std::string_view>> placed;
  for (const auto& [key, node] : table_at(node_))
    placed.emplace_back(key.source().begin, key.str());
  std::ranges::sort(
      placed, {}, [](const auto& each) { return std::tuple(each.first.line, each.first.column); });
  std::vector<std::string> names;
  for (const auto& [place, name] : placed) names.emplace_back(name);
  return names;
}

void Table::complain(std::string_view key, std::string message, std::string hint) {
  parsed_->add({place(key), joined(path_, key), std::move(message), std::move(hint)});
}

void Table::finish() {
  const std::vector<std::string> known(asked_.begin(), asked_.end());
  for (const std::string& key : keys()) {
    if (parsed_->is_full()) return;
    if (asked_.contains(key)) continue;
    std::string hint = text::did_you_mean(key, known);
    if (hint.empty() && !known.empty()) hint = "the keys here are " + text::join(known, ", ");
    complain(key, "is not known", std::move(hint));
  }
}

}  // namespace medtech::toml
