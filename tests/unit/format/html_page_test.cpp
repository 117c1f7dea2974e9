// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/limits.hpp"
#include "core/format/html.hpp"

#include <doctest/doctest.h>

using medtech::html::Item;
using medtech::html::Page;
using medtech::html::read_page;

namespace {

std::string text_of(const Item& item, std::string_view name) {
  const auto* property = item.find(name);
  return property == nullptr ? "(missing)" : property->text;
}

const Item& nested(const Item& item, std::string_view name) {
  const auto* property = item.find(name);
  REQUIRE(property != nullptr);
  REQUIRE(property->items.size() == 1);
  return property->items.front();
}

}  // namespace

TEST_CASE("a page tells its title, addresses and links") {
  const Page page = read_page(R"(<!DOCTYPE html><html><head><title>
      BMET II &amp; III | Clinic</title><base href="https://jobs.example.org/">
      <link rel="stylesheet" href="x.css"><LINK REL='alternate Canonical' HREF='/job/7?a=1&amp;b=2'>
      </head><body><a href=" /jobs/1 ">First <b>job</b>
      </a><a name="x">no link</a><a href=/jobs/2>Second<a href='/jobs/3?x=1&copy=2'></a>
      <svg><title>Icon</title></svg></body></html>)");
  CHECK(page.title == "BMET II & III | Clinic");
  CHECK(page.base == "https://jobs.example.org/");
  CHECK(page.canonical == "/job/7?a=1&b=2");
  REQUIRE(page.links.size() == 3);
  CHECK(page.links[0] == std::pair<std::string, std::string>{"/jobs/1", "First job"});
  CHECK(page.links[1] == std::pair<std::string, std::string>{"/jobs/2", "Second"});
  CHECK(page.links[2] == std::pair<std::string, std::string>{"/jobs/3?x=1&copy=2", ""});
}

TEST_CASE("JSON-LD is found in any script of that type") {
  const Page page = read_page(R"(<head><script type="application/ld+json">{"a": "<p>1</p>"}</script>
      <script>{"not": 1}</script><script type="application/ld+json"></script><script>{"not": 2}</script></head>
      <body><script type='Application/LD+JSON; charset=utf-8' id=x>{"a": 2}</script>
      <SCRIPT id=y type=application/ld+json >{"a": 3}</SCRIPT>
      <!-- <script type="application/ld+json">{"not": 3}</script> -->
      <script type="application/json">{"not": 4}</script></body>)");
  CHECK(page.json_ld ==
        std::vector<std::string>{R"({"a": "<p>1</p>"})", R"({"a": 2})", R"({"a": 3})"});
}

TEST_CASE("microdata is read with nested items") {
  const Page page = read_page(R"(<div itemscope itemtype="http://schema.org/JobPosting">
      <h1 itemprop="title">Medical <b>Laboratory</b>
        Scientist</h1>
      <meta itemprop="datePosted" content="2026-10-02"><time itemprop=validThrough datetime=2026-12-01>soon</time>
      <a itemprop="url" href="/job/9">here</a>
      <div itemprop="hiringOrganization" itemscope itemtype="https://schema.org/Organization/">
        <span itemprop="name">Clinic &amp; Co</span></div>
      <div itemprop="jobLocation" itemscope itemtype="http://schema.org/Place">
        <div itemprop="address" itemscope itemtype="http://schema.org/PostalAddress">
          <span itemprop="addressLocality">Dayton</span>, <span itemprop="addressRegion">OH</span></div></div>
      <div itemprop="description"><p>Runs QC.</p><ul><li>Bench<li>Call</ul></div>
      <span itemprop="skills qualifications">CBET</span>
      </div><p itemprop="title">outside</p>)");
  REQUIRE(page.items.size() == 1);
  const Item& job = page.items[0];
  CHECK(job.type == "JobPosting");
  CHECK(text_of(job, "title") == "Medical Laboratory Scientist");
  CHECK(text_of(job, "datePosted") == "2026-10-02");
  CHECK(text_of(job, "validThrough") == "2026-12-01");
  CHECK(text_of(job, "url") == "/job/9");
  CHECK(nested(job, "hiringOrganization").type == "Organization");
  CHECK(text_of(nested(job, "hiringOrganization"), "name") == "Clinic & Co");
  const Item& address = nested(nested(job, "jobLocation"), "address");
  CHECK(address.type == "PostalAddress");
  CHECK(text_of(address, "addressLocality") == "Dayton");
  CHECK(text_of(address, "addressRegion") == "OH");
  CHECK(job.find("description")->markup == "<p>Runs QC.</p><ul><li>Bench<li>Call</ul>");
  CHECK(text_of(job, "skills") == "CBET");
  CHECK(text_of(job, "qualifications") == "CBET");
  CHECK(job.find("name") == nullptr);
}

TEST_CASE("a link that is marked as title gives its words") {
  const Page page = read_page(R"(<li itemscope itemtype="https://schema.org/JobPosting">
      <a itemprop="title" href="/job/1">BMET I</a><a itemprop="sameAs" href="/x">x</a></li>)");
  REQUIRE(page.items.size() == 1);
  CHECK(text_of(page.items[0], "title") == "BMET I");
  CHECK(text_of(page.items[0], "sameAs") == "/x");
}

TEST_CASE("RDFa is read like microdata") {
  const Page page = read_page(R"(<meta property="og:title" content="outside">
      <div vocab="https://schema.org/" typeof="JobPosting"><span property="title">MLT</span>
      <span property="schema:baseSalary" typeof="schema:MonetaryAmount">
        <meta property="http://schema.org/currency" content="USD">
        <span property="value" content="32.5">about thirty</span></span>
      <link property="url" href="/job/3"/></div>)");
  REQUIRE(page.items.size() == 1);
  CHECK(page.items[0].type == "JobPosting");
  CHECK(text_of(page.items[0], "title") == "MLT");
  const Item& salary = nested(page.items[0], "baseSalary");
  CHECK(salary.type == "MonetaryAmount");
  CHECK(text_of(salary, "currency") == "USD");
  CHECK(text_of(salary, "value") == "32.5");
  CHECK(text_of(page.items[0], "url") == "/job/3");
}

TEST_CASE("several items of one page stay apart") {
  const Page page = read_page(R"(<ul><li itemscope itemtype="x/JobPosting"><b itemprop=title>A</b>
      <li itemscope itemtype="x/JobPosting"><b itemprop=title>B</b></ul><div itemscope></div>)");
  REQUIRE(page.items.size() == 3);
  CHECK(text_of(page.items[0], "title") == "A");
  CHECK(text_of(page.items[1], "title") == "B");
  CHECK(page.items[2].type.empty());
}

TEST_CASE("a page is read in its encoding") {
  const auto title = [](std::string_view bytes, std::string_view charset = {}) {
    return read_page(bytes, charset).title;
  };
  CHECK(title("<title>caf\xC3\xA9</title>") == "café");
  CHECK(title("<title>caf\xE9 \x96</title>") == "café –");
  CHECK(title("\xEF\xBB\xBF<title>caf\xC3\xA9</title>", "iso-8859-1") == "café");
  CHECK(title("<title>caf\xE9</title>", "ISO-8859-1") == "café");
  CHECK(title("<meta charset=iso-8859-15><title>\xA4</title>") == "€");
  CHECK(title("<meta http-equiv=content-type content=\"text/html; "
              "charset=ISO-8859-15\"><title>\xA4</title>") == "€");
  CHECK(title("<meta charset=utf-16><title>caf\xC3\xA9</title>") == "café");
  CHECK(title("<meta charset=nonsense><title>caf\xE9</title>") == "café");
  CHECK(title(std::string_view("\xFF\xFE<\0t\0i\0t\0l\0e\0>\0x\0", 18)) == "x");
}

TEST_CASE("hostile pages are bounded") {
  std::string deep;
  for (int i = 0; i < 20'000; ++i) deep += "<div itemscope itemprop=x>";
  const Page page = read_page(deep + "text");
  REQUIRE(page.items.size() == 1);
  std::size_t levels = 0;
  for (const Item* item = &page.items[0]; item != nullptr; ++levels) {
    const auto* property = item->find("x");
    item = property == nullptr ? nullptr : &property->items.front();
  }
  CHECK(levels == medtech::limits::html_item_depth);

  std::string properties = "<div itemscope>";
  for (int i = 0; i < 20'000; ++i) properties += "<b itemprop='a b c d e f g h i j k l'>";
  CHECK(read_page(properties + "text").items.size() == 1);
  CHECK(read_page("").links.empty());
  CHECK(read_page("<a href=x").links.empty());
}
