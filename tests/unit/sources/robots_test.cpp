// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/robots.hpp"

#include <doctest/doctest.h>

using medtech::sources::Robots;

TEST_CASE("the longest rule decides what may be read") {
  const Robots robots(
      "# a comment\nUser-agent: *\nDisallow: /private\nAllow: /private/jobs\nDisallow: "
      "/*.pdf$\nDisallow: /search?*page=\nDisallow:\n",
      "medtech");
  CHECK(robots.allows("/jobs/1"));
  CHECK_FALSE(robots.allows("/private/x"));
  CHECK(robots.allows("/private/jobs/7"));
  CHECK_FALSE(robots.allows("/a/b.pdf"));
  CHECK(robots.allows("/a/b.pdfx"));
  CHECK_FALSE(robots.allows("/search?q=x&page=2"));
}

TEST_CASE("a group for us by name takes the place of the one for everyone") {
  const Robots robots(
      "User-agent: a\nUser-agent: MedTech\nDisallow: /x\n\nUser-agent: *\nDisallow: /\n",
      "medtech");
  CHECK_FALSE(robots.allows("/x/1"));
  CHECK(robots.allows("/y"));
  CHECK_FALSE(Robots("User-agent: *\nDisallow: /\n", "medtech").allows("/y"));
  CHECK(Robots("User-agent: medtech\nDisallow:\nUser-agent: *\nDisallow: /\n", "medtech")
            .allows("/y"));
}

TEST_CASE("no rules, or nonsense, forbid nothing; hostile patterns end in time") {
  CHECK(Robots().allows("/x"));
  CHECK(Robots("<html>not found</html>", "medtech").allows("/x"));
  std::string pattern = "/";
  for (int i = 0; i < 2000; ++i) pattern += "*a";
  const Robots robots("User-agent: *\nDisallow: " + pattern + "b\n", "medtech");
  CHECK(robots.allows("/" + std::string(20'000, 'a')));
}

TEST_CASE("the time between requests that a site asks of us is known, within reason") {
  using std::chrono::milliseconds;
  const auto delay = [](const char* text) { return Robots(text, "medtech").crawl_delay(); };
  CHECK_FALSE(delay("User-agent: *\nDisallow: /x\n"));
  CHECK(delay("User-agent: *\nCrawl-delay: 10\n") == milliseconds(10'000));
  CHECK(delay("User-agent: *\ncrawl-delay: 0.5 # seconds\n") == milliseconds(500));
  CHECK(delay("User-agent: *\nCrawl-delay: 86400\n") == milliseconds(30'000));
  CHECK(delay("User-agent: other\nCrawl-delay: 9\n\nUser-agent: *\nCrawl-delay: 2\n") ==
        milliseconds(2000));
  CHECK(delay("User-agent: *\nCrawl-delay: 9\n\nUser-agent: medtech\nDisallow: /x\n") ==
        std::nullopt);
  CHECK(delay("User-agent: medtech\nCrawl-delay: 1\nCrawl-delay: 3\n") == milliseconds(3000));
  for (const char* nonsense : {"-1", "0", "nan", "soon", "", "1e999", "5s"}) {
    CAPTURE(nonsense);
    CHECK_FALSE(
        Robots("User-agent: *\nCrawl-delay: " + std::string(nonsense), "medtech").crawl_delay());
  }
}

TEST_CASE("of a long robots.txt the whole lines of its first 500 KiB count") {
  const std::string filler(1024, '#');
  std::string text = "User-agent: *\nDisallow: /early\n";
  while (text.size() + filler.size() + 1 < 500 * 1024 - 12) text += filler + "\n";
  text += "Disallow: /" + std::string(600, 'x') + "\nDisallow: /late\n";
  const Robots robots(text, "medtech");
  CHECK_FALSE(robots.allows("/early/1"));
  CHECK(robots.allows("/late/1"));
  CHECK(robots.allows("/" + std::string(700, 'x')));  // half of that rule would forbid it
}
