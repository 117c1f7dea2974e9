// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/feed.hpp"

#include "core/sources/kinds/rss.hpp"
#include "tests/unit/sources/support.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace medtech::sources;
using namespace medtech::sources::testing;

namespace {

constexpr const char* home = "https://jobs.example.org/feeds/all.rss";

Reading read(const std::string& text) {
  return read_feed(text, {.url = home, .charset = {}, .one_employer = false});
}

std::string channel(const std::string& items, const std::string& head = {}) {
  return R"(<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Openings</title>)" +
         head + items + "</channel></rss>";
}

}  // namespace

TEST_CASE("a feed is asked for at its address, or at the base address with its path") {
  SourceConfig config;
  config.keys["url"] = home;
  CHECK(rss::requests(config).at(0).http.url == home);
  config.base_url = "http://127.0.0.1:7";
  CHECK(rss::requests(config).at(0).http.url == "http://127.0.0.1:7/feeds/all.rss");
}

TEST_CASE("RSS 2.0 items are read with their usual job fields") {
  const Reading reading = read(channel(R"(<item><title>Medical Lab Scientist &amp;amp; Lead</title>
    <link>https://jobs.example.org/1</link><guid isPermaLink="false">job-1</guid>
    <company>Valley Hospital</company><city>Dayton</city><state>OH</state><postalcode>45402</postalcode>
    <salary>$32 - $41 per hour</salary><jobtype>fulltime</jobtype><requisitionid>R-1</requisitionid>
    <description>Short.</description><content:encoded><![CDATA[<p>The whole <b>text</b>.</p>]]></content:encoded>
    <pubDate>Tue, 11 Aug 2026 07:30:41 +0000</pubDate><expires_at>Thu, 10 Sep 2026 07:30:41 +0000</expires_at></item>)"));
  CHECK(reading.failure.empty());
  CHECK_FALSE(reading.whole);
  const auto raw = only(reading);
  CHECK(raw.title == "Medical Lab Scientist & Lead");
  CHECK(raw.url == "https://jobs.example.org/1");
  CHECK(raw.native_id == "job-1");
  CHECK(raw.requisition == "R-1");
  CHECK(raw.employer == "Valley Hospital");
  CHECK(raw.places.at(0).city == "Dayton");
  CHECK(raw.places.at(0).zip == "45402");
  CHECK(raw.pay.text == "$32 - $41 per hour");
  CHECK(raw.employment_type == "fulltime");
  CHECK(raw.description == "<p>The whole <b>text</b>.</p>");
  CHECK(raw.posted == "Tue, 11 Aug 2026 07:30:41 +0000");
  CHECK(raw.closes == "Thu, 10 Sep 2026 07:30:41 +0000");
}

TEST_CASE("links are found and made absolute") {
  SUBCASE("against the channel's link") {
    const auto raw = only(read(channel("<item><title>T</title><link>/job/7</link></item>",
                                       "<link>https://site.example/careers/</link>")));
    CHECK(raw.url == "https://site.example/job/7");
  }
  SUBCASE("against the feed's address") {
    CHECK(only(read(channel("<item><title>T</title><link>7</link></item>"))).url ==
          "https://jobs.example.org/feeds/7");
  }
  SUBCASE("the feed's link to itself is no base") {
    const auto raw = only(read(channel(
        "<item><title>T</title><link>/job/7</link></item>",
        R"(<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="self" href="https://elsewhere.example/f.rss"/>)")));
    CHECK(raw.url == "https://jobs.example.org/job/7");
  }
  SUBCASE("a guid is a link where it says nothing else") {
    CHECK(
        only(read(channel("<item><title>T</title><guid>https://a.example/1</guid></item>"))).url ==
        "https://a.example/1");
    CHECK(only(read(channel("<item><title>T</title><guid>urn:1</guid></item>"))).url.empty());
    const auto raw = only(read(channel(
        R"(<item><title>T</title><guid isPermaLink="false">https://a.example/1</guid></item>)")));
    CHECK(raw.url.empty());
    CHECK(raw.native_id == "https://a.example/1");
  }
  SUBCASE("other schemes are none") {
    CHECK(only(read(channel("<item><title>T</title><link>javascript:alert(1)</link></item>")))
              .url.empty());
  }
}

TEST_CASE("RSS 1.0 items stand beside the channel") {
  const auto raw = only(
      read(R"(<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel rdf:about="https://x.example"><title>X</title><link>https://x.example</link></channel>
    <item rdf:about="https://x.example/1"><title>Histotechnician</title><link>https://x.example/1</link>
    <dc:date>2026-10-06T08:00:00Z</dc:date></item></rdf:RDF>)"));
  CHECK(raw.title == "Histotechnician");
  CHECK(raw.posted == "2026-10-06T08:00:00Z");
}

TEST_CASE("Atom entries are read with content of each type") {
  const Reading reading = read(R"(<feed xmlns="http://www.w3.org/2005/Atom"><title>X</title>
    <link rel="self" href="https://x.example/feed"/><link rel="alternate" href="https://x.example/"/>
    <entry><title type="html">BMET &amp;amp; more</title><link rel="enclosure" href="/a.pdf"/><link rel="alternate" href="/1"/>
      <id>tag:x.example,2026:1</id><updated>2026-10-07T00:00:00Z</updated><published>2026-10-06T00:00:00Z</published>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Fix <b>pumps</b></p></div></content></entry>
    <entry><title>MLT</title><link href="/2"/><updated>2026-10-05T00:00:00Z</updated>
      <summary type="html">&lt;p&gt;Run tests&lt;/p&gt;</summary></entry></feed>)");
  REQUIRE(reading.listings.size() == 2);
  CHECK(reading.listings[0].title == "BMET & more");
  CHECK(reading.listings[0].url == "https://x.example/1");
  CHECK(reading.listings[0].posted == "2026-10-06T00:00:00Z");
  CHECK(reading.listings[0].description.contains("<p>Fix <b>pumps</b></p>"));
  CHECK(reading.listings[1].posted == "2026-10-05T00:00:00Z");
  CHECK(reading.listings[1].description == "<p>Run tests</p>");
}

TEST_CASE("links of Atom go by the base that is written") {
  const Reading reading = read(
      R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://jobs.example.org/us/"><title>X</title>
    <link rel="alternate" href="https://www.example.org/"/>
    <entry><title>BMET</title><link href="1"/></entry>
    <entry xml:base="lab/"><title>MLT</title><link href="2"/></entry></feed>)");
  REQUIRE(reading.listings.size() == 2);
  CHECK(reading.listings[0].url == "https://jobs.example.org/us/1");
  CHECK(reading.listings[1].url == "https://jobs.example.org/us/lab/2");
}

TEST_CASE("job fields of the common extensions are known by their local names") {
  SUBCASE("WP Job Manager, whose namespace is the site's own") {
    const auto raw = only(read(
        R"(<rss version="2.0" xmlns:job_listing="https://site.example"><channel><item><title>MLS</title>
      <job_listing:location>Erie, PA</job_listing:location><job_listing:company>Lake Lab</job_listing:company>
      <job_listing:job_type>Part Time</job_listing:job_type></item></channel></rss>)"));
    CHECK(raw.employer == "Lake Lab");
    CHECK(raw.places.at(0).text == "Erie, PA");
    CHECK(raw.employment_type == "Part Time");
  }
  SUBCASE("Google") {
    const auto raw =
        only(read(R"(<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><item>
      <title>Field Engineer (Columbus, OH, US, 43201)</title><g:id>77</g:id><g:employer>Acme</g:employer>
      <g:location>Columbus, OH, US, 43201</g:location><g:expiration_date>2026-12-01</g:expiration_date></item></channel></rss>)"));
    CHECK(raw.title == "Field Engineer");
    CHECK(raw.employer == "Acme");
    CHECK(raw.closes == "2026-12-01");
    CHECK(raw.native_id == "77");
  }
  SUBCASE("Teamtailor") {
    const auto raw = only(read(
        R"(<rss version="2.0" xmlns:tt="https://teamtailor.com/locations"><channel><item><title>MLS</title>
      <remoteStatus>none</remoteStatus><tt:locations><tt:location><tt:name>HQ</tt:name><tt:city>Malmo</tt:city><tt:country>Sweden</tt:country>
      </tt:location><tt:location><tt:name>Lund office</tt:name></tt:location></tt:locations></item></channel></rss>)"));
    REQUIRE(raw.places.size() == 2);
    CHECK(raw.places[0].city == "Malmo");
    CHECK(raw.places[0].text.empty());
    CHECK(raw.places[1].text == "Lund office");
    CHECK(raw.remote == false);
  }
  SUBCASE("pictures and podcasts are not the job's") {
    const auto raw = only(read(
        R"(<rss xmlns:media="http://search.yahoo.com/mrss/"><channel><item><media:title>Photo</media:title>
      <title>MLS</title><media:description>A very long description of the photo</media:description><description>Job</description></item></channel></rss>)"));
    CHECK(raw.title == "MLS");
    CHECK(raw.description == "Job");
  }
}

TEST_CASE("plain XML lists of jobs are read as feeds") {
  for (const char* root : {"jobs", "source", "JobBoard"}) {
    CAPTURE(root);
    const std::string name(root);
    const auto raw =
        only(read("<" + name +
                  "><publisher>x</publisher><job><Title><![CDATA[BMET I]]></Title><ID>9</ID>"
                  "<job_location><city>Reno</city><state>NV</state></job_location><url>https://"
                  "x.example/9</url></job></" +
                  name + ">"));
    CHECK(raw.title == "BMET I");
    CHECK(raw.places.at(0).city == "Reno");
  }
}

TEST_CASE("repeated locations are all kept") {
  const auto raw = only(read(channel(
      "<item><title>T</title><location>Reno, NV</location><location>Elko, NV</location></item>")));
  REQUIRE(raw.places.size() == 2);
  CHECK(raw.places[1].text == "Elko, NV");
}

TEST_CASE("a guid is the item's id, and an address of several items is known to be shared") {
  const Reading reading =
      read(channel("<item><title>A</title><link>https://a.example/jobs</link><guid>https://"
                   "a.example/1</guid></item>"
                   "<item><title>B</title><link>https://a.example/jobs</link><guid "
                   "isPermaLink='false'>2</guid></item>"
                   "<item><title>C</title><link>https://a.example/c</link></item>"));
  REQUIRE(reading.listings.size() == 3);
  CHECK(reading.listings[0].native_id == "https://a.example/1");
  CHECK(reading.listings[0].url == "https://a.example/jobs");
  CHECK(reading.listings[1].native_id == "2");
  CHECK(reading.listings[1].url_is_shared);
  CHECK_FALSE(reading.listings[2].url_is_shared);
}

TEST_CASE("items without a title are counted and left out") {
  const Reading reading =
      read(channel("<item><link>https://x.example</link></item><item><title>T</title></item>"));
  CHECK(reading.listings.size() == 1);
  CHECK(reading.bad_items == 1);
}

TEST_CASE("a feed without any title is a failure") {
  const Reading reading = read("<jobs><position><name>MLS</name></position></jobs>");
  CHECK_FALSE(reading.failure.empty());
}

TEST_CASE("a list whose root bears the name of an item is read all the same") {
  const Reading many = read(
      "<listing><entry><title>Lab "
      "Manager</title></entry><entry><title>MLS</title></entry></listing>");
  REQUIRE(many.listings.size() == 2);
  CHECK(many.listings[1].title == "MLS");
  const Reading one = read("<job><title>BMET II</title><position>12</position></job>");
  REQUIRE(one.listings.size() == 1);
  CHECK(one.listings[0].title == "BMET II");
}

TEST_CASE("an empty feed is no failure, what is no feed is one") {
  CHECK(read(channel("")).failure.empty());
  CHECK(read("<!DOCTYPE html><html><body>Checking your browser</body></html>").failure ==
        "HTML where a feed was due (a bot wall or a wrong address)");
  CHECK(read("<html xmlns=\"http://www.w3.org/1999/xhtml\"><body/></html>")
            .failure.starts_with("HTML"));
  CHECK(read("<sitemap/>").failure.contains("<sitemap>"));
  CHECK_FALSE(read("").failure.empty());
  CHECK_FALSE(read("plain text").failure.empty());
  CHECK_FALSE(read("{\"jobs\":[]}").failure.empty());
}

TEST_CASE("what stands before damage in the XML is kept, and the damage told") {
  const Reading reading =
      read("<rss><channel><item><title>One</title></item><item><title>Two</oops></channel>");
  REQUIRE_FALSE(reading.listings.empty());
  CHECK(reading.listings[0].title == "One");
  CHECK_FALSE(reading.broken_off.empty());
  const Reading mended =
      read("<rss><channel><item><title>Two</oops></title></item></channel></rss>");
  CHECK(mended.listings.size() == 1);
  CHECK_FALSE(mended.problems.empty());
}

TEST_CASE("a feed that breaks off is told to, and its half item is not taken") {
  const std::string start = "<rss><channel><item><title>One</title></item>";
  for (const char* rest :
       {"<item><title>Two</title><description>Half", "<item><title>Two</ti",
        "<item><title>Two</title><description><![CDATA[Half", "<item><title>Two</title></item"}) {
    CAPTURE(rest);
    const Reading reading = read(start + rest);
    REQUIRE(reading.listings.size() == 1);
    CHECK(reading.listings[0].title == "One");
    CHECK(reading.bad_items == 1);
    CHECK(reading.broken_off.contains("breaks off"));
  }
  const Reading between = read(start + "<item><title>Two</title></item>\n");
  CHECK(between.listings.size() == 2);
  CHECK_FALSE(between.broken_off.empty());
  CHECK(read(start + "<item><title>A<br>B</title></item></channel></rss>").broken_off.empty());
  CHECK(read("<rss><channel><item><title>Tw").failure.contains("breaks off"));
}

TEST_CASE("a JSON Feed is read, with the posting that Teamtailor puts into it") {
  const Reading reading = read(
      R"({"version":"https://jsonfeed.org/version/1.1","title":"Acme","home_page_url":"https://acme.example/jobs",
    "items":[{"id":"a1","title":"BMET II","url":"/jobs/1","date_published":"2026-10-01T09:00:00+01:00","content_html":"<p>Fix it</p>",
      "_jobposting":{"@type":"JobPosting","title":"BMET II","identifier":{"@type":"PropertyValue","value":7167},
        "hiringOrganization":{"name":"Acme"},"jobLocation":[{"@type":"Place","address":{"addressLocality":"Reno","addressRegion":"NV"}}]}},
      {"id":"a2","title":"MLS","url":"https://acme.example/jobs/2","content_text":"Run it"},{"id":"a3"}]})");
  REQUIRE(reading.listings.size() == 2);
  CHECK(reading.bad_items == 1);
  CHECK_FALSE(reading.whole);
  CHECK(reading.listings[0].url == "https://acme.example/jobs/1");
  CHECK(reading.listings[0].requisition == "7167");
  CHECK(reading.listings[0].employer == "Acme");
  CHECK(reading.listings[0].description == "<p>Fix it</p>");
  CHECK(reading.listings[0].places.at(0).city == "Reno");
  CHECK(reading.listings[1].description == "Run it");
}

TEST_CASE("NEOGOV's own fields are read") {
  const Reading reading = read(
      R"(<rss version="2.0" xmlns:joblisting="http://www.neogov.com/namespaces/JobListing"><channel>
    <title>County of Example, OH</title><link>https://agency.example/county</link><joblisting:UTCOffset>-5.00</joblisting:UTCOffset>
    <item><title>Medical Technologist</title><link>https://agency.example/county/1</link><pubDate>2026-08-10 15:52:34.19</pubDate>
      <description>Runs tests.</description><joblisting:jobNumberSingle>2026-17</joblisting:jobNumberSingle><joblisting:jobId>634</joblisting:jobId>
      <joblisting:advertiseFromDateUTC>Wed, 19 Aug 2026 05:00:00:0</joblisting:advertiseFromDateUTC>
      <joblisting:advertiseToDateTimeUTC>Tue, 01 Sep 2026 04:59:00</joblisting:advertiseToDateTimeUTC>
      <joblisting:minimumSalary>59334</joblisting:minimumSalary><joblisting:maximumSalary>77066</joblisting:maximumSalary>
      <joblisting:salaryCurrency>USD</joblisting:salaryCurrency><joblisting:salaryInterval>Year</joblisting:salaryInterval>
      <joblisting:jobType>Permanent Full Time</joblisting:jobType><joblisting:location>Lima</joblisting:location><joblisting:state>Ohio</joblisting:state>
      <joblisting:department>Public Health</joblisting:department><joblisting:qualifications>MLS(ASCP)</joblisting:qualifications>
      <categories><category><Category>Health</Category></category></categories></item>
    <item><title>Dentist</title><joblisting:jobId>635</joblisting:jobId><joblisting:minimumSalary>Not Displayed</joblisting:minimumSalary>
      <joblisting:salaryInterval>Hour</joblisting:salaryInterval><joblisting:advertiseFromDate>Fri, 12 Apr 2026</joblisting:advertiseFromDate>
      <joblisting:advertiseToDateTime>Continuous</joblisting:advertiseToDateTime></item></channel></rss>)");
  REQUIRE(reading.listings.size() == 2);
  const auto& raw = reading.listings[0];
  CHECK(raw.employer == "County of Example, OH");
  CHECK(raw.requisition == "2026-17");
  CHECK(raw.native_id == "634");
  CHECK(raw.posted == "2026-08-19");
  CHECK(raw.closes == "2026-08-31");
  CHECK(raw.pay.min == 59334);
  CHECK(raw.pay.max == 77066);
  CHECK(raw.pay.interval == "Year");
  CHECK(raw.employment_type == "Permanent Full Time");
  CHECK(raw.places.at(0).city == "Lima");
  CHECK(raw.places.at(0).state == "Ohio");
  CHECK(raw.description == "Runs tests.\n\nQualifications\nMLS(ASCP)");
  CHECK(reading.listings[1].posted == "Fri, 12 Apr 2026");
  CHECK(reading.listings[1].closes == "Continuous");
  CHECK(reading.listings[1].pay == medtech::listing::RawPay{});
}

TEST_CASE("numbers that feeds make for job boards are requisitions where none is named") {
  struct Row {
    const char* elements;
    const char* requisition;
    const char* native_id;
  };
  for (const Row& row : {
           Row{"<referencenumber><![CDATA[SF-1]]></referencenumber>", "SF-1", "SF-1"},
           Row{"<refnumber>SF-1</refnumber>", "SF-1", "SF-1"},
           Row{"<job_reference>SF-1</job_reference>", "SF-1", "SF-1"},
           Row{"<jobRefNumber>SF-1</jobRefNumber>", "SF-1", "SF-1"},
           Row{"<g:id>SF-1</g:id>", "SF-1", "SF-1"},
           Row{"<referencenumber>X9</referencenumber><ID>9001-en_US</ID>", "X9", "9001-en_US"},
           Row{"<referencenumber>X9</referencenumber><requisitionid>R-7</requisitionid>", "R-7",
               "X9"},
           Row{"<reference>https://a.example/1</reference>", "", ""},
           Row{"<id>44</id>", "", "44"},
       }) {
    CAPTURE(row.elements);
    const auto raw = only(read_feed(
        std::string("<jobs xmlns:g='http://base.google.com/ns/1.0'><job><title>MLS</title>") +
            row.elements + "</job></jobs>",
        {}));
    CHECK(raw.requisition == row.requisition);
    CHECK(raw.native_id == row.native_id);
  }
}

TEST_CASE("legacy exports of SuccessFactors lose their template marks and nameless tags") {
  const auto reading = read_feed(
      "<Job-Listing><Job><ReqId>9001</ReqId><JobTitle>Medical Technologist [[suffix]]</JobTitle>"
      "<Posted-Date>11/10/2026</Posted-Date><Location>[[location]]</Location><></>"
      "<Job-Description>Run analyzers. [[filter9]]<></> Nights.</Job-Description></Job>"
      "<Job><ReqId>9002</ReqId><JobTitle>[[jobTitle]]</JobTitle></Job></Job-Listing>",
      {});
  const auto raw = only(reading);
  CHECK(reading.bad_items == 1);
  CHECK(raw.requisition == "9001");
  CHECK(raw.title == "Medical Technologist");
  CHECK(raw.posted == "11/10/2026");
  CHECK(raw.places.empty());
  CHECK(raw.description == "Run analyzers.  Nights.");
}

TEST_CASE("a JSON feed's title is the employer where its postings name it so, too") {
  const auto feed = [](const std::string& name) {
    return read_feed(R"({"version":"https://jsonfeed.org/version/1.1","title":"Example Lab","items":
      [{"id":"a","title":"MLS","_jobposting":{"@type":"JobPosting","title":"MLS","identifier":
      {"@type":"PropertyValue","name":")" +
                         name + R"(","value":7167}}}]})",
                     {});
  };
  CHECK(only(feed("Example Lab")).employer == "Example Lab");
  CHECK(only(feed("Example Lab")).requisition == "7167");
  CHECK(only(feed("Job number")).employer.empty());
}
