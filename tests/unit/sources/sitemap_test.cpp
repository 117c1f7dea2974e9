// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/sitemap.hpp"

#include "tests/support/http_wire.hpp"
#include "tests/unit/sources/support.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace medtech;
using namespace medtech::sources;
using namespace medtech::sources::testing;

namespace {

SourceConfig site(std::vector<std::string> search = {""}) {
  SourceConfig config;
  config.keys["url"] = "https://careers.example.org/sitemap.xml";
  config.search = std::move(search);
  return config;
}

Reading read_as(const SourceConfig& config, const std::string& body) {
  return sitemap::read(config, sitemap::requests(config).at(0), answer(body), on_a_day());
}

std::string map_of(const std::vector<std::string>& addresses) {
  std::string body =
      "<?xml version=\"1.0\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">";
  for (const std::string& address : addresses) body += "<url><loc>" + address + "</loc></url>";
  return body + "</urlset>";
}

const std::string home = "https://careers.example.org";

}  // namespace

TEST_CASE("of a sitemap the pages of openings are asked for, whose address has the words") {
  const std::string map =
      map_of({home + "/job/dayton/medical-technologist-nights/77", home + "/job/dayton/cook/78",
              home + "/about", "https://elsewhere.example/job/medical-technologist/1",
              home + "/jobs/1234?title=Technologist%20Medical"});
  const auto pages = [&](const SourceConfig& config) {
    std::vector<std::string> urls;
    for (const Request& request : read_as(config, map).further) urls.push_back(request.http.url);
    return urls;
  };
  CHECK(pages(site()).size() == 3);
  SourceConfig worded = site({"medical technologist"});
  worded.search_written = true;
  const auto chosen = pages(worded);
  REQUIRE(chosen.size() == 2);
  CHECK(chosen[0] == home + "/job/dayton/medical-technologist-nights/77");
  SourceConfig matched = site();
  matched.keys["match"] = "/about$";
  CHECK(pages(matched) == std::vector<std::string>{home + "/about"});
  SourceConfig few = site();
  few.keys["max_pages"] = "1";
  const Reading cut = read_as(few, map);
  CHECK(cut.further.size() == 1);
  CHECK(cut.truncated);
}

TEST_CASE("without words of one's own all openings are asked for but those of other fields") {
  const std::string map =
      map_of({home + "/job/troy/registered-nurse-icu/1", home + "/job/troy/histotechnologist/2",
              home + "/job/troy/dialysis-equipment-technician/3",
              home + "/job/troy/medical-technologist/4"});
  SourceConfig config = site({"medical technologist", "histology"});
  CHECK(read_as(config, map).further.size() == 4);
  const Reading reading = sitemap::read(config, sitemap::requests(config).at(0), answer(map),
                                        with_other_fields({"registered nurse"}));
  REQUIRE(reading.further.size() == 3);
  CHECK(reading.further[0].http.url.contains("medical-technologist"));  // what the words name
  config.keys["max_pages"] = "1";
  const Reading cut = sitemap::read(config, sitemap::requests(config).at(0), answer(map),
                                    with_other_fields({"registered nurse"}));
  CHECK(cut.truncated);
  REQUIRE(cut.further.size() == 1);
  CHECK(cut.further[0].http.url.contains("medical-technologist"));
  config.search_written = true;
  CHECK(read_as(config, map).further.size() == 1);
}

TEST_CASE("sitemaps inside sitemaps are followed on their own host, three deep") {
  const SourceConfig config = site();
  const std::string index = "<sitemapindex><sitemap><loc>" + home +
                            "/jobs_1.xml</loc></sitemap><sitemap><loc>" + home +
                            "/jobs_2.xml.gz</loc></sitemap><sitemap><loc>https://elsewhere.example/"
                            "s.xml</loc></sitemap></sitemapindex>";
  Reading reading = read_as(config, index);
  REQUIRE(reading.further.size() == 2);
  CHECK(reading.further[1].http.url == home + "/jobs_2.xml.gz");
  Request deep = reading.further[0];
  deep.offset = 3;
  CHECK(sitemap::read(config, deep, answer(index), on_a_day()).further.empty());
}

TEST_CASE("a sitemap may be compressed, whatever its name; a damaged one is told") {
  const std::string packed = medtech::testing::gzipped(map_of({home + "/job/77"}));
  const Reading reading = read_as(site(), packed);
  REQUIRE(reading.further.size() == 1);
  CHECK(reading.further[0].http.url == home + "/job/77");
  CHECK(read_as(site(), packed.substr(0, packed.size() / 2)).failure ==
        "the compressed data breaks off");
}

TEST_CASE("robots.txt names the sitemap") {
  SourceConfig config = site();
  config.keys["url"] = home + "/robots.txt";
  const Reading reading = read_as(config, "User-agent: *\nSitemap: " + home + "/jobs.xml\n");
  REQUIRE(reading.further.size() == 1);
  CHECK(reading.further[0].http.url == home + "/jobs.xml");
  CHECK(read_as(config, "User-agent: *\n").failure == "it names no sitemap of this site");
}

TEST_CASE("a page of a sitemap is read like any other; what is no sitemap is told") {
  const SourceConfig config = site();
  const Request page = read_as(config, map_of({home + "/job/77"})).further.at(0);
  const auto raw = only(sitemap::read(
      config, page,
      answer(R"(<script type="application/ld+json">{"@type":"JobPosting","title":"MLS"}</script>)",
             home + "/job/77", "text/html"),
      on_a_day()));
  CHECK(raw.title == "MLS");
  CHECK(raw.url == home + "/job/77");
  CHECK(read_as(config, "<!doctype html>wall").failure.contains("HTML where a sitemap was due"));
  CHECK(read_as(config, "<rss/>").failure.contains("<rss>"));
}
