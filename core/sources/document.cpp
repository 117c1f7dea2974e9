// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/document.hpp"

#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/format/json.hpp"
#include "core/sources/answer.hpp"
#include "core/sources/document_forms.hpp"

#include <algorithm>
#include <utility>

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

// Lines of JSON are told by their second line: it begins like the first, which is JSON by itself.
void DocumentReader::decide() {
  if (held_.size() < byte_order_mark.size()) return;
  const std::string_view start = without_mark(held_);
  const std::size_t first = start.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return;
  if (start[first] != '{') {
    form_ = Form::whole;
    return;
  }
  if (names_lines(name_)) {
    form_ = Form::lines;
    return;
  }
  const std::size_t end = start.find('\n', first);
  if (end == std::string_view::npos) return;
  const std::size_t second = start.find_first_not_of(" \t\r\n", end);
  if (second == std::string_view::npos) return;
  const bool lines =
      start[second] == '{' && json::Document::parse(start.substr(first, end - first));
  form_ = lines ? Form::lines : Form::whole;
}

void DocumentReader::read_lines(bool at_end) {
  std::size_t from = 0;
  for (std::size_t end = held_.find('\n'); end != std::string::npos; end = held_.find('\n', from)) {
    read_line(std::string_view(held_).substr(from, end - from));
    from = end + 1;
  }
  if (at_end && from < held_.size()) {
    read_line(std::string_view(held_).substr(from));
    from = held_.size();
  }
  held_.erase(0, from);
  if (held_.size() <= limits::record_bytes) return;
  if (!skipping_) {
    ++result_.bad_items;
    note(result_, "line " + std::to_string(line_number_ + 1) + " is too long");
  }
  skipping_ = true;
  held_.clear();
}

void DocumentReader::read_line(std::string_view line) {
  ++line_number_;
  if (std::exchange(skipping_, false)) return;
  line = text::trim(line_number_ == 1 ? without_mark(line) : line);
  if (line.empty()) return;
  const auto document = json::Document::parse(line);
  Reading reading;
  if (document) {
    read_object(document->root(), reading);
    if (reading.listings.empty() && reading.bad_items == 0) ++reading.bad_items;
  } else {
    ++reading.bad_items;
  }
  if (reading.bad_items > 0) {
    const std::string what = document ? "holds no listing with a title" : "is no JSON";
    note(result_, "line " + std::to_string(line_number_) + " " + what);
  }
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
