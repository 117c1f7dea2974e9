// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/words.hpp"

#include "core/base/error.hpp"
#include "core/search/catalogue.hpp"
#include "tests/support/knowledge.hpp"
#include "tests/unit/search/listings.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

using namespace medtech::search;

TEST_CASE("words, phrases, alternatives, exclusions and prefixes are told apart") {
  struct Case {
    const char* typed;
    const char* required;
    const char* excluded;
  };
  const Case cases[] = {
      {"", "", ""},
      {"biomedical technician", "(\"biomedical\") AND (\"technician\")", ""},
      {"\"field service\" engineer", "(\"field service\") AND (\"engineer\")", ""},
      {"histotechnician OR histotechnologist lab",
       "(\"histotechnician\" OR \"histotechnologist\") AND (\"lab\")", ""},
      {"lab NOT dental", "(\"lab\")", "\"dental\""},
      {"lab -dental -\"travel nurse\"", "(\"lab\")", "\"dental\" OR \"travel nurse\""},
      {"hematolog*", "(\"hematolog\"*)", ""},
      {"un\"closed", "(\"un\") AND (\"closed\")", ""},
      {"OR lab", "(\"lab\")", ""},
      {"a AND b", "(\"a\") AND (\"b\")", ""},
      {"lab OR", "(\"lab\")", ""},
      {"NOT biomedical OR mls", "", "((\"biomedical\") NOT (\"mls\"))"},
      {"lab mls OR NOT biomedical", "(\"lab\")", "((\"biomedical\") NOT (\"mls\"))"},
      {"lab NOT biomedical mls", "(\"lab\") AND (\"mls\")", "\"biomedical\""},
      {"-a OR -b", "", "(\"a\" AND \"b\")"},
      {"lab AND NOT dental", "(\"lab\")", "\"dental\""},
      {"AND", "(\"AND\")", ""},
      {"NOT", "(\"NOT\")", ""},
      {"AND lab", "(\"lab\")", ""},
      {"\"OR\" nurse", "(\"OR\") AND (\"nurse\")", ""},
      {"- * \"\" ( )", "", ""},
      {"x-ray", "(\"x-ray\")", ""},
      {"NEAR(a b)", "(\"NEAR(a\") AND (\"b)\")", ""},
      {"title:lab", "(\"title:lab\")", ""},
  };
  for (const Case& each : cases) {
    CAPTURE(each.typed);
    const Words words = parse_words(each.typed);
    CHECK(required_expression(words) == each.required);
    CHECK(excluded_expression(words) == each.excluded);
  }
}

TEST_CASE("names of jobs among the words mean their roles") {
  struct Case {
    const char* typed;
    std::vector<std::string> roles;  // of the first job
    const char* others;
  };
  const std::vector<std::string> any_bmet{"bmet-1", "bmet-2", "bmet-3"};
  const Case cases[] = {
      {"mls", {"mls"}, ""},
      {"medical technologist night", {"mls"}, "(\"night\")"},
      {"dayton biomedical technician", any_bmet, "(\"dayton\")"},
      {"bmet", any_bmet, ""},
      {"bmet iii", any_bmet, "(\"iii\")"},
      {"ventilators calibrate", {}, "(\"ventilators\") AND (\"calibrate\")"},
      {"\"medical technologist\"", {}, "(\"medical technologist\")"},
      {"medical OR clinical technologist",
       {},
       "(\"medical\" OR \"clinical\") AND (\"technologist\")"},
      {"NOT mls", {}, ""},
      {"mls*", {}, "(\"mls\"*)"},
      {"mls OR mlt", {"mls", "mlt"}, ""},
      {"biomed", {"bmet-1", "bmet-2", "bmet-3", "bmet-lead"}, ""},
      {"biomed tech", any_bmet, ""},
      {"night lab tech", {"mlt", "mls"}, "(\"night\")"},
      {"medical lab tech nights", {"mlt"}, "(\"nights\")"},
      {"histo", {"histotechnician", "histotechnologist"}, ""},
      {"\"biomed\"", {}, "(\"biomed\")"},
      {"mls OR mlt night", {"mls", "mlt"}, "(\"night\")"},
      {"mls OR NOT mlt", {}, ""},
      {"med tech", {"mls"}, ""},
      {"medical laboratory scientist", {"mls"}, ""},
      {"night clinical laboratory scientist", {"mls"}, "(\"night\")"},
      {"medical laboratory technician", {"mlt"}, ""},
      {"medical lab tech", {"mlt"}, ""},
      {"blood banker", {"blood-bank-technologist"}, ""},
      {"technologist blood", {}, "(\"technologist\") AND (\"blood\")"},
      {"registered nurse", {}, "(\"registered\") AND (\"nurse\")"},
  };
  const auto& titles = medtech::testing::knowledge().titles;
  for (const Case& each : cases) {
    CAPTURE(std::string(each.typed));
    const Words typed = parse_words(each.typed);
    const Words words = with_jobs(typed, titles);
    CHECK(words.jobs.size() == (each.roles.empty() ? 0 : 1));
    if (!words.jobs.empty()) CHECK(words.jobs[0].roles == each.roles);
    CHECK(required_expression(words.all_of) == each.others);
    CHECK(excluded_expression(words) == excluded_expression(typed));
    CHECK(excludes_only(words) == excludes_only(typed));
  }
}

TEST_CASE("an excluded name of a job leaves its openings out") {
  const auto& titles = medtech::testing::knowledge().titles;
  const auto other_roles = [&](const char* typed) {
    return with_jobs(parse_words(typed), titles).other_roles;
  };
  CHECK(other_roles("technologist NOT mls") == std::vector<std::string>{"mls"});
  CHECK(other_roles("technologist -mlt -mls") == std::vector<std::string>{"mlt", "mls"});
  CHECK(other_roles("technologist -\"mls\"").empty());
  CHECK(other_roles("night OR NOT mls").empty());
  CHECK(other_roles("technologist NOT dental").empty());
}

TEST_CASE("a search of too many words is refused") {
  std::string typed;
  for (int i = 0; i < 65; ++i) typed += "word ";
  CHECK_THROWS_AS(parse_words(typed), medtech::Error);
}

TEST_CASE("whatever is typed, the full-text index understands the expression") {
  Catalogue catalogue(":memory:");
  auto match = catalogue.database().prepare("SELECT rowid FROM words WHERE words MATCH ?");
  std::mt19937 random(7);
  const std::string alphabet = "ab\"*-+^:(){}[]',. \\\x01\xC3\xA9OR NOT AND NEAR\t%_";
  for (int round = 0; round < 3000; ++round) {
    std::string typed;
    for (std::size_t i = random() % 24; i > 0; --i) typed += alphabet[random() % alphabet.size()];
    CAPTURE(typed);
    const Words words = parse_words(typed);
    for (const std::string& expression : {required_expression(words), excluded_expression(words)}) {
      if (expression.empty()) continue;
      match.bind(1, expression);
      CHECK_NOTHROW(match.step());
      match.reset();
    }
  }
}

TEST_CASE("full width letters and ligatures are found as plain ones, and the other way round") {
  Catalogue catalogue(":memory:");
  const auto titled = [](const char* requisition, const char* title) {
    auto listing = medtech::testing::opening(requisition, title);
    listing.description.clear();
    return listing;
  };
  medtech::testing::read_whole(catalogue, {titled("1", "\uFF2D\uFF2C\uFF33 of\uFB01ce"),
                                           titled("2", "MLS office"), titled("3", "Caf\u00E9")});
  const auto found = [&](const char* typed) {
    Filter filter;
    filter.words = parse_words(typed);
    return medtech::testing::count_of(catalogue, filter);
  };
  CHECK(found("mls") == 2);
  CHECK(found("\uFF4D\uFF4C\uFF53") == 2);
  CHECK(found("office") == 2);
  CHECK(found("of\uFB01ce") == 2);
  CHECK(found("cafe") == 1);
  CHECK(found("NOT office OR mls") == 3);
  CHECK(found("NOT") == 0);
  // What was indexed is taken out again.
  medtech::testing::read_whole(catalogue, {titled("1", "Histotechnologist"), titled("2", "MLS")});
  CHECK(found("mls") == 1);
}
