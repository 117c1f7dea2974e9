// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/posting_page.hpp"

#include "core/sources/kinds/page.hpp"
#include "tests/unit/sources/support.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace medtech::sources;
using namespace medtech::sources::testing;

namespace {

constexpr const char* address = "https://careers.example.org/jobs/17?utm=x";

std::string script(const std::string& json) {
  return "<script type=\"application/ld+json\">" + json + "</script>";
}

std::string html(const std::string& head, const std::string& body = {}) {
  return "<!DOCTYPE html><html><head><title>Careers</title>" + head + "</head><body>" + body +
         "</body></html>";
}

Reading read(const std::string& page) { return read_posting_page(page, {}, address); }

}  // namespace

TEST_CASE("every address of a page source is asked for") {
  SourceConfig config;
  config.urls = {"https://a.example/1", "https://a.example/2"};
  const auto requests = page::requests(config);
  REQUIRE(requests.size() == 2);
  CHECK(requests[1].http.url == "https://a.example/2");
}

TEST_CASE("postings in JSON-LD are found wherever they stand") {
  const std::string one = R"({"@context":"https://schema.org","@type":"JobPosting","title":"MLS"})";
  for (const std::string& json :
       {one, "[" + one + "]", R"({"@graph":[{"@type":"WebSite"},)" + one + "]}",
        R"({"@type":"WebPage","mainEntity":)" + one + "}",
        R"({"@type":"ItemList","itemListElement":[{"@type":"ListItem","item":)" + one + "}]}",
        std::string(R"({"@type":["Thing","http://schema.org/JobPosting"],"title":"MLS"})")}) {
    CAPTURE(json);
    CHECK(only(read(html(script(json)))).title == "MLS");
  }
}

TEST_CASE("one bad block hides no other, and what can be mended is") {
  const Reading reading =
      read(html(script("{ this is no JSON") + script("{\"@type\":\"JobPosting\",\"title\":\"MLS\","
                                                     "\"description\":\"line one\nline\ttwo\",}")));
  CHECK(only(reading).title == "MLS");
  CHECK(reading.problems.size() == 1);
}

TEST_CASE("a posting without an address of its own is known by its page's") {
  CHECK(only(read(html(script(R"({"@type":"JobPosting","title":"MLS"})")))).url == address);
  CHECK(only(read(html("<link rel=canonical href='/jobs/17'>" +
                       script(R"({"@type":"JobPosting","title":"MLS"})"))))
            .url == "https://careers.example.org/jobs/17");
  SUBCASE("but not by a front page or another site") {
    for (const char* canonical : {"https://careers.example.org/", "https://careers.example.org",
                                  "https://elsewhere.example/17"}) {
      CAPTURE(canonical);
      const std::string link = "<link rel=canonical href='" + std::string(canonical) + "'>";
      CHECK(only(read(html(link + script(R"({"@type":"JobPosting","title":"MLS"})")))).url ==
            address);
    }
  }
}

TEST_CASE("addresses that can't be a posting's own are not believed") {
  const auto url_of = [](const std::string& url) {
    return only(
               read(html(script(R"({"@type":"JobPosting","title":"MLS","url":")" + url + R"("})"))))
        .url;
  };
  CHECK(url_of("https://careers.example.org/") == address);
  CHECK(url_of("https://careers.example.org/jobs") == address);
  CHECK(url_of("javascript:alert(1)") == address);
  CHECK(url_of("/jobs/17") == "https://careers.example.org/jobs/17");
  CHECK(url_of("https://ats.example/apply/17") == "https://ats.example/apply/17");
}

TEST_CASE("a numbered folder above the page may be the posting's own address") {
  const std::string posting =
      script(R"({"@type":"JobPosting","title":"MLS","url":"https://careers.example.org/jobs/17"})");
  const std::string page = "https://careers.example.org/jobs/17/apply";
  CHECK(only(read_posting_page(html(posting), {}, page)).url ==
        "https://careers.example.org/jobs/17");
}

TEST_CASE("several postings without addresses stay apart, and none is known by its place") {
  const Reading reading = read(html(script(
      R"([{"@type":"JobPosting","title":"MLS","identifier":"R 1"},{"@type":"JobPosting","title":"MLS","identifier":"R 2"},
    {"@type":"JobPosting","title":"MLT"},{"@type":"JobPosting","title":"MLS","identifier":"R 1"},
    {"@type":"JobPosting","title":"MLT","description":"Nights"},{"@type":"JobPosting","title":"MLT"},
    {"@type":"JobPosting","title":"HTL","url":"/jobs/18"}])")));
  REQUIRE(reading.listings.size() == 5);
  for (std::size_t i = 0; i < 4; ++i) {
    CAPTURE(i);
    CHECK(reading.listings[i].url == address);
    CHECK(reading.listings[i].url_is_shared);
  }
  CHECK(reading.listings[3].description == "Nights");
  CHECK_FALSE(reading.listings[4].url_is_shared);
  CHECK_FALSE(only(read(html(script(R"({"@type":"JobPosting","title":"MLS"})")))).url_is_shared);
}

TEST_CASE("microdata is read where there is no JSON-LD") {
  const std::string item =
      R"(<div itemscope itemtype="https://schema.org/JobPosting"><h1 itemprop="title">Field Engineer</h1>
    <div itemprop="hiringOrganization" itemscope itemtype="https://schema.org/Organization"><span itemprop="name">Acme</span></div>
    <div itemprop="jobLocation" itemscope itemtype="https://schema.org/Place"><div itemprop="address" itemscope
      itemtype="https://schema.org/PostalAddress"><span itemprop="addressLocality">Reno</span>, <span itemprop="addressRegion">NV</span></div></div>
    <meta itemprop="datePosted" content="2026-10-06"><div itemprop="description"><p>Fix <b>scanners</b></p></div></div>)";
  const auto raw = only(read(html("", item)));
  CHECK(raw.title == "Field Engineer");
  CHECK(raw.employer == "Acme");
  CHECK(raw.places.at(0).city == "Reno");
  CHECK(raw.places.at(0).state == "NV");
  CHECK(raw.posted == "2026-10-06");
  CHECK(raw.description.contains("<b>scanners</b>"));
  CHECK(only(read(html(script(R"({"@type":"JobPosting","title":"MLS"})"), item))).title == "MLS");
}

TEST_CASE("a page without postings is a failure that shows its title") {
  const Reading reading = read(html("", "Job not found"));
  CHECK(reading.failure.contains("no JobPosting"));
  CHECK(reading.failure.contains("Careers"));
  CHECK_FALSE(read("").failure.empty());
  CHECK_FALSE(read(html(script(R"({"@type":"JobPosting"})"))).failure.empty());
}

TEST_CASE("a page out of a file has no address but what it says itself") {
  const std::string posting = script(R"({"@type":"JobPosting","title":"MLS"})");
  CHECK(only(read_posting_page(html(posting), {}, "saved/page.html")).url.empty());
  const std::string link = "<link rel=canonical href='https://a.example/1'>";
  CHECK(only(read_posting_page(html(link + posting), {}, "saved/page.html")).url ==
        "https://a.example/1");
}
