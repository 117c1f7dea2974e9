// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/base/embedded.hpp"
#include "core/credential/knowledge.hpp"
#include "core/credential/naming.hpp"
#include "core/credential/person.hpp"
#include "core/ontology/terms.hpp"
#include "core/profile/profile.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

/// The program's own facts, and persons made of profiles, for tests.
namespace medtech::testing {

inline const credential::Knowledge& facts() {
  static const credential::Knowledge knowledge = credential::load_knowledge(
      [](const std::string& file) { return std::string(embedded::find(file).value_or("")); },
      false);
  return knowledge;
}

inline credential::Named named(std::string_view said) {
  static const ontology::Terms terms(embedded::find("terms.bin").value_or(""));
  return credential::credential_named(facts(), terms, said);
}

/// A person of a profile's text, which must have no mistakes.
inline credential::Person person(std::string_view profile) {
  auto checked = profile::parse(profile, "profile.toml");
  REQUIRE(checked.has_value());
  for (const Diagnostic& each : checked->diagnostics) FAIL_CHECK(to_string(each));
  return credential::person_of(checked->profile, facts(), named);
}

inline Date day(std::string_view iso) {
  const auto date = parse_iso_date(iso);
  REQUIRE(date.has_value());
  return *date;
}

}  // namespace medtech::testing
