// SPDX-License-Identifier: GPL-3.0-or-later
// Whoever a profile without mistakes describes can be weighed and planned for, and no plan breaks a
// dependency.
#include "core/base/embedded.hpp"
#include "core/credential/knowledge.hpp"
#include "core/credential/plan.hpp"
#include "core/ontology/terms.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace medtech;
  static const credential::Knowledge knowledge = credential::load_knowledge(
      [](const std::string& file) { return std::string(embedded::find(file).value_or("")); },
      false);
  static const ontology::Terms terms(embedded::find("terms.bin").value_or(""));
  constexpr std::size_t longest = 4096;
  if (size > longest) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto checked = profile::parse(text, "profile.toml");
  if (!checked || !checked->diagnostics.empty()) return 0;
  const credential::Person person = credential::person_of(
      checked->profile, knowledge,
      [](std::string_view said) { return credential::credential_named(knowledge, terms, said); });
  const credential::Bench bench{knowledge, person, *parse_iso_date("2026-11-22")};
  credential::PlanQuestion question;
  question.goals = {{"ascp-mls", "MLS", {"ascp-mls"}}, {"aci-chtm", "CHTM", {"aci-chtm"}}};
  const credential::Plan plan = credential::make_plan(question, bench);
  std::map<std::string, Date> ends;
  for (const credential::Step& step : plan.steps) ends[step.id] = step.finish;
  for (const credential::Step& step : plan.steps) {
    if (step.finish < step.earliest_start) __builtin_trap();
    for (const std::string& id : step.depends_on) {
      if (!ends.contains(id) || ends[id] > step.earliest_start) __builtin_trap();
    }
  }
  return 0;
}
