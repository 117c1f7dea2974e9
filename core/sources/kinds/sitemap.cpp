// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/sitemap.hpp"

#include "core/base/limits.hpp"
#include "core/base/number.hpp"
#include "core/base/text.hpp"
#include "core/format/pattern.hpp"
#include "core/format/xml.hpp"
#include "core/net/url.hpp"
#include "core/sources/answer.hpp"
#include "core/sources/posting_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace medtech::sources::sitemap {

namespace {

constexpr std::size_t deepest = 3;  // sitemaps inside sitemaps
constexpr std::size_t pages_usually = 300;
constexpr std::string_view usual_pages =
    R"(/job/|/jobs?/[^/?#]*\d|/requisition|/posting|/jobdetail|/(career|position|opening|vacanc|opportunit)[a-z-]*/.*\d)";
constexpr std::string_view match_wanted =
    "set `match` to a pattern of those that are, or `search` to other words";

Request map_request(const SourceConfig& config, std::string url, std::size_t depth) {
  Request request;
  request.http = get_request(config, std::move(url));
  request.http.headers = {{"Accept", "application/xml, text/xml, text/plain;q=0.8"}};
  request.offset = depth;
  return request;
}

Request page_of_opening(const SourceConfig& config, std::string url) {
  Request request;
  request.http = get_request(config, std::move(url));
  request.http.headers = {{"Accept", "text/html"}};
  request.purpose = Request::Purpose::detail;
  return request;
}

// The words of an address: "/job/dayton/medical-technologist_77" → " job dayton medical … 77 ".
std::string words_of_address(std::string_view url) {
  std::string words = " ";
  for (const char c : text::fold(net::percent_decode(url))) {
    const bool part = text::is_alnum(c) || (c & 0x80) != 0;
    if (part || words.back() != ' ') words += part ? c : ' ';
  }
  return words + ' ';
}

bool has_all_words(const std::string& address, std::string_view query) {
  const std::vector<std::string_view> words = text::split(query, ' ');
  return std::ranges::all_of(words, [&](std::string_view word) {
    return address.find(" " + text::fold(word)) != address.npos;
  });
}

// Which addresses of a sitemap are asked for, and in which order where not all can be.
class Choice {
 public:
  enum class Rank { named, possible, of_another_field, none };

  Choice(const SourceConfig& config, const TitleFilter& other_fields)
      : config_(config),
        other_fields_(other_fields),
        pattern_(Pattern::compile(
            config.key("match").empty() ? usual_pages : std::string_view(config.key("match")))) {}

  /// A `search` that a person wrote decides; without one only what is plainly of another field is
  /// left out, since no list of words names all titles of ours.
  [[nodiscard]] Rank rank(const std::string& url) const {
    if (!pattern_ || !pattern_->found_in(url)) return Rank::none;
    const std::string words = words_of_address(url);
    const bool named = std::ranges::any_of(
        config_.search, [&](const auto& query) { return has_all_words(words, query); });
    if (named) return Rank::named;
    if (config_.search_written && !config_.search.empty()) return Rank::none;
    return other_fields_.of_another_field(words) ? Rank::of_another_field : Rank::possible;
  }

 private:
  const SourceConfig& config_;
  const TitleFilter& other_fields_;
  Result<Pattern> pattern_;
};

// Adds what a map names; other hosts are nobody's business of this source.
class MapReader {
 public:
  MapReader(const SourceConfig& config, const Request& request, const TitleFilter& other_fields)
      : config_(config),
        request_(request),
        origin_(net::origin(request.http.url)),
        choice_(config, other_fields) {}

  void add_map(std::string_view written) {
    std::string url = own_address(written);
    if (url.empty() || request_.offset >= deepest) return;
    reading_.further.push_back(map_request(config_, std::move(url), request_.offset + 1));
  }

  void add_page(std::string_view written) {
    std::string url = own_address(written);
    if (url.empty()) return;
    const Choice::Rank rank = choice_.rank(url);
    if (rank == Choice::Rank::named) named_.push_back(std::move(url));
    if (rank == Choice::Rank::possible) possible_.push_back(std::move(url));
    if (rank == Choice::Rank::of_another_field) ++others_;
    if (rank == Choice::Rank::none) ++unlike_;
  }

  Reading take() {
    const bool nothing = named_.empty() && possible_.empty() && others_ == 0;
    // One of several maps may well hold other pages.
    if (nothing && unlike_ > 0 && request_.offset == 0 && reading_.further.empty()) {
      return failed_reading(fmt::format("none of its {} looks like an opening's: {}",
                                        text::count(unlike_, "address", "addresses"),
                                        match_wanted));
    }
    named_.insert(named_.end(), possible_.begin(), possible_.end());
    if (named_.size() > most_pages()) {
      reading_.truncated = true;
      named_.resize(most_pages());
    }
    for (std::string& url : named_)
      reading_.further.push_back(page_of_opening(config_, std::move(url)));
    if (others_ > 0) {
      reading_.problems.push_back(text::count(others_, "page", "pages") +
                                  " of other fields by their addresses: not asked for");
    }
    reading_.whole = false;
    return std::move(reading_);
  }

 private:
  [[nodiscard]] std::string own_address(std::string_view written) const {
    std::string url = written_url(config_, web_address(written));
    return url.size() <= limits::url_bytes && net::origin(url) == origin_ ? url : std::string();
  }
  [[nodiscard]] std::size_t most_pages() const {
    const int most = whole_number(config_.key("max_pages")).value_or(0);
    return most > 0 ? static_cast<std::size_t>(most) : pages_usually;
  }

  const SourceConfig& config_;
  const Request& request_;
  std::string origin_;
  Choice choice_;
  std::vector<std::string> named_;     // openings' addresses with words of a search
  std::vector<std::string> possible_;  // others that may be of our fields
  std::size_t others_ = 0;
  std::size_t unlike_ = 0;  // addresses that are none of openings, or that no search is for
  Reading reading_;
};

Reading read_robots(MapReader reader, std::string_view text) {
  constexpr std::string_view label = "sitemap:";
  for (const std::string_view line : text::lines(text)) {
    const std::string_view trimmed = text::trim(line);
    if (text::starts_with_ignoring_case(trimmed, label))
      reader.add_map(trimmed.substr(label.size()));
  }
  Reading reading = reader.take();
  return reading.further.empty() ? failed_reading("it names no sitemap of this site") : reading;
}

Reading read_map(const SourceConfig& config, const Request& request, const net::Response& response,
                 const TitleFilter& other_fields) {
  MapReader reader(config, request, other_fields);
  std::string unpacked;
  const auto body = body_of(response, unpacked);
  if (!body) return failed_reading(body.error().message);
  const std::string path = request.http.url.substr(0, request.http.url.find('?'));
  if (path.ends_with("/robots.txt")) return read_robots(std::move(reader), *body);
  if (begins_like_html(*body))
    return failed_reading("HTML where a sitemap was due (a bot wall or a wrong address)");
  const auto document = xml::Document::parse(*body, {}, charset_of(response.content_type));
  if (!document) return failed_reading("no readable XML: " + document.error().message);
  const xml::Element root = document->root();
  if (root.name() != "urlset" && root.name() != "sitemapindex")
    return failed_reading("no sitemap: the root element is <" + root.name() + ">");
  std::size_t entries = 0;
  for (const xml::Element& entry : root.children()) {
    if (++entries > limits::items_per_document) break;
    if (entry.name() == "sitemap") reader.add_map(entry.child_text("loc"));
    if (entry.name() == "url") reader.add_page(entry.child_text("loc"));
  }
  return reader.take();
}

}  // namespace

std::vector<Request> requests(const SourceConfig& config) {
  std::vector<Request> all;
  all.push_back(map_request(config, written_url(config, config.key("url")), 0));
  return all;
}

Reading read(const SourceConfig& config, const Request& request, const net::Response& response,
             const Circumstances& circumstances) {
  if (request.purpose == Request::Purpose::list)
    return read_map(config, request, response, circumstances.other_fields);
  const std::string& url = response.url.empty() ? request.http.url : response.url;
  Reading reading = read_posting_page(response.body, charset_of(response.content_type), url);
  for (listing::RawListing& raw : reading.listings) {
    if (raw.employer.empty()) raw.employer = config.employer;
  }
  return reading;
}

}  // namespace medtech::sources::sitemap
