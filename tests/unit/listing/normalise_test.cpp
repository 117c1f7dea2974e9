// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/normalise.hpp"

#include "core/base/limits.hpp"
#include "core/base/text.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace medtech::listing {

namespace {

Circumstances sunday() {
  Circumstances circumstances;
  circumstances.today = *parse_iso_date("2026-11-22");
  circumstances.default_employer = "Riverside Regional";
  circumstances.source = "riverside";
  return circumstances;
}

RawListing titled(std::string_view title) {
  RawListing raw;
  raw.title = title;
  return raw;
}

Listing normalised(const RawListing& raw) {
  auto listing = normalise(raw, sunday());
  REQUIRE(listing);
  return std::move(*listing);
}

}  // namespace

TEST_CASE("a day to come may close an opening, and did not post it") {
  RawListing raw = titled("MLS");
  raw.posted = "13/12/2026";
  raw.closes = "13/12/2026";
  CHECK_FALSE(normalised(raw).posted);
  CHECK(normalised(raw).closes == parse_iso_date("2026-12-13"));
}

TEST_CASE("a raw listing becomes a listing, field by field") {
  RawListing raw;
  raw.requisition = "Req ID: R-1024";
  raw.title = "Medical Laboratory Scientist &ndash; <b>Nights</b>";
  raw.employer = "Lakeside Health &amp; Labs";
  raw.url = "HTTPS://Jobs.Example.org:443/job/1024?utm=Feed";
  raw.places = {{"", "Dayton", "Ohio", "45402", "United States", {}, {}}};
  raw.description =
      "<p>Join our core laboratory.</p><ul><li>FTE: 0.9</li><li>Pay range: $31.50 - $42.00 per "
      "hour</li></ul>";
  raw.posted = "Posted 3 Days Ago";
  raw.closes = "2026-12-31";
  raw.employment_type = "Regular";
  const Listing listing = normalised(raw);
  CHECK(listing.requisition == "R-1024");
  CHECK(listing.title == "Medical Laboratory Scientist \u2013 Nights");
  CHECK(listing.employer == "Lakeside Health & Labs");
  CHECK(listing.url == "https://jobs.example.org/job/1024?utm=Feed");
  CHECK(listing.source == "riverside");
  REQUIRE(listing.places.size() == 1);
  CHECK(listing.places[0].state == "OH");
  CHECK(listing.places[0].lat);
  CHECK_FALSE(listing.remote);
  CHECK(listing.shift == Shift::night);
  CHECK(listing.schedule == Schedule::full_time);
  CHECK(listing.employment_type == EmploymentType::permanent);
  REQUIRE(listing.pay);
  CHECK(listing.pay->max == 42);
  CHECK(listing.pay->source == PaySource::text);
  CHECK(listing.posted == parse_iso_date("2026-11-19"));
  CHECK(listing.closes == parse_iso_date("2026-12-31"));
  CHECK(listing.description.find("Join our core laboratory.") == 0);
  CHECK(listing.description.find('<') == std::string::npos);
  CHECK(listing.id.empty());
  CHECK_FALSE(listing.first_seen);
}

TEST_CASE("a row without a title is no listing") {
  CHECK_FALSE(normalise(titled(""), sunday()));
  CHECK_FALSE(normalise(titled(" \n&nbsp; "), sunday()));
  CHECK(normalise(titled("BMET"), sunday()));
}

TEST_CASE("what a source does not say stays unknown") {
  const Listing listing = normalised(titled("BMET II"));
  CHECK(listing.requisition.empty());
  CHECK(listing.employer == "Riverside Regional");
  CHECK(listing.places.empty());
  CHECK_FALSE(listing.remote);
  CHECK_FALSE(listing.pay);
  CHECK_FALSE(listing.posted);
  CHECK_FALSE(listing.shift);
  CHECK(listing.url.empty());
  CHECK(listing.description.empty());
}

TEST_CASE("a requisition has a digit and no label") {
  struct Row {
    std::string_view written;
    std::string_view requisition;
  };
  for (const Row& row : std::vector<Row>{{"R-1024", "R-1024"},
                                         {"Requisition #: 1024", "1024"},
                                         {"Job ID: #1024", "1024"},
                                         {"REQ20251024", "REQ20251024"},
                                         {"#1024", "1024"},
                                         {"See Opening ID", ""},
                                         {"N/A", ""},
                                         {"", ""}}) {
    CAPTURE(row.written);
    RawListing raw = titled("BMET");
    raw.requisition = row.written;
    CHECK(normalised(raw).requisition == row.requisition);
  }
}

TEST_CASE("only addresses that people can open are kept") {
  struct Row {
    std::string_view written;
    std::string_view url;
  };
  for (const Row& row : std::vector<Row>{
           {"https://jobs.example.org/1?a=b&c=d#top", "https://jobs.example.org/1?a=b&c=d#top"},
           {" http://jobs.example.org:80/1 ", "http://jobs.example.org/1"},
           {"https://jobs.example.org:8443/1", "https://jobs.example.org:8443/1"},
           {"https://JOBS.example.org", "https://jobs.example.org"},
           {"javascript:alert(1)", ""},
           {"data:text/html,x", ""},
           {"//jobs.example.org/1", ""},
           {"https://", ""},
           {"https:///1", ""},
           {"https://user:word@jobs.example.org/", ""},
           {"https://jobs.example.org/a b", ""},
           {"https://jobs.example.org/\x1b[31m", ""},
           {"https://jobs.example.org/\u202Egpj.exe", ""},
           {"https://jobs.example.org/\"onclick", ""},
           {"", ""}}) {
    CAPTURE(row.written);
    RawListing raw = titled("BMET");
    raw.url = row.written;
    CHECK(normalised(raw).url == row.url);
  }
  RawListing raw = titled("BMET");
  raw.url = "https://jobs.example.org/" + std::string(limits::url_bytes, 'a');
  CHECK(normalised(raw).url.empty());
}

TEST_CASE("descriptions are plain text, even where their markup was escaped once too often") {
  RawListing raw = titled("BMET");
  raw.description = "&lt;p&gt;Repairs &lt;b&gt;infusion pumps&lt;/b&gt;.&lt;/p&gt;";
  CHECK(normalised(raw).description == "Repairs infusion pumps.");
  raw.description = "Platelets < 50 and > 10\nSecond line";
  CHECK(normalised(raw).description == "Platelets < 50 and > 10\nSecond line");
}

TEST_CASE("plain text keeps its columns, and lost line breaks are put back") {
  RawListing raw = titled("BMET");
  raw.description = "Shift: Days    Type: PRN\r\nUnion: no";
  CHECK(normalised(raw).description == "Shift: Days    Type: PRN\nUnion: no");
  raw.description =
      "Tests body fluids.ResponsibilitiesRuns quality control.Files reports.QualificationsMinimum "
      "Education: Bachelor's";
  CHECK(normalised(raw).description ==
        "Tests body fluids.\nResponsibilities\nRuns quality control. Files reports.\n"
        "Qualifications\nMinimum Education: Bachelor's");
  for (const std::string_view same :
       {"See www.example.com/About.Html", "Write to Jo.Smith@example.org", "Dr.Who and U.S.Army",
        "BioFire and QuantStudio", "9 a.m.Monday"}) {
    raw.description = same;
    CHECK(normalised(raw).description == same);
  }
}

TEST_CASE("a text without a blank is read in bounded time") {
  RawListing raw = titled("BMET");
  while (raw.description.size() < 4 * limits::description_bytes) raw.description += "word.Xaz";
  const Listing listing = normalised(raw);
  CHECK(listing.description.size() <= limits::description_bytes);
  CHECK(listing.description.starts_with("word. Xazword. Xaz"));
}

TEST_CASE("openings besides this one tell nothing of its pay and terms") {
  RawListing raw = titled("Medical Technologist - 13 weeks");
  raw.description =
      "Estimated weekly pay\n$2,088.00 - $2,296.00\nShift: Nights\n\nMore jobs nearby: Histotech, "
      "$2,310/wk; Part-time CT Tech\n\nSimilar jobs\nMLS Lead\n$3,500 - $3,900 weekly\n\n"
      "Benefits\nHousing help";
  const Listing listing = normalised(raw);
  REQUIRE(listing.pay);
  CHECK(listing.pay->min == 2088);
  CHECK(listing.pay->max == 2296);
  CHECK(listing.shift == Shift::night);
  CHECK_FALSE(listing.schedule);
  CHECK(listing.description.contains("$2,310/wk"));
  raw.description = "Other duties as assigned: none\nPay: $30 - $34 per hour";
  CHECK(normalised(raw).pay->min == 30);
}

TEST_CASE("nothing that a terminal would act on comes through") {
  RawListing raw = titled("BMET\x1b[2J \u202Etxet\r\nII");
  raw.employer = "Lake\x07side\tHealth";
  raw.description = "a\x1b]0;title\x07 \u202Eb\u2069";
  raw.places = {{"", "Day\x1bton", "OH", "", "", {}, {}}};
  const Listing listing = normalised(raw);
  for (const auto& text :
       {listing.title, listing.employer, listing.description, listing.places.at(0).city}) {
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find('\x07') == std::string::npos);
    CHECK(text.find("\u202E") == std::string::npos);
  }
  CHECK(listing.title.find('\n') == std::string::npos);
}

TEST_CASE("every field is bounded and stays valid UTF-8") {
  std::string long_text;
  while (long_text.size() < 2'000'000) long_text += "Analyzer \u00E9\u4E2D ";
  RawListing raw = titled(long_text);
  raw.employer = long_text;
  raw.requisition = "1" + long_text;
  raw.description = long_text;
  raw.employment_type = long_text;
  raw.schedule = long_text;
  raw.shift = long_text;
  raw.posted = long_text;
  raw.pay.text = long_text;
  const std::string place = long_text.substr(0, 20'000);
  raw.places.assign(300, {place, place, place, place, place, {}, {}});
  const Listing listing = normalised(raw);
  CHECK(listing.title.size() <= limits::title_bytes);
  CHECK(listing.employer.size() <= limits::line_bytes);
  CHECK(listing.requisition.size() <= limits::line_bytes);
  CHECK(listing.description.size() <= limits::description_bytes);
  CHECK(listing.places.size() <= limits::places_per_listing);
  for (const auto& text :
       {listing.title, listing.employer, listing.requisition, listing.description}) {
    CHECK(text::is_valid_utf8(text));
  }
}

TEST_CASE("fields win over what the text says") {
  RawListing raw = titled("Coder - Remote");
  raw.remote = false;
  raw.pay.min = 30;
  raw.pay.max = 35;
  raw.pay.currency = "USD";
  raw.pay.interval = "HOUR";
  raw.description = "Pay range: $50 - $60 per hour";
  Listing listing = normalised(raw);
  CHECK(listing.remote == false);
  CHECK(listing.pay->max == 35);
  CHECK(listing.pay->source == PaySource::stated);
  raw.remote.reset();
  listing = normalised(raw);
  CHECK(listing.remote == true);
}

}  // namespace medtech::listing
