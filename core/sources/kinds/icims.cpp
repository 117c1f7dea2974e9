// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/icims.hpp"

#include "core/base/text.hpp"
#include "core/format/html.hpp"
#include "core/format/pattern.hpp"
#include "core/net/url.hpp"
#include "core/sources/answer.hpp"
#include "core/sources/icims_address.hpp"
#include "core/sources/kinds/jibe.hpp"
#include "core/sources/list_and_detail.hpp"
#include "core/sources/posting_page.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace medtech::sources::icims {

namespace {

using listing::RawListing;

// Pages count from 0; in its frame the site leaves out what is around the results.
Request results_request(const SourceConfig& config, const std::string& search, std::size_t page) {
  std::string path = "/jobs/search?ss=1&pr=" + std::to_string(page) + "&in_iframe=1";
  if (!search.empty()) path += "&searchKeyword=" + net::percent_encode(search);
  Request request;
  request.http = get_request(config, service_url(config, config.key("host"), path));
  request.http.headers = {{"Accept", "text/html"}};
  request.search = search;
  request.offset = page;
  return request;
}

// The words of a link, without the label that is there for screen readers.
std::string_view title_in(std::string_view words) {
  words = text::trim(words);
  for (const std::string_view label : {"Job Title", "Requisition Title", "Title"}) {
    if (words.starts_with(label) && words.size() > label.size() &&
        !text::is_alpha(words[label.size()]))
      return text::trim(words.substr(label.size()));
  }
  return words;
}

// The page cut into the cards of its openings: where each begins, and what stands before the first.
// A page without cards is one piece.
std::vector<std::string_view> cards_of(std::string_view page) {
  constexpr std::string_view mark = "iCIMS_JobCardItem";
  std::vector<std::string_view> cards;
  std::size_t begin = 0;
  for (std::size_t at = page.find(mark); at != page.npos; at = page.find(mark, at + mark.size())) {
    const std::size_t tag = page.rfind('<', at);
    if (tag == page.npos || tag <= begin) continue;
    cards.push_back(page.substr(begin, tag - begin));
    begin = tag;
  }
  cards.push_back(page.substr(begin));
  return cards;
}

// What a card tells beside its title: places as "US-OH-Dayton", and the day in a tooltip.
class CardReader {
 public:
  void read(std::string_view card, RawListing& row) const {
    if (posted_) {
      if (const auto found = posted_->match(card)) row.posted = (*found)[1];
    }
    const std::string words = html::to_text(card);
    if (number_) {
      if (const auto found = number_->match(words)) row.requisition = (*found)[1];
    }
    if (!place_) return;
    for (const std::string_view line : text::lines(words)) {
      for (const std::string_view part : text::split(line, '|')) {
        const auto found = place_->match(part);
        if (!found) continue;
        listing::RawPlace place;
        place.text = (*found)[1];
        row.places.push_back(std::move(place));
      }
    }
  }

 private:
  Result<Pattern> posted_ =
      Pattern::compile(R"(title="(\d{1,2}/\d{1,2}/\d{4}) \d{1,2}:\d{2}(?::\d{2})? [AP]M)");
  Result<Pattern> number_ =  // as it is printed: the address has another one
      Pattern::compile(R"((?:^|\s)ID\s*:?\s*(\d{4}-\d{2,7})(?:\s|$))");
  Result<Pattern> place_ =
      Pattern::compile(R"((?:^|\s|Locations?)(US-[A-Z]{2}(?:-[^-].*?)?)\s*$)", false);
};

Request opening_request(const SourceConfig& config, const Request& list,
                        const IcimsOpening& opening, RawListing row) {
  net::Request http =
      get_request(config, service_url(config, config.key("host"), opening.path + "?in_iframe=1"));
  http.headers = {{"Accept", "text/html"}};
  return detail_request(list, std::move(http), std::move(row));
}

// The pages of a search end with one without openings, or one that was there before.
void add_next_page(const SourceConfig& config, const Request& request, const std::string& first,
                   std::size_t rows, Reading& reading) {
  const bool again = request.offset > 0 && request.first_item == first;
  if (rows == 0 || again) return;
  if ((request.offset + 1) * rows >= config.max_listings) {
    reading.truncated = true;
    return;
  }
  Request next = results_request(config, request.search, request.offset + 1);
  next.first_item = first;
  reading.further.push_back(std::move(next));
}

Reading read_results(const SourceConfig& config, const Request& request,
                     const Circumstances& circumstances, const net::Response& response) {
  const std::string page = html::decode_page(response.body, charset_of(response.content_type));
  Reading reading;
  std::set<std::string> seen;
  std::string first;
  const std::vector<std::string_view> cards = cards_of(page);
  const CardReader reader;
  for (const std::string_view card : cards) {
    for (const auto& [link, words] : html::read_page(card, "utf-8").links) {
      const auto opening = icims_opening_at(link);
      if (!opening || !seen.insert(opening->number).second) continue;
      if (first.empty()) first = opening->number;
      RawListing row;
      row.title = title_in(text::printable_line(words));
      row.native_id = opening->number;
      row.requisition = opening->number;
      row.employer = config.employer;
      row.url = service_url(config, config.key("host"), opening->path);
      if (cards.size() > 1) reader.read(card, row);
      if (row.title.empty()) row.title = opening->path;  // until its page is read
      add_row(config, circumstances.other_fields, std::move(row), reading, [&](RawListing one) {
        return opening_request(config, request, *opening, std::move(one));
      });
    }
  }
  // Its own pages name their parts so; a wall may name the host, in small letters.
  const bool its_page = response.body.find("iCIMS") != std::string::npos;
  if (seen.empty() && !its_page)
    return failed_reading("no page of results (a bot wall or a wrong address)");
  add_next_page(config, request, first, seen.size(), reading);
  reading.whole = !reading.truncated;
  return reading;
}

bool is_first_page(const SourceConfig& config, const Request& request) {
  const std::size_t first = jibe::is_page_request(request) ? 1 : 0;
  const std::string search = config.search.empty() ? "" : config.search.front();
  return request.offset == first && request.search == search;
}

// The front that answered the first search is asked for the others. Where its pauses leave no time
// for all of them, those of another day come first.
void add_other_searches(const SourceConfig& config, const Request& request, Date today,
                        Reading& reading) {
  if (!is_first_page(config, request)) return;
  const std::size_t others = config.search.empty() ? 0 : config.search.size() - 1;
  const auto day =
      static_cast<std::size_t>(std::max<std::int64_t>(today.time_since_epoch().count(), 0));
  for (std::size_t i = 0; i < others; ++i) {
    const std::string& search = config.search[1 + (day + i) % others];
    reading.further.push_back(jibe::is_page_request(request) ? jibe::page_request(config, search, 1)
                                                             : results_request(config, search, 0));
  }
}

// A front that is not there may be answered with the page of the one that is.
Reading read_front(const SourceConfig& config, const Request& request,
                   const Circumstances& circumstances, const net::Response& response) {
  Reading reading;
  if (jibe::is_page_request(request)) {
    const auto document = parse_answer(response.body);
    reading = document ? jibe::read_page(config, request, document->root())
                       : failed_reading(document.error().message);
  } else {
    reading = read_results(config, request, circumstances, response);
  }
  if (reading.failure.empty()) add_other_searches(config, request, circumstances.today, reading);
  for (RawListing& raw : reading.listings) {
    if (raw.employer.empty()) raw.employer = config.employer;
  }
  return reading;
}

}  // namespace

std::vector<Request> requests(const SourceConfig& config) {
  const std::string search = config.search.empty() ? "" : config.search.front();
  Request pages = results_request(config, search, 0);
  Request newer = jibe::page_request(config, search, 1);
  // A host of the employer's own name has the newer front, as a rule.
  const std::string& host = config.key("host");
  if (!host.empty() && !host.ends_with(".icims.com")) std::swap(pages, newer);
  pages.otherwise = {std::move(newer)};
  std::vector<Request> all;
  all.push_back(std::move(pages));
  return all;
}

Reading read(const SourceConfig& config, const Request& request, const net::Response& response,
             const Circumstances& circumstances) {
  if (request.purpose == Request::Purpose::list)
    return read_front(config, request, circumstances, response);
  const RawListing row = request.row.value_or(RawListing{});
  Reading reading = read_posting_page(response.body, charset_of(response.content_type), row.url);
  if (reading.failure.empty() && reading.listings.empty())
    return failed_reading("the page describes no opening");
  for (RawListing& raw : reading.listings) identify_by_row(row, raw);
  return reading;
}

}  // namespace medtech::sources::icims
