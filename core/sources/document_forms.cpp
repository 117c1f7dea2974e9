// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/document_forms.hpp"

#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/format/gzip.hpp"
#include "core/sources/answer.hpp"
#include "core/sources/feed.hpp"
#include "core/sources/job_posting.hpp"
#include "core/sources/kinds/adzuna.hpp"
#include "core/sources/kinds/ashby.hpp"
#include "core/sources/kinds/dayforce.hpp"
#include "core/sources/kinds/greenhouse.hpp"
#include "core/sources/kinds/jibe.hpp"
#include "core/sources/kinds/lever.hpp"
#include "core/sources/kinds/oracle.hpp"
#include "core/sources/kinds/phenom.hpp"
#include "core/sources/kinds/recruitee.hpp"
#include "core/sources/kinds/smartrecruiters.hpp"
#include "core/sources/kinds/ukg.hpp"
#include "core/sources/kinds/usajobs.hpp"
#include "core/sources/kinds/workable.hpp"
#include "core/sources/kinds/workday.hpp"
#include "core/sources/mail.hpp"
#include "core/sources/posting_page.hpp"
#include "core/sources/posting_text.hpp"
#include "core/sources/records.hpp"
#include "core/sources/saved_answers.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

namespace medtech::sources {

namespace {

using json::Value;
using listing::RawListing;

void keep(RawListing raw, Reading& reading) {
  if (raw.title.empty()) {
    ++reading.bad_items;
  } else {
    reading.listings.push_back(std::move(raw));
  }
}

bool is_json_ld(Value value) {
  if (value.is_array()) value = value.at(0);
  return value["@type"].exists() || value["@graph"].exists() || value["@context"].exists();
}

bool is_greenhouse_job(Value job) {
  return job["absolute_url"].is_string() && job["internal_job_id"].exists();
}

void read_objects(Value array, Reading& reading) {
  array.each([&](Value object) {
    if (reading.listings.size() < limits::items_per_document) read_object(object, reading);
  });
}

// The list inside an answer of some service or program: the first member of a usual name that is
// one.
Value list_inside(Value object) {
  constexpr auto usual =
      std::to_array<std::string_view>({"listings", "jobs", "jobPostings", "postings", "results",
                                       "items", "data", "content", "openings"});
  for (const std::string_view name : usual) {
    if (const Value list = object[name]; list.is_array()) return list;
  }
  return {};
}

Reading read_json(Value root) {
  if (is_json_feed(root)) return read_json_feed(root, {});
  if (is_greenhouse_job(root["jobs"].at(0))) return greenhouse::read_board(root);
  if (ashby::is_job(root["jobs"].at(0))) return ashby::read_board(root);
  if (workable::is_row(root["jobs"].at(0))) return workable::read_account(root);
  if (root["offers"].is_array()) return recruitee::read_offers(root);
  if (lever::is_posting(root.at(0))) return lever::read_postings(root);
  if (dayforce::is_row(root.at(0))) return dayforce::read_rows(root);
  if (jibe::is_entry(root["jobs"].at(0))) return jibe::read_saved_page(root);
  if (phenom::results_in(root).exists()) return phenom::read_saved_page(root);
  if (auto known = read_saved_answer(root)) return *std::move(known);
  Reading reading;
  const Value announcements = root["SearchResult"]["SearchResultItems"];
  const Value list = root.is_array()            ? root
                     : announcements.is_array() ? announcements
                                                : list_inside(root);
  const Value requisitions = list.at(0)["requisitionList"];
  if (is_json_ld(root)) {
    reading.bad_items += read_job_postings(root, reading.listings);
  } else if (root["jobPostings"].is_array()) {
    root["jobPostings"].each([&](Value row) { keep(workday::read_row(row), reading); });
  } else if (ukg::is_opportunity(root["opportunities"].at(0))) {
    root["opportunities"].each([&](Value row) { keep(ukg::read_opportunity(row, {}), reading); });
  } else if (requisitions.is_array()) {
    requisitions.each([&](Value row) { keep(oracle::read_row(row), reading); });
  } else if (list.is_array()) {
    read_objects(list, reading);
  } else if (root.is_object()) {
    read_object(root, reading);
  }
  const bool nothing = reading.listings.empty() && (reading.bad_items > 0 || !list.is_array());
  if (nothing) reading.failure = "no listings are recognised in this JSON";
  return reading;
}

// UTF-16 with a byte order mark, as spreadsheets and notepads save it, in UTF-8.
std::string from_utf16(std::string_view bytes, bool big_end) {
  std::string out;
  const auto unit = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(big_end ? first * 256U + second : second * 256U + first);
  };
  for (std::size_t at = 2; at + 1 < bytes.size(); at += 2) {
    char32_t point = unit(at);
    const bool high = point >= 0xD800 && point < 0xDC00;
    if (high && at + 3 < bytes.size() && unit(at + 2) >= 0xDC00 && unit(at + 2) < 0xE000) {
      point = 0x10000 + ((point - 0xD800) << 10U) + (unit(at + 2) - 0xDC00);
      at += 2;
    }
    text::append_utf8(out, point);
  }
  return out;
}

// Text in UTF-8 without a byte order mark, whatever it was saved in.
std::string as_utf8(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE")) return from_utf16(bytes, false);
  if (bytes.starts_with("\xFE\xFF")) return from_utf16(bytes, true);
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  return text::is_valid_utf8(bytes) ? std::string(bytes) : text::from_windows_1252(bytes);
}

// The name of a file format that is no text, by its first bytes; "" for text.
std::string_view binary_form(std::string_view bytes) {
  struct Magic {
    std::string_view bytes;
    std::string_view form;
  };
  constexpr auto magics = std::to_array<Magic>({{"%PDF", "a PDF file"},
                                                {"PK\x03\x04", "a ZIP archive or office document"},
                                                {"{\\rtf", "an RTF document"},
                                                {"SQLite format 3", "a database"}});
  for (const Magic& magic : magics) {
    if (bytes.starts_with(magic.bytes)) return magic.form;
  }
  const bool utf16 = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  const bool zeros = bytes.substr(0, limits::kibibyte).find('\0') != std::string_view::npos;
  return zeros && !utf16 ? "not a text file" : std::string_view();
}

bool has_word(std::string_view text, std::string_view word) {
  return text::find_ignoring_case(text, word) != std::string_view::npos;
}

// Pages that describe their openings for their own program alone; `otherwise` where this is none.
Reading read_program_data(std::string_view page, Reading otherwise) {
  if (const auto data = json::Document::parse(phenom::data_in(page))) {
    const Value root = data->root();
    if (phenom::results_in(root).exists()) return phenom::read_saved_page(root);
    const Value job = root["jobDetail"]["data"]["job"];
    if (phenom::is_job(job)) otherwise.listings.push_back(phenom::read_job(job, {}));
  } else if (const auto opening = json::Document::parse(ukg::opportunity_in(page))) {
    if (ukg::is_opportunity(opening->root()))
      otherwise.listings.push_back(ukg::read_opportunity(opening->root(), {}));
  }
  if (!otherwise.listings.empty()) otherwise.failure.clear();
  return otherwise;
}

// Pages and fragments of pages may describe postings; everything else in angle brackets is a feed.
// What it is, is told by its text; it is read from its bytes, since markup declares its encoding.
Reading read_markup(std::string_view text, std::string_view bytes, const std::string& name) {
  const std::string_view head = text.substr(0, 4 * limits::kibibyte);
  const bool feed = has_word(head, "<rss") || has_word(head, "<feed") || has_word(head, "rdf:rdf");
  if (feed && !begins_like_html(text)) return read_feed(bytes, {});
  const bool page = begins_like_html(text) || has_word(head, "<html") ||
                    has_word(text, "ld+json") || has_word(text, "schema.org");
  if (!page) return read_feed(bytes, {});
  Reading postings = read_posting_page(bytes, {}, name);
  return postings.failure.empty() ? std::move(postings)
                                  : read_program_data(text, std::move(postings));
}

// A table whatever its columns, which then are what is wrong with it.
bool names_csv(std::string_view name) {
  const std::string end =
      text::lower(name.substr(name.size() - std::min<std::size_t>(name.size(), 4)));
  return end == ".csv" || end == ".tsv";
}

Reading read_one(RawListing raw) {
  Reading reading;
  if (raw.title.empty())
    return failed_reading("there is no posting in it, which would be a title and text");
  reading.listings.push_back(std::move(raw));
  return reading;
}

}  // namespace

void read_object(Value object, Reading& reading) {
  if (object["jobPostingInfo"].is_object()) {
    keep(workday::read_details(object, {}), reading);
  } else if (is_greenhouse_job(object)) {
    keep(greenhouse::read_job(object), reading);
  } else if (usajobs::is_item(object)) {
    keep(usajobs::read_item(object), reading);
  } else if (adzuna::is_ad(object)) {
    keep(adzuna::read_ad(object, {}), reading);
  } else if (oracle::is_detail(object)) {
    keep(oracle::read_details(object, {}), reading);
  } else if (lever::is_posting(object)) {
    keep(lever::read_posting(object), reading);
  } else if (smartrecruiters::is_posting(object)) {
    keep(smartrecruiters::read_posting(object, {}), reading);
  } else if (is_json_ld(object)) {
    const std::size_t before = reading.listings.size();
    const std::size_t bad = read_job_postings(object, reading.listings);
    const bool nothing = reading.listings.size() == before && bad == 0;
    reading.bad_items += nothing ? 1 : bad;
  } else {
    keep(read_record(object), reading);
  }
}

Reading read_whole(std::string_view bytes, const std::string& name) {
  if (gzip::is_compressed(bytes)) {
    const auto contents = gzip::decompress(bytes, limits::document_bytes);
    if (!contents) return failed_reading(contents.error().message);
    return gzip::is_compressed(*contents) ? failed_reading("it is compressed twice")
                                          : read_whole(*contents, name);
  }
  if (const std::string_view form = binary_form(bytes); !form.empty()) {
    return failed_reading("it is " + std::string(form) + ", in which no listings are looked for");
  }
  const std::string text = as_utf8(bytes);
  const std::string_view trimmed = text::trim(text);
  if (trimmed.empty()) return failed_reading("it is empty");
  if (trimmed.starts_with('<')) return read_markup(trimmed, bytes, name);
  if (trimmed.starts_with('{') || trimmed.starts_with('[')) {
    const auto document = json::parse_leniently(trimmed, name);
    if (document) return read_json(document->root());
    // "[External] Medical Technologist" is text.
    if (trimmed.starts_with('{')) return failed_reading(document.error().message);
  }
  if (is_csv_of_listings(text) || names_csv(name)) return read_csv(text);
  // The parts of an e-mail have encodings of their own; only a byte order mark goes for all of it.
  const bool marked = !text::is_alnum(bytes.front());
  if (is_mail(text)) return read_one(read_posting_mail(marked ? text : bytes));
  if (has_word(text, "application/ld+json")) return read_posting_page(text, "utf-8", name);
  return read_one(read_posting_text(trimmed));
}

}  // namespace medtech::sources
