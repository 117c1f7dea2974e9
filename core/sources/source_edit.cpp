// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/source_edit.hpp"

#include "core/base/text.hpp"
#include "core/format/toml.hpp"
#include "core/sources/source_config.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace medtech::sources {

namespace {

// The lines of a text with their ends, so that what is not edited stays byte for byte.
std::vector<std::string_view> lines_with_ends(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

bool is_blank(std::string_view line) { return text::trim(line).empty(); }
bool is_comment(std::string_view line) { return text::trim(line).starts_with('#'); }

// Where one [[source]] stands, in lines from 0.
struct Block {
  std::size_t header = 0;
  std::size_t end = 0;      // behind its last line that is neither blank nor comment
  std::size_t enabled = 0;  // line of its `enabled`; 0 where there is none
};

struct File {
  std::vector<SourceConfig> sources;
  std::vector<Block> blocks;
  std::vector<std::string_view> lines;
};

Result<File> read_file(std::string_view text) {
  File file;
  auto sources = parse_sources(text, {}, {});
  if (!sources) return std::unexpected(sources.error());
  file.sources = std::move(*sources);
  file.lines = lines_with_ends(text);
  auto document = toml::Document::parse(text, {});
  if (!document) return std::unexpected(document.error());
  for (toml::Table& table : document->root().tables("source")) {
    Block block;
    block.header = std::max<std::size_t>(table.place().line, 1) - 1;
    if (table.has("enabled"))
      block.enabled = std::max<std::size_t>(table.place("enabled").line, 1) - 1;
    file.blocks.push_back(block);
  }
  for (std::size_t i = 0; i < file.blocks.size(); ++i) {
    const bool last = i + 1 == file.blocks.size();
    std::size_t end = last ? file.lines.size() : file.blocks[i + 1].header;
    end = std::min(end, file.lines.size());
    while (end > 0 && (is_blank(file.lines[end - 1]) || is_comment(file.lines[end - 1]))) --end;
    file.blocks[i].end = std::max(end, file.blocks[i].header);
  }
  return file;
}

Error unknown_id(std::string_view id, const File& file) {
  std::vector<std::string> ids;
  for (const SourceConfig& source : file.sources) ids.push_back(source.id);
  return {ErrorKind::input, "there is no source \"" + std::string(id) + "\"",
          text::did_you_mean(id, ids)};
}

Result<std::size_t> find_source(const File& file, std::string_view id) {
  const auto found = std::ranges::find(file.sources, id, &SourceConfig::id);
  if (found == file.sources.end()) return std::unexpected(unknown_id(id, file));
  return static_cast<std::size_t>(found - file.sources.begin());
}

// The text that an edit made, if it says what it should.
Result<std::string> checked(std::string text, const std::vector<SourceConfig>& wanted) {
  const auto sources = parse_sources(text, {}, {});
  if (sources && *sources == wanted) return text;
  return std::unexpected(Error(ErrorKind::input,
                               "the file of sources is written in a way that can't be edited",
                               "change it by hand"));
}

std::string joined(const std::vector<std::string_view>& lines, std::size_t from, std::size_t to) {
  std::string text;
  for (std::size_t i = from; i < std::min(to, lines.size()); ++i) text += lines[i];
  return text;
}

std::string line_end_of(std::string_view text) {
  return text.find("\r\n") != std::string_view::npos ? "\r\n" : "\n";
}

std::string array_of(const std::vector<std::string>& texts) {
  std::string array = "[";
  for (const std::string& text : texts) {
    if (array.size() > 1) array += ", ";
    array += toml::quoted(text);
  }
  return array + "]";
}

// "6h" for six hours: the largest unit that holds the time in whole numbers.
std::string duration_of(std::chrono::seconds time) {
  struct Unit {
    std::int64_t seconds;
    char letter;
  };
  for (const Unit unit : {Unit{86'400, 'd'}, Unit{3'600, 'h'}, Unit{60, 'm'}}) {
    if (time.count() % unit.seconds == 0)
      return std::to_string(time.count() / unit.seconds) + unit.letter;
  }
  return std::to_string(time.count()) + "s";
}

// The lines of a source, without those that would say what is so anyway.
std::vector<std::string> source_lines(const SourceConfig& config) {
  const SourceConfig usual;
  std::vector<std::string> lines = {"[[source]]", "id = " + toml::quoted(config.id),
                                    "kind = " + toml::quoted(config.kind)};
  const auto add = [&lines](std::string_view key, const std::string& value) {
    lines.push_back(std::string(key) + " = " + value);
  };
  const auto add_text = [&](std::string_view key, const std::string& value) {
    if (!value.empty()) add(key, toml::quoted(value));
  };
  for (const auto& [key, value] : config.keys) {
    if (is_number_key(key)) {
      add(key, value);
    } else {
      add_text(key, value);
    }
  }
  for (const auto& [key, values] : config.lists) {
    if (!values.empty()) add(key, array_of(values));
  }
  std::vector<std::string> urls = config.urls;
  if (!urls.empty() && urls.front() == config.key("url")) urls.erase(urls.begin());
  if (!urls.empty()) add("urls", array_of(urls));
  add_text("base_url", config.base_url);
  add_text("employer", config.employer);
  if (config.search_written) add("search", array_of(config.search));
  add_text("location", config.location);
  if (config.radius_miles) add("radius_miles", std::to_string(*config.radius_miles));
  if (config.max_listings != usual.max_listings)
    add("max_listings", std::to_string(config.max_listings));
  if (config.refresh != usual.refresh) add("refresh", toml::quoted(duration_of(config.refresh)));
  if (config.timeout != usual.timeout) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(config.timeout);
    add("timeout", toml::quoted(duration_of(seconds)));
  }
  if (!config.enabled) add("enabled", "false");
  return lines;
}

// The line with the first `true` or `false` behind its "=" made the other.
std::string with_boolean(std::string_view line, bool value) {
  const std::size_t equals = std::min(line.find('='), line.size());
  const std::string_view old_word = value ? "false" : "true";
  const std::size_t at = line.find(old_word, equals);
  std::string changed(line);
  if (at != std::string_view::npos) changed.replace(at, old_word.size(), value ? "true" : "false");
  return changed;
}

}  // namespace

Result<std::string> append_source(std::string_view text, const SourceConfig& config) {
  auto file = read_file(text);
  if (!file) return std::unexpected(file.error());
  if (std::ranges::find(file->sources, config.id, &SourceConfig::id) != file->sources.end()) {
    return std::unexpected(Error(ErrorKind::input,
                                 "there is a source \"" + config.id + "\" already",
                                 "give the new one another id with `--id`"));
  }
  const std::string line_end = line_end_of(text);
  std::string edited(text);
  if (is_blank(edited)) edited += "schema = 1" + line_end;
  if (!edited.ends_with('\n')) edited += line_end;
  edited += line_end;
  for (const std::string& line : source_lines(config)) edited += line + line_end;
  SourceConfig as_read = config;
  if (!config.search_written) as_read.search.clear();
  as_read.usual.clear();
  file->sources.push_back(std::move(as_read));
  return checked(std::move(edited), file->sources);
}

Result<std::string> remove_source(std::string_view text, std::string_view id) {
  auto file = read_file(text);
  if (!file) return std::unexpected(file.error());
  const auto index = find_source(*file, id);
  if (!index) return std::unexpected(index.error());
  const Block& block = file->blocks[*index];
  std::size_t start = block.header;
  while (start > 0 && is_comment(file->lines[start - 1])) --start;
  // A comment at the very top speaks of the file.
  if (start == 0) start = block.header;
  std::size_t end = block.end;
  const bool blank_before = start == 0 || is_blank(file->lines[start - 1]);
  if (blank_before && end < file->lines.size() && is_blank(file->lines[end])) ++end;
  std::string edited = joined(file->lines, 0, start) + joined(file->lines, end, file->lines.size());
  file->sources.erase(file->sources.begin() + static_cast<std::ptrdiff_t>(*index));
  return checked(std::move(edited), file->sources);
}

Result<std::string> set_enabled(std::string_view text, std::string_view id, bool enabled) {
  auto file = read_file(text);
  if (!file) return std::unexpected(file.error());
  const auto index = find_source(*file, id);
  if (!index) return std::unexpected(index.error());
  if (file->sources[*index].enabled == enabled) return std::string(text);
  file->sources[*index].enabled = enabled;
  const Block& block = file->blocks[*index];
  const bool written = block.enabled > block.header && block.enabled < file->lines.size();
  const std::size_t at = written ? block.enabled : block.end;
  std::string edited = joined(file->lines, 0, at);
  if (written) {
    edited += with_boolean(file->lines[at], enabled);
  } else {
    const std::string line_end = line_end_of(text);
    if (!edited.ends_with('\n')) edited += line_end;
    edited += std::string("enabled = ") + (enabled ? "true" : "false") + line_end;
  }
  edited += joined(file->lines, written ? at + 1 : at, file->lines.size());
  return checked(std::move(edited), file->sources);
}

}  // namespace medtech::sources
