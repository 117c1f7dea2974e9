// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/greenhouse.hpp"

#include "core/base/text.hpp"
#include "core/format/html.hpp"
#include "core/sources/answer.hpp"
#include "core/sources/board.hpp"
#include "core/sources/fields.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace medtech::sources::greenhouse {

namespace {

using json::Value;
using listing::RawListing;

bool is_prospect(Value job) { return job["internal_job_id"].is_null(); }

// Fields of the form "See Opening ID" are no numbers.
std::string requisition_of(Value job) {
  std::string number = job["requisition_id"].scalar_text();
  return std::ranges::any_of(number, text::is_digit) ? number : std::string();
}

// The service has no field for the period; people write it into the range's title or the text
// beside it.
std::string_view interval_in(std::string_view text) {
  const auto has = [text](std::string_view word) {
    return text::find_ignoring_case(text, word) != std::string_view::npos;
  };
  if (has("hour") || has("/hr") || has("per hr")) return "hour";
  if (has("annual") || has("year") || has("salary")) return "year";
  return {};
}

std::string_view interval_of(Value range) {
  const std::string_view interval = interval_in(range["title"].string_or_empty());
  return interval.empty() ? interval_in(range["blurb"].string_or_empty()) : interval;
}

// One range for each place of work: together they span what the job pays, as far as they speak of
// the same currency and period.
listing::RawPay pay_of(Value ranges) {
  listing::RawPay pay;
  ranges.each([&](Value range) {
    const auto min = range["min_cents"].number();
    const auto max = range["max_cents"].number();
    const std::string_view currency = range["currency_type"].string_or_empty();
    const std::string_view interval = interval_of(range);
    if (!min && !max) return;
    const bool first = !pay.min && !pay.max;
    if (first) {
      pay.currency = currency;
      pay.interval = interval;
    } else if (pay.currency != currency || pay.interval != interval) {
      return;
    }
    if (min && *min > 0) pay.min = std::min(pay.min.value_or(*min / 100), *min / 100);
    if (max && *max > 0) pay.max = std::max(pay.max.value_or(*max / 100), *max / 100);
  });
  if (!pay.min && !pay.max) return {};
  return pay;
}

// Boards keep type, shift and mode of work in fields of their own naming.
void take_metadata(Value metadata, RawListing& raw) {
  metadata.each([&](Value entry) {
    const std::string_view name = entry["name"].string_or_empty();
    std::string words;
    if (entry["value"].is_array()) {
      entry["value"].each([&](Value one) { add_label(words, one.scalar_text()); });
    } else {
      words = entry["value"].scalar_text();
    }
    const auto named = [name](std::string_view word) {
      return text::find_ignoring_case(name, word) != std::string_view::npos;
    };
    if (named("shift")) {
      add_label(raw.shift, words);
    } else if (named("schedule") || named("time type")) {
      add_label(raw.schedule, words);
    } else if (named("employment type") || named("job type") || named("worker type")) {
      add_label(raw.employment_type, words);
    } else if (named("location type") || named("workplace") || named("remote")) {
      if (const auto remote = remote_from(words)) raw.remote = remote;
    }
  });
}

// The job's own location counts; offices are units of the employer and stand in where it is
// missing.
void take_places(Value job, RawListing& raw) {
  add_places(raw.places, job["location"]["name"].string_or_empty());
  if (!raw.places.empty()) return;
  job["offices"].each([&](Value office) {
    const std::string_view location = office["location"].string_or_empty();
    add_places(raw.places, location.empty() ? office["name"].string_or_empty() : location);
  });
}

}  // namespace

std::vector<Request> requests(const SourceConfig& config) {
  const std::string path = "/v1/boards/" + path_segment(config.key("board")) +
                           "/jobs?content=true&pay_transparency=true";
  return board_request(config, service_url(config, "boards-api.greenhouse.io", path));
}

RawListing read_job(Value job) {
  RawListing raw;
  if (is_prospect(job)) return raw;
  raw.title = text::trim(job["title"].string_or_empty());
  raw.requisition = requisition_of(job);
  raw.native_id = job["id"].scalar_text();
  raw.employer = text::trim(job["company_name"].string_or_empty());
  raw.url = web_address(job["absolute_url"].string_or_empty());
  raw.posted = job["first_published"].string_or_empty();
  raw.closes = job["application_deadline"].string_or_empty();
  raw.description = html::decode_entities(job["content"].string_or_empty());
  raw.pay = pay_of(job["pay_input_ranges"]);
  take_metadata(job["metadata"], raw);
  take_places(job, raw);
  return raw;
}

Reading read_board(Value root) {
  const Value jobs = root["jobs"];
  if (!jobs.is_array()) return failed_reading("the answer has no jobs");
  Reading reading = read_list(jobs, [](Value job) {
    return is_prospect(job) ? std::nullopt : std::optional(read_job(job));
  });
  if (const auto total = root["meta"]["total"].integer(); total && *total >= 0) {
    reading.advertised = static_cast<std::size_t>(*total);
    reading.rows = jobs.size();
    reading.whole = reading.whole && jobs.size() == *reading.advertised;
  }
  return reading;
}

Reading read(const SourceConfig&, const Request&, const net::Response& response,
             const Circumstances&) {
  const auto document = parse_answer(response.body);
  if (!document) return failed_reading(document.error().message);
  return read_board(document->root());
}

}  // namespace medtech::sources::greenhouse
