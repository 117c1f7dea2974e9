// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/pattern.hpp"

#include <doctest/doctest.h>

using medtech::Pattern;

namespace {

Pattern compiled(std::string_view expression, bool ignore_case = true) {
  auto pattern = Pattern::compile(expression, ignore_case);
  REQUIRE(pattern.has_value());
  return std::move(*pattern);
}

}  // namespace

TEST_CASE("patterns are found anywhere, in any case unless told otherwise") {
  CHECK(compiled("/jobs?/\\d+").found_in("https://example.org/JOB/17"));
  CHECK_FALSE(compiled("/jobs?/\\d+", false).found_in("https://example.org/JOB/17"));
  CHECK_FALSE(compiled("^job").found_in("a job"));
  CHECK(compiled("").found_in(""));
  CHECK(compiled("caf.s").found_in("Cafés"));
}

TEST_CASE("a match gives its groups, unmatched ones empty") {
  const Pattern pattern = compiled("(bmet)[ -]?(i+)?(x)?");
  const auto groups = pattern.match("Senior BMET III");
  REQUIRE(groups.has_value());
  CHECK(*groups == std::vector<std::string_view>{"BMET III", "BMET", "III", ""});
  CHECK_FALSE(pattern.match("MLS").has_value());
}

TEST_CASE("wrong expressions are refused with the reason") {
  for (const char* expression : {"(", "[a", "a{2,1}", "(?=x)", "\\1", "*", "a{1001}", "\xFF"}) {
    CAPTURE(expression);
    const auto pattern = Pattern::compile(expression);
    REQUIRE_FALSE(pattern.has_value());
    CHECK(pattern.error().kind == medtech::ErrorKind::input);
    CHECK(pattern.error().message.starts_with("no valid regular expression: "));
  }
}

TEST_CASE(
    "expressions that would take too much memory are refused, hostile ones match in linear time") {
  CHECK_FALSE(Pattern::compile(std::string(5000, 'a')).has_value());
  CHECK_FALSE(Pattern::compile("((((a{100}){100}){100}){100})").has_value());
  CHECK_FALSE(compiled("(a|b)*c").found_in(std::string(200'000, 'a')));
  CHECK_FALSE(compiled("(a*)*(a*)*(a*)*b$").found_in(std::string(200'000, 'a')));
}
