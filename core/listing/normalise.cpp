// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/normalise.hpp"

#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/format/html.hpp"
#include "core/listing/clean.hpp"
#include "core/listing/dates.hpp"
#include "core/listing/location.hpp"
#include "core/listing/other_openings.hpp"
#include "core/listing/pay.hpp"
#include "core/listing/phrases.hpp"
#include "core/listing/place_words.hpp"
#include "core/listing/understand.hpp"
#include "core/listing/work_terms.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace medtech::listing {

namespace {

constexpr auto nameless =
    std::to_array<std::string_view>({"unavailable", "null", "n/a", "none", "-"});

// Text without markup keeps its blanks: they part the columns of what was a table.
std::string text_of(std::string_view description) {
  if (html::looks_like_html(description)) return html::to_text(description);
  return text::replace_all(text::replace_all(description, "\r\n", "\n"), "\r", "\n");
}

// A description as plain text. Sources escape markup once too often at times, so that text which
// still has end tags is read once more.
std::string clean_description(std::string_view description) {
  constexpr std::size_t markup_share = 8;  // bytes of markup for one of text, at most
  const std::string_view start = start_of(description, limits::description_bytes * markup_share);
  std::string text = text_of(start);
  const std::size_t tag = text.find("</");
  if (tag != std::string::npos && tag + 2 < text.size() && text::is_alpha(text[tag + 2])) {
    text = html::to_text(text);
  }
  text = with_parted_sentences(start_of(text::printable(text), limits::description_bytes));
  text.resize(start_of(text, limits::description_bytes).size());
  return std::string(text::trim(text));
}

std::string clean_employer(const RawListing& raw, const Circumstances& circumstances) {
  std::string employer = clean_line(raw.employer, limits::line_bytes);
  if (employer.empty() || is_one_of(employer, nameless)) {
    employer = clean_line(circumstances.default_employer, limits::line_bytes);
  }
  return employer;
}

// "Req ID: R-1234" → "R-1234"; a text without a digit ("See Opening ID") is no number of an
// opening.
std::string clean_requisition(std::string_view written) {
  static constexpr auto labels = std::to_array<std::string_view>(
      {"requisition number", "requisition id", "requisition no", "requisition", "job requisition",
       "req id", "req no", "req", "job id", "job number", "job no", "reference number",
       "reference"});
  const std::string line = clean_line(written, limits::line_bytes);
  std::string_view rest = line;
  for (const auto label : labels) {
    if (!text::starts_with_ignoring_case(rest, label)) continue;
    const std::string_view behind = text::trim(rest.substr(label.size()));
    const bool parted = behind.find_first_of(":#.") == 0;
    if (parted) rest = behind;
    break;
  }
  while (!rest.empty() && std::string_view(":#. ").find(rest.front()) != std::string_view::npos) {
    rest.remove_prefix(1);
  }
  return std::ranges::any_of(rest, text::is_digit) ? std::string(rest) : std::string();
}

// An address people can open: http or https with a host, printable, without the port that its
// scheme implies. "" for others, and for longer ones than limits::url_bytes, which can't be cut.
std::string clean_url(std::string_view written) {
  std::string url(text::trim(written));
  const bool secure = text::starts_with_ignoring_case(url, "https://");
  if (!secure && !text::starts_with_ignoring_case(url, "http://")) return {};
  const auto is_printable = [](char c) { return c > ' ' && c != '\x7F' && c != '<' && c != '"'; };
  const auto is_fine = [&](char c) {
    return is_printable(c) || static_cast<unsigned char>(c) >= 0x80;
  };
  if (url.size() > limits::url_bytes || !std::ranges::all_of(url, is_fine)) return {};
  if (text::printable(url) != url) return {};
  const std::size_t host = url.find("//") + 2;
  const std::size_t host_end = std::min(url.find_first_of("/?#", host), url.size());
  std::string authority = text::lower(std::string_view(url).substr(host, host_end - host));
  const std::string_view port = secure ? ":443" : ":80";
  if (authority.ends_with(port)) authority.resize(authority.size() - port.size());
  const bool has_host = !authority.empty() && text::is_alnum(authority.front());
  if (!has_host || authority.find('@') != std::string::npos) return {};
  return (secure ? "https://" : "http://") + authority + url.substr(host_end);
}

std::optional<bool> is_remote(const RawListing& raw, const Whereabouts& whereabouts,
                              std::string_view title) {
  if (raw.remote) return raw.remote;
  return whereabouts.remote ? whereabouts.remote : find_remote_in_title(title);
}

}  // namespace

std::optional<Listing> normalise(const RawListing& raw, const Circumstances& circumstances) {
  Listing listing;
  listing.title = clean_line(raw.title, limits::title_bytes);
  if (listing.title.empty()) return std::nullopt;
  listing.requisition = clean_requisition(raw.requisition);
  listing.employer = clean_employer(raw, circumstances);
  listing.url = clean_url(raw.url);
  listing.url_is_shared = raw.url_is_shared;
  if (!circumstances.many_origins) {
    listing.native_id = clean_line(raw.native_id, limits::line_bytes);
  }
  listing.source = circumstances.source;
  listing.description = clean_description(raw.description);
  listing.posted = parse_past_date(raw.posted, circumstances.today);
  listing.closes = parse_date(raw.closes, circumstances.today);

  Whereabouts whereabouts = locate(raw.places, circumstances.places);
  listing.remote = is_remote(raw, whereabouts, listing.title);
  listing.places = std::move(whereabouts.places);

  const Place place = listing.places.empty() ? Place{} : listing.places.front();
  listing.pay = parse_pay(raw.pay, place.country);
  const std::string own = without_other_openings(listing.description);
  if (!listing.pay) listing.pay = find_pay(own, place, circumstances.places);
  if (!listing.pay) listing.pay = find_pay_in_title(listing.title, place, circumstances.places);

  const WorkTerms terms = work_terms(raw, listing.title, own);
  listing.employment_type = terms.employment_type;
  listing.schedule = terms.schedule;
  listing.shift = terms.shift;
  if (circumstances.knowledge != nullptr)
    listing.understanding = understand(listing, *circumstances.knowledge);
  return listing;
}

}  // namespace medtech::listing
