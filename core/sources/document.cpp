// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/document.hpp"

#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/format/json.hpp"
#include "core/sources/answer.hpp"
#include "core/sources/document_forms.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace medtech::sources {

namespace {

constexpr std::size_t problems_most = 100;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string_view without_mark(std::string_view bytes) {
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  return bytes;
}

bool names_lines(std::string_view name) {
  const std::string low =
      text::lower(name.substr(name.size() - std::min<std::size_t>(name.size(), 8)));
  return low.ends_with(".ndjson") || low.ends_with(".jsonl");
}

// Lines of JSON are told by their second line: it begins like the first, which is JSON by itself.
// Absent as long as that can't be seen.
std::optional<bool> are_lines(std::string_view bytes, std::string_view name) {
  constexpr const char* blanks = " \t\r\n";
  if (bytes.size() < byte_order_mark.size()) return std::nullopt;
  bytes = without_mark(bytes);
  const std::size_t first = bytes.find_first_not_of(blanks);
  if (first == std::string_view::npos) return std::nullopt;
  if (bytes[first] != '{') return false;
  if (names_lines(name)) return true;
  const std::size_t end = bytes.find('\n', first);
  const std::size_t second = end == bytes.npos ? end : bytes.find_first_not_of(blanks, end);
  if (second == bytes.npos) return std::nullopt;
  return bytes[second] == '{' && json::Document::parse(bytes.substr(first, end - first));
}

void note(Reading& result, std::string problem) {
  if (result.problems.size() < problems_most) result.problems.push_back(std::move(problem));
}

}  // namespace

DocumentReader::DocumentReader(std::string name, Sink sink)
    : name_(std::move(name)), sink_(std::move(sink)) {}

void DocumentReader::add(std::string_view piece) {
  if (!result_.failure.empty()) return;
  held_ += piece;
  if (form_ == Form::unknown) decide();
  if (form_ == Form::lines) {
    read_lines(false);
  } else if (held_.size() > limits::document_bytes) {
    held_ = std::string();
    result_.failure = "it is too large to be read whole; only lines of JSON (NDJSON) may be larger";
  }
}

void DocumentReader::decide() {
  const auto lines = are_lines(held_, name_);
  // So long a first line is no record.
  if (!lines && held_.size() <= limits::record_bytes) return;
  form_ = lines.value_or(false) ? Form::lines : Form::whole;
}

void DocumentReader::read_lines(bool at_end) {
  std::size_t from = 0;
  for (std::size_t end = held_.find('\n', scanned_); end != std::string::npos;
       end = held_.find('\n', from)) {
    read_line(std::string_view(held_).substr(from, end - from));
    from = end + 1;
  }
  if (at_end && from < held_.size()) {
    read_line(std::string_view(held_).substr(from));
    from = held_.size();
  }
  held_.erase(0, from);
  scanned_ = held_.size();
  if (held_.size() <= limits::record_bytes) return;
  if (!skipping_) complain(line_number_ + 1, "is too long");
  skipping_ = true;
  held_.clear();
  scanned_ = 0;
}

void DocumentReader::complain(std::size_t line, const std::string& what) {
  ++result_.bad_items;
  note(result_, "line " + std::to_string(line) + " " + what);
}

void DocumentReader::read_line(std::string_view line) {
  ++line_number_;
  if (std::exchange(skipping_, false)) return;
  line = text::trim(line_number_ == 1 ? without_mark(line) : line);
  if (line.empty()) return;
  if (line.size() > limits::record_bytes) return complain(line_number_, "is too long");
  const auto document = json::Document::parse(line);
  if (!document) return complain(line_number_, "is no JSON");
  Reading reading;
  read_object(document->root(), reading);
  reading.bad_items = 0;  // what matters here is the line
  if (reading.listings.empty()) return complain(line_number_, "holds no listing with a title");
  hand_on(reading);
}

void DocumentReader::hand_on(Reading& reading) {
  result_.bad_items += reading.bad_items;
  for (listing::RawListing& raw : reading.listings) sink_(std::move(raw));
  for (std::string& problem : reading.problems) note(result_, std::move(problem));
}

Reading DocumentReader::finish() {
  result_.whole = false;
  if (form_ == Form::lines) {
    read_lines(true);
  } else if (result_.failure.empty()) {
    Reading reading = read_whole(held_, name_);
    held_ = std::string();
    result_.failure = std::move(reading.failure);
    result_.advertised = reading.advertised;
    result_.broken_off = std::move(reading.broken_off);
    hand_on(reading);
  }
  return std::move(result_);
}

Reading read_document(std::string_view bytes, const std::string& name) {
  std::vector<listing::RawListing> listings;
  DocumentReader reader(name, [&](listing::RawListing raw) { listings.push_back(std::move(raw)); });
  reader.add(bytes);
  Reading reading = reader.finish();
  reading.listings = std::move(listings);
  return reading;
}

}  // namespace medtech::sources
