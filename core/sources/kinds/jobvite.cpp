// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/jobvite.hpp"

#include "core/base/limits.hpp"
#include "core/base/number.hpp"
#include "core/base/text.hpp"
#include "core/format/html.hpp"
#include "core/net/url.hpp"
#include "core/sources/answer.hpp"
#include "core/sources/fields.hpp"
#include "core/sources/list_and_detail.hpp"
#include "core/sources/paging.hpp"
#include "core/sources/posting_page.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace medtech::sources::jobvite {

namespace {

using listing::RawListing;

constexpr std::string_view service_host = "jobs.jobvite.com";

std::string company_path(const SourceConfig& config, const std::string& rest) {
  return "/" + path_segment(config.key("company")) + rest;
}

Request page_request(const SourceConfig& config, const std::string& search, std::size_t page) {
  std::string path = company_path(config, "/search?");
  if (!search.empty()) path += "q=" + net::percent_encode(search) + "&";
  path += "p=" + std::to_string(page);
  Request request;
  request.http = get_request(config, service_url(config, service_host, path));
  request.http.headers = {{"Accept", "text/html"}};
  request.search = search;
  request.offset = page;
  return request;
}

// The id in "/acme/job/oAbc1?nl=1" or "/careers/acme/job/oAbc1"; "" for other addresses.
std::string_view opening_id(std::string_view link, std::string_view company) {
  link = link.substr(0, link.find_first_of("?#"));
  const std::size_t job = link.find("/job/");
  if (job == link.npos) return {};
  const std::string_view id = link.substr(job + 5);
  const std::string_view before = link.substr(0, job);
  const std::string name = net::percent_decode(before.substr(before.rfind('/') + 1));
  const bool fits = !id.empty() && std::ranges::all_of(id, text::is_alnum);
  return fits && text::equal_ignoring_case(name, company) ? id : std::string_view();
}

// The words of the first element of a class in a piece of a page, up to the end of its cell.
std::string words_of_class(std::string_view piece, std::string_view name) {
  const std::size_t at = piece.find(name);
  const std::size_t begin = at == piece.npos ? at : piece.find('>', at);
  if (begin == piece.npos) return {};
  std::string_view inside = piece.substr(begin + 1);
  std::size_t end = inside.size();
  for (const std::string_view tag : {"</td", "</div", "</li", "</tr"})
    end = std::min(end, inside.find(tag));
  return text::printable_line(html::to_text(inside.substr(0, end)));
}

/// A row of a page, found by the link to its opening.
struct Row {
  std::string id;
  RawListing raw;
};

// Rows are cells of a table, or boxes inside the link. What stands from one link to the next
// belongs to the first.
std::vector<Row> rows_of(const SourceConfig& config, std::string_view page) {
  constexpr std::string_view mark = "href=";
  std::vector<Row> rows;
  std::vector<std::size_t> begins;
  for (std::size_t at = page.find(mark); at != page.npos; at = page.find(mark, at + 1)) {
    const std::size_t open = at + mark.size();
    if (open >= page.size() || (page[open] != '"' && page[open] != '\'')) continue;
    const std::string_view begin = page.substr(open + 1, limits::url_bytes);
    const std::size_t length = begin.find(page[open]);
    if (length == begin.npos) continue;
    const std::string link = html::decode_entities(begin.substr(0, length));
    const std::string_view id = opening_id(link, config.key("company"));
    const bool again = !rows.empty() && rows.back().id == id;  // its title and a button
    if (id.empty() || again) continue;
    if (rows.size() >= limits::requests_per_source) break;
    begins.push_back(open + 1 + length);
    rows.push_back({.id = std::string(id), .raw = {}});
  }
  for (std::size_t n = 0; n < rows.size(); ++n) {
    const std::size_t end = n + 1 < rows.size() ? begins[n + 1] : page.size();
    const std::string_view piece = page.substr(begins[n], end - begins[n]);
    const std::size_t tag_end = std::min(piece.find('>'), piece.size() - 1);
    const std::size_t link_end = std::min(piece.find("</a"), piece.size());
    const std::string_view link = piece.substr(0, link_end).substr(std::min(tag_end + 1, link_end));
    RawListing& raw = rows[n].raw;
    raw.title = words_of_class(link, "jv-job-list-name");
    if (raw.title.empty()) raw.title = text::printable_line(html::to_text(link));
    raw.native_id = rows[n].id;
    raw.requisition = words_of_class(link, "jv-job-id");
    const std::string place = words_of_class(piece, "jv-job-list-location");
    // "2 Locations" names none; its page does.
    if (!place.empty() && !text::is_digit(place.front())) raw.places = {place_named(place)};
    raw.shift = words_of_class(piece, "jv-job-list-shift");
    raw.employment_type = words_of_class(piece, "jv-job-list-type");
    raw.url = service_url(config, service_host, company_path(config, "/job/" + rows[n].id));
  }
  return rows;
}

// "1-50 of 266", whatever stands behind it.
std::optional<std::size_t> total_of(std::string_view page) {
  const std::string words = words_of_class(page, "jv-pagination-text");
  const std::size_t of = words.find(" of ");
  if (of == words.npos) return std::nullopt;
  const std::string behind = text::replace_all(text::trim(words.substr(of + 4)), ",", "");
  const auto digits = std::ranges::find_if_not(behind, text::is_digit) - behind.begin();
  const auto total = whole_number(behind.substr(0, static_cast<std::size_t>(digits)));
  return total ? std::optional(static_cast<std::size_t>(*total)) : std::nullopt;
}

// "Acme Health Careers" → "Acme Health".
std::string employer_in_title(std::string_view page) {
  const html::Page read = html::read_page(page.substr(0, 16 * limits::kibibyte), "utf-8");
  std::string_view title = text::trim(read.title);
  if (!title.ends_with(" Careers")) return {};
  title.remove_suffix(8);
  return text::printable_line(title);
}

bool add_pages(const SourceConfig& config, const Request& request, std::string_view page_text,
               const std::vector<Row>& rows, Reading& reading) {
  const auto total = total_of(page_text);
  ListPage page{.rows = rows.size(),
                .first_item = rows.front().id,
                .own_size = true,
                .most = config.max_listings};
  if (total) page.total = static_cast<std::int64_t>(*total);
  const auto make = [&](std::size_t number, std::size_t) {
    return page_request(config, request.search, number);
  };
  return follow_pages(request, page, make, reading);
}

Reading read_results(const SourceConfig& config, const Request& request,
                     const Circumstances& circumstances, const net::Response& response) {
  const std::string_view page = response.body;
  if (response.url.contains("invalid=1"))
    return failed_reading("no company \"" + config.key("company") + "\" at Jobvite");
  const std::vector<Row> rows = rows_of(config, page);
  // Rows that nobody can read any more must not look like a site without openings.
  const bool says_none = text::find_ignoring_case(page, "no results found") != page.npos;
  if (rows.empty() && request.offset == 0 && !says_none)
    return failed_reading("no openings are recognised on the page (a bot wall or a wrong address)");
  Reading reading;
  if (rows.empty()) {
    const bool promised = request.counted && request.page * request.page_rows < *request.counted;
    reading.whole = request.page == 0 || (request.chained && !promised);
    reading.rows = 0;
    return reading;
  }
  if (!add_pages(config, request, page, rows, reading)) return reading;
  const std::string employer = employer_in_title(page);
  std::set<std::string> seen;
  for (const Row& each : rows) {
    if (!seen.insert(each.id).second) continue;
    RawListing row = each.raw;
    row.employer = employer.empty() ? config.employer : employer;
    add_row(config, circumstances.other_fields, std::move(row), reading,
            [&](RawListing one) { return page_of_row(config, request, std::move(one)); });
  }
  reading.whole = reading.whole && !reading.truncated && reading.bad_items == 0;
  return reading;
}

// The text of a page without JobPosting data.
std::string_view text_in(std::string_view page) {
  const std::size_t at = page.find("jv-job-detail-description");
  const std::size_t begin = at == page.npos ? at : page.find('>', at);
  if (begin == page.npos) return {};
  const std::string_view inside = page.substr(begin + 1);
  std::size_t end = inside.size();
  for (const std::string_view mark : {"jv-job-detail-bottom", "jv-footer", "jv-page-footer"})
    end = std::min(end, inside.find(mark));
  const std::string_view text = inside.substr(0, end);
  return text.substr(0, text.rfind('<'));  // the tag that the mark stands in
}

Reading read_opening(const Request& request, const net::Response& response) {
  RawListing row = request.row.value_or(RawListing{});
  Reading reading = read_posting_page(response.body, charset_of(response.content_type), row.url);
  if (!reading.failure.empty()) {
    const std::string_view text = text_in(response.body);
    if (text.empty() || row.title.empty()) return failed_reading("the page describes no opening");
    reading = {};
    row.description = text;
    reading.listings.push_back(std::move(row));
    return reading;
  }
  for (RawListing& raw : reading.listings) {
    identify_by_row(row, raw);
    if (raw.places.empty()) raw.places = row.places;
    if (raw.shift.empty()) raw.shift = row.shift;
  }
  return reading;
}

}  // namespace

std::vector<Request> requests(const SourceConfig& config) {
  return for_each_search(
      config, [&](const std::string& search) { return page_request(config, search, 0); });
}

Reading read(const SourceConfig& config, const Request& request, const net::Response& response,
             const Circumstances& circumstances) {
  return request.purpose == Request::Purpose::detail
             ? read_opening(request, response)
             : read_results(config, request, circumstances, response);
}

}  // namespace medtech::sources::jobvite
