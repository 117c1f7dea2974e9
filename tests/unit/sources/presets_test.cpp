// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/presets.hpp"

#include "core/base/embedded.hpp"
#include "core/net/url.hpp"
#include "core/sources/source_address.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace medtech::sources;

namespace {

std::vector<Preset> shipped() {
  const auto words = medtech::embedded::find("sources/defaults.toml");
  const auto text = medtech::embedded::find("sources/presets.toml");
  REQUIRE(words);
  REQUIRE(text);
  const auto defaults = parse_defaults(*words, "defaults.toml");
  REQUIRE(defaults);
  auto presets = parse_presets(*text, "presets.toml", *defaults);
  if (!presets) MESSAGE(presets.error().text() << "\n" << presets.error().hint);
  REQUIRE(presets);
  return *presets;
}

}  // namespace

TEST_CASE("the shipped directory is whole") {
  const auto presets = shipped();
  CHECK(presets.size() >= 100);
  for (const Preset& preset : presets) {
    CAPTURE(preset.config.id);
    // What gathers others' advertisements has no employer to put in place of theirs.
    CHECK(preset.config.employer.empty() == (preset.config.kind == "adzuna"));
    CHECK(find_kind(preset.config.kind) != nullptr);
    CHECK(preset.as_of <= preset.verified.value_or(*preset.as_of));
    for (const std::string& state : preset.states) CHECK(state.size() == 2);
    if (preset.config.kind == "workday") {
      CHECK(preset.config.key("host").starts_with(preset.config.key("tenant") + ".wd"));
    }
  }
}

TEST_CASE("some presets are the sources of a new user, with the words of the field") {
  const auto sources = default_sources(shipped());
  CHECK(sources.size() >= 8);
  CHECK(sources.size() <= 12);
  for (const SourceConfig& source : sources) {
    CHECK(source.enabled);
    CHECK_FALSE(source.search.empty());
    CHECK_FALSE(source.search_written);
  }
}

TEST_CASE("presets are found by id and by what they are") {
  const auto presets = shipped();
  const Preset* trimedx = find_preset(presets, "trimedx");
  REQUIRE(trimedx);
  CHECK(trimedx->config.employer == "TRIMEDX");
  CHECK(find_preset(presets, "nobody") == nullptr);
  CHECK(matches_filter(*trimedx, ""));
  CHECK(matches_filter(*trimedx, "Equipment workday"));
  CHECK(matches_filter(*trimedx, "service-organization"));
  CHECK(matches_filter(*trimedx, "TRIM"));
  CHECK_FALSE(matches_filter(*trimedx, "hospital"));
  CHECK_FALSE(matches_filter(*trimedx, "medx"));
  const Preset* clinic = find_preset(presets, "cleveland-clinic");
  REQUIRE(clinic);
  CHECK(matches_filter(*clinic, "oh"));
  CHECK(matches_filter(*clinic, "hospital cleveland"));
  for (const char* family : {"lab", "equipment", "both"})  // it hires in either
    CHECK(matches_filter(*clinic, family));
  CHECK_FALSE(matches_filter(*trimedx, "lab"));
  CHECK(matches_filter(*trimedx, "nationwide equipment"));
  CHECK_FALSE(matches_filter(*clinic, "nationwide"));
}

TEST_CASE(
    "federal laboratories and equipment shops are in the directory, with keys by name alone") {
  const auto presets = shipped();
  for (const char* id : {"usajobs", "va-laboratories", "va-biomedical", "defense-health",
                         "indian-health-service", "nih"}) {
    CAPTURE(id);
    const Preset* preset = find_preset(presets, id);
    REQUIRE(preset);
    CHECK(preset->config.kind == "usajobs");
    CHECK(preset->config.key("key_env") == "USAJOBS_API_KEY");
    CHECK(preset->config.key("email_env") == "USAJOBS_EMAIL");
    CHECK(preset->employer_kind == "government");
    CHECK_FALSE(preset->is_default);
  }
  CHECK(find_preset(presets, "va-biomedical")->config.list("organization") ==
        std::vector<std::string>{"VATA"});
  CHECK(matches_filter(*find_preset(presets, "va-biomedical"), "government equipment"));
  REQUIRE(find_preset(presets, "adzuna"));
}

TEST_CASE("a preset without its evidence is refused") {
  const std::string start =
      "[[preset]]\nid = \"a\"\nkind = \"greenhouse\"\nboard = \"a\"\nemployer = \"A\"\n";
  const std::string facts =
      "employer_kind = \"hospital\"\nfamily = \"lab\"\nevidence = [\"x\"]\nconfidence = "
      "\"low\"\nas_of = 2026-01-01\n";
  CHECK(parse_presets(start + facts, "p", {}));
  CHECK_FALSE(parse_presets(start, "p", {}));
  CHECK_FALSE(parse_presets(start + facts + start + facts, "p", {}));
  CHECK_FALSE(parse_presets(start + facts + "colour = \"blue\"\n", "p", {}));
}

TEST_CASE("the directory is searched by names and abbreviations of states") {
  const auto presets = shipped();
  const auto state = [](std::string_view word) -> std::optional<std::string_view> {
    if (word == "ohio" || word == "oh") return "OH";
    if (word == "new york" || word == "ny") return "NY";
    return std::nullopt;
  };
  const Preset& clinic = *find_preset(presets, "cleveland-clinic");
  CHECK(matches_filter(clinic, "Ohio hospital", state));
  CHECK(matches_filter(clinic, "OH", state));
  CHECK_FALSE(matches_filter(clinic, "new york", state));
  CHECK(matches_filter(*find_preset(presets, "nyp"), "hospital New York workday", state));
  CHECK_FALSE(matches_filter(*find_preset(presets, "ohsu"), "OH", state));
  CHECK(matches_filter(*find_preset(presets, "ohsu"), "ohs", state));
}

TEST_CASE("a preset is trusted once someone saw it answer, or where several name it") {
  Preset preset;
  preset.confidence = "medium";
  CHECK_FALSE(is_trusted(preset));
  preset.confidence = "high";
  CHECK(is_trusted(preset));
  preset.confidence = "low";
  preset.verified = medtech::make_date(2026, 11, 1);
  CHECK(is_trusted(preset));
  const auto presets = shipped();
  SourceConfig config = find_preset(presets, "ohiohealth")->config;
  config.id = "mine";
  REQUIRE(preset_of(presets, config));
  CHECK(preset_of(presets, config)->config.id == "ohiohealth");
  config.keys["site"] = "Other";
  CHECK(preset_of(presets, config) == nullptr);
}

TEST_CASE("an address on the host of a preset means it") {
  const auto presets = shipped();
  const auto ids_at = [&](const std::string& address) {
    std::vector<std::string> ids;
    for (const Preset* preset : presets_at(presets, address, source_at(address)))
      ids.push_back(preset->config.id);
    return ids;
  };
  // Every address that a preset is asked at leads to it.
  for (const Preset& preset : presets) {
    CAPTURE(preset.config.id);
    std::string host = preset.config.key("host");
    if (host.empty()) host = medtech::net::host_label(preset.config.key("url"));
    if (host.empty()) continue;
    const auto ids =
        ids_at(host.starts_with("www.") ? "https://" + host : "https://www." + host + "/x");
    CHECK(std::ranges::find(ids, preset.config.id) != ids.end());
  }
  CHECK(ids_at("https://trimedx.wd1.myworkdayjobs.com/") == std::vector<std::string>{"trimedx"});
  CHECK(ids_at("https://trimedx.wd1.myworkdayjobs.com/Another").empty());
  CHECK(ids_at("https://careers.example.org/").empty());
  CHECK(ids_at("nonsense").empty());
}

TEST_CASE("a preset is found by the name of its employer in another host") {
  const auto presets = shipped();
  const auto found = presets_named_in(presets, "https://careers.medstarhealth.org/jobs");
  REQUIRE(found.size() == 1);
  CHECK(found.front()->config.id == "medstar");
  CHECK(presets_named_in(presets, "https://careers.example.org/").empty());
  CHECK(presets_named_in(presets, "localhost").empty());
}
