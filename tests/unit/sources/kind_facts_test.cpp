// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kind_facts.hpp"

#include "core/base/embedded.hpp"
#include "core/net/url.hpp"
#include "core/sources/source.hpp"

#include <doctest/doctest.h>

using namespace medtech;
using namespace medtech::sources;

TEST_CASE("of every kind that needs a key it is known where one is given") {
  const auto text = embedded::find("sources/kinds.toml");
  REQUIRE(text);
  const auto notes = parse_kind_notes(*text, "kinds.toml");
  REQUIRE(notes);
  for (const Kind& kind : kinds()) {
    CAPTURE(kind.id);
    const KindFacts& facts = notes->of(kind.id);
    CHECK(facts.key_from.empty() == kind.credentials.empty());
    if (kind.credentials.empty()) continue;
    CHECK(net::origin(facts.key_from).starts_with("https://"));
    CHECK_FALSE(facts.key_how.empty());
    CHECK_FALSE(facts.limits.empty());
  }
  REQUIRE(notes->gaps.size() == 1);
  CHECK(notes->gaps[0].what.contains("travel assignments"));
  CHECK(notes->gaps[0].instead.contains("medtech listing import"));
}

TEST_CASE("notes on kinds need their source, and speak of kinds there are") {
  const std::string sourced = "source = [\"x\"]\nas_of = 2026-01-01\nconfidence = \"low\"\n";
  CHECK(parse_kind_notes("[kinds.usajobs]\nlimits = \"ten\"\n" + sourced, "k")
            ->of("usajobs")
            .limits == "ten");
  CHECK(parse_kind_notes("", "k")->of("usajobs") == KindFacts{});
  CHECK_FALSE(parse_kind_notes("[kinds.usajobs]\nlimits = \"ten\"\n", "k"));
  CHECK_FALSE(parse_kind_notes("[kinds.telepathy]\n" + sourced, "k"));
  CHECK_FALSE(parse_kind_notes("[kinds.usajobs]\ncolour = \"blue\"\n" + sourced, "k"));
  CHECK_FALSE(parse_kind_notes("[[gap]]\nwhat = \"x\"\n", "k"));
}
