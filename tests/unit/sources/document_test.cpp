// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/document.hpp"

#include "core/sources/kinds/file.hpp"
#include "tests/support/http_wire.hpp"
#include "tests/unit/sources/support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace medtech::sources;
using namespace medtech::sources::testing;

namespace {

// The titles that a document holds, read in pieces of that size.
std::vector<std::string> titles(const std::string& text, const std::string& name = "file",
                                std::size_t piece = 1 << 20) {
  std::vector<std::string> found;
  DocumentReader reader(name,
                        [&](medtech::listing::RawListing raw) { found.push_back(raw.title); });
  for (std::size_t at = 0; at < text.size(); at += piece)
    reader.add(std::string_view(text).substr(at, piece));
  static_cast<void>(reader.finish());
  return found;
}

using Titles = std::vector<std::string>;

std::string utf16(const std::string& ascii) {
  std::string out = "\xFF\xFE";
  for (const char c : ascii) out.append(1, c).append(1, '\0');
  return out;
}

}  // namespace

TEST_CASE("a document is read by what it holds, not by its name") {
  struct Case {
    std::string what;
    std::string text;
  };
  const std::vector<Case> cases = {
      {"NDJSON", "{\"title\":\"A\"}\n{\"title\":\"B\"}\n"},
      {"NDJSON with blank lines and no last line end",
       "\xEF\xBB\xBF{\"title\":\"A\"}\r\n\r\n{\"title\":\"B\"}"},
      {"an array", R"([{"title":"A"},{"title":"B"}])"},
      {"search results",
       R"({"schema":"medtech.search/1","total":2,"listings":[{"title":"A"},{"title":"B"}]})"},
      {"a JSON Feed",
       R"({"version":"https://jsonfeed.org/version/1","items":[{"title":"A"},{"title":"B"}]})"},
      {"Workday rows", R"({"total":2,"jobPostings":[{"title":"A"},{"title":"B"}]})"},
      {"a Greenhouse board",
       R"({"jobs":[{"absolute_url":"https://x.example/1","internal_job_id":1,"title":"A"},
        {"absolute_url":"https://x.example/2","internal_job_id":2,"title":"B"},{"absolute_url":"x","internal_job_id":null,"title":"P"}]})"},
      {"JSON-LD",
       R"([{"@context":"https://schema.org","@type":"JobPosting","title":"A"},{"@type":"JobPosting","title":"B"}])"},
      {"a page",
       "<!DOCTYPE html><script "
       "type=\"application/"
       "ld+json\">[{\"@type\":\"JobPosting\",\"title\":\"A\"},{\"@type\":\"JobPosting\",\"title\":"
       "\"B\"}]</script>"},
      {"RSS",
       "<?xml "
       "version=\"1.0\"?><rss><channel><item><title>A</title></item><item><title>B</title></item></"
       "channel></rss>"},
      {"Atom",
       "<feed "
       "xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>A</title></entry><entry><title>B</"
       "title></entry></feed>"},
      {"an XML list", "\n<jobs><job><title>A</title></job><job><title>B</title></job></jobs>"},
      {"CSV", "title,url\nA,https://x.example/1\nB,https://x.example/2\n"},
      {"CSV in UTF-16", utf16("title\turl\nA\thttps://x.example/1\nB\thttps://x.example/2\n")},
  };
  for (const Case& one : cases) {
    CAPTURE(one.what);
    CHECK(titles(one.text) == Titles{"A", "B"});
    CHECK(titles(one.text, "wrong.pdf", 1) == Titles{"A", "B"});
  }
}

TEST_CASE("single postings are read") {
  CHECK(titles("{\"title\":\"A\"}") == Titles{"A"});
  CHECK(titles("{\"title\":\"A\"}\n") == Titles{"A"});
  CHECK(titles("{\n \"title\": \"A\"\n}\n") == Titles{"A"});
  CHECK(titles(R"({"jobPostingInfo":{"title":"A","externalUrl":"https://x.example"}})") ==
        Titles{"A"});
  CHECK(titles(R"({"absolute_url":"https://x.example","internal_job_id":3,"title":"A"})") ==
        Titles{"A"});
  CHECK(titles("Subject: A\nFrom: b@example.org\n\ntext") == Titles{"A"});
  CHECK(titles("[External] A\n\ntext") == Titles{"[External] A"});
  CHECK(titles("<p>fragment</p><div itemscope itemtype='https://schema.org/JobPosting'><b "
               "itemprop=title>A</b></div>") == Titles{"A"});
  CHECK(
      titles("an example: <script "
             "type=\"application/ld+json\">{\"@type\":\"JobPosting\",\"title\":\"A\"}</script>") ==
      Titles{"A"});
  CHECK(titles("Caf\xE9 technician\nDays\n") == Titles{"Caf\xC3\xA9 technician"});
}

TEST_CASE("a byte order mark says what all of a file is written in") {
  const std::string feed =
      "<?xml version=\"1.0\" "
      "encoding=\"UTF-16\"?><rss><channel><item><title>A</title></item></channel></rss>";
  CHECK(titles(utf16(feed)) == Titles{"A"});
  CHECK(titles(utf16("Subject: A\nFrom: b@example.org\n\ntext")) == Titles{"A"});
  CHECK(titles("\xEF\xBB\xBFSubject: A\nFrom: b@example.org\n\ntext") == Titles{"A"});
  CHECK(titles("\xEF\xBB\xBF<rss><channel><item><title>A</title></item></channel></rss>") ==
        Titles{"A"});
}

TEST_CASE("lines of JSON may each hold what the sources answer") {
  CHECK(titles(R"({"title":"A"})"
               "\n"
               R"({"@type":"JobPosting","title":"B"})"
               "\n"
               R"({"jobPostingInfo":{"title":"C"}})"
               "\n") == Titles{"A", "B", "C"});
}

TEST_CASE("bad lines cost only themselves and are told by number") {
  const Reading reading = read_document(
      "{\"title\":\"A\"}\n{\"title\":\n{\"name\":1}\n[]\n{\"title\":\"B\"}\n", "x.ndjson");
  CHECK(reading.listings.size() == 2);
  CHECK(reading.bad_items == 3);
  REQUIRE(reading.problems.size() == 3);
  CHECK(reading.problems[0] == "line 2 is no JSON");
  CHECK(reading.problems[1].starts_with("line 3"));
  CHECK_FALSE(reading.whole);
}

TEST_CASE("a line without end is dropped, not gathered") {
  std::size_t count = 0;
  DocumentReader reader("x.ndjson", [&](const medtech::listing::RawListing&) { ++count; });
  const std::string piece(1 << 20, 'x');
  reader.add("{\"title\":\"A\"}\n{\"title\":\"");
  for (int i = 0; i < 40; ++i) reader.add(piece);
  reader.add("\"}\n{\"title\":\"B\"}\n");
  const Reading reading = reader.finish();
  CHECK(count == 2);
  CHECK(reading.bad_items == 1);
}

TEST_CASE("what holds no listings is a failure that says why") {
  for (const char* text : {"", " \n ", "%PDF-1.7\n", "PK\x03\x04zip", "{\"a\":1}", "{broken",
                           "<html><body>nothing</body></html>", "<sitemap/>", "---\n"}) {
    CAPTURE(text);
    const Reading reading = read_document(text, "file");
    CHECK_FALSE(reading.failure.empty());
    CHECK(reading.listings.empty());
  }
  CHECK_FALSE(read_document(std::string("\0\1\2", 3), "file").failure.empty());
}

TEST_CASE("an empty list is no failure") {
  CHECK(read_document("[]", "file").failure.empty());
  CHECK(read_document(R"({"listings":[]})", "file").failure.empty());
}

TEST_CASE("a file source asks for its path") {
  SourceConfig config;
  config.keys["path"] = "saved/jobs 1.csv";
  CHECK(file::requests(config).at(0).http.url == "file:saved/jobs 1.csv");
  const Reading reading =
      file::read(config, {}, answer("title,url\nA,\n", "/tmp/x.csv", ""), on_a_day());
  CHECK(only(reading).title == "A");
}

TEST_CASE("saved answers of USAJOBS and Adzuna are read, and single openings out of them") {
  const std::string announcement =
      R"({"MatchedObjectId":"7","MatchedObjectDescriptor":{"PositionTitle":"Histotechnician",
      "PositionURI":"https://www.usajobs.gov:443/job/7","OrganizationName":"Navy"}})";
  const std::string ad =
      R"({"id":"9","title":"<strong>MLT</strong>","adref":"x","company":{"display_name":"Acme"},
      "redirect_url":"https://www.adzuna.com/details/9?utm_source=me","salary_min":50000,"salary_is_predicted":"1"})";
  const auto first = [](const std::string& text) {
    const Reading reading = read_document(text, "saved.json");
    CHECK(reading.failure.empty());
    return only(reading);
  };
  for (const std::string& text :
       {"{\"SearchResult\":{\"SearchResultItems\":[" + announcement + "]}}", announcement,
        "[" + announcement + "]"}) {
    CAPTURE(text);
    CHECK(first(text).title == "Histotechnician");
    CHECK(first(text).employer == "Navy");
    CHECK(first(text).url == "https://www.usajobs.gov/job/7");
  }
  for (const std::string& text : {"{\"count\":1,\"results\":[" + ad + "]}", ad, "[" + ad + "]"}) {
    CAPTURE(text);
    CHECK(first(text).title == "MLT");
    CHECK(first(text).employer == "Acme");
    CHECK(first(text).url == "https://www.adzuna.com/details/9");
    CHECK(first(text).pay == medtech::listing::RawPay{});
  }
  CHECK(
      read_document(R"({"SearchResult":{"SearchResultItems":[]}})", "saved.json").failure.empty());
}

TEST_CASE("compressed files are read like what is in them, once compressed only") {
  using medtech::testing::gzipped;
  const std::string feed = "<jobs><job><title>MLS</title></job></jobs>";
  CHECK(only(read_document(gzipped(feed), "jobs.xml.gz")).title == "MLS");
  CHECK(read_document(gzipped(gzipped(feed)), "x").failure == "it is compressed twice");
  CHECK(read_document(gzipped(feed).substr(0, 20), "x").failure ==
        "the compressed data breaks off");
}
