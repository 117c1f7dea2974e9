// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/starter.hpp"

#include "core/base/text.hpp"
#include "core/profile/profile.hpp"

#include <doctest/doctest.h>

using namespace medtech;
using namespace medtech::profile;

namespace {

Profile right(const std::string& text) {
  auto result = parse(text, "profile.toml");
  if (!result) FAIL(result.error().text());
  for (const Diagnostic& each : result->diagnostics) MESSAGE(to_string(each));
  REQUIRE(result->diagnostics.empty());
  return std::move(*result).usable_or_throw();
}

// The starter with the "#" taken from every line that has no blank behind it.
std::string with_examples(const std::string& starter) {
  std::string text;
  for (std::string_view line : text::lines(starter)) {
    const bool example = line.size() > 1 && line[0] == '#' && line[1] != ' ';
    text.append(example ? line.substr(1) : line).append("\n");
  }
  return text;
}

}  // namespace

TEST_CASE("a starter profile is right, and holds what is known") {
  CHECK(right(starter_text({})) == Profile{});
  const Profile profile = right(starter_text({"Ana \"Pumps\" Example\\", "45202", "OH", "bmet-2"}));
  CHECK(profile.name == "Ana \"Pumps\" Example\\");
  CHECK(profile.home == Home{"45202", std::nullopt, "OH"});
  CHECK(profile.role.current == "bmet-2");
}

TEST_CASE("the examples in a starter profile are right, and show every section") {
  const Profile profile = right(with_examples(starter_text({})));
  CHECK(profile.name.has_value());
  CHECK(profile.email.has_value());
  CHECK(profile.phone.has_value());
  CHECK(profile.home.zip.has_value());
  CHECK(profile.home.city.has_value());
  CHECK(profile.home.state.has_value());
  CHECK(profile.role.current.has_value());
  CHECK(profile.role.target.has_value());
  CHECK(profile.search.min_pay.has_value());
  CHECK(profile.search.remote.has_value());
  CHECK(profile.education.size() == 1);
  CHECK(profile.experience.size() == 1);
  CHECK(profile.certifications.size() == 1);
  CHECK(profile.ce.size() == 1);
  CHECK(profile.licenses.size() == 1);
  CHECK(profile.documents.size() == 1);
  CHECK(profile.military.size() == 1);
  CHECK(profile.stories.size() == 1);
}
