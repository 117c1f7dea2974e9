// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credential/knowledge.hpp"

#include "core/base/embedded.hpp"
#include "core/ontology/roles.hpp"
#include "core/ontology/terms.hpp"
#include "tests/unit/credential/advice.hpp"

#include <algorithm>
#include <map>
#include <set>

using namespace medtech;
using namespace medtech::credential;
using medtech::testing::day;
using medtech::testing::facts;

namespace {

const std::string head =
    "schema = 1\n[body]\nid = \"b\"\nname = \"A body\"\nsource = \"page\"\nas_of = 2026-01-01\n"
    "confidence = \"high\"\n";
const std::string sources =
    "schema = 1\n[[source]]\nid = \"page\"\ntitle = \"A page\"\nkind = \"issuer\"\n"
    "as_of = 2026-01-01\n";
const std::string vocabulary =
    "schema = 1\nsource = \"page\"\nas_of = 2026-01-01\n[[discipline]]\nid = \"blood-bank\"\n"
    "name = \"blood bank\"\n";

std::string credential_text(const std::string& more) {
  return head +
         "[[credential]]\nid = \"one\"\nname = \"One\"\nsuffix = \"ONE\"\ntracks = [\"lab\"]\n"
         "level = \"foundational\"\n" +
         more;
}

// What is told of a file of credentials that stands beside a source and a vocabulary.
std::string complaints(const std::string& text) {
  const std::map<std::string, std::string> files{{"credentials/a.toml", text},
                                                 {"credentials/sources.toml", sources},
                                                 {"credentials/vocabulary.toml", vocabulary}};
  std::vector<std::string> names;
  for (const auto& [name, content] : files) names.push_back(name);
  Diagnostics diagnostics;
  read_knowledge(
      names, [&](const std::string& name) { return files.at(name); }, day("2026-11-22"),
      diagnostics);
  std::string out;
  for (const Diagnostic& each : diagnostics) out += to_string(each) + " " + each.hint + "\n";
  return out;
}

bool has(const std::string& text, std::string_view part) {
  INFO(text);
  return text.find(part) != std::string::npos;
}

const ontology::Terms& terms() {
  static const ontology::Terms all(embedded::find("terms.bin").value_or(""));
  return all;
}

}  // namespace

TEST_CASE("the facts are whole: no day in the future of today, no unknown id, no orphan") {
  Diagnostics diagnostics;
  check_knowledge(facts(), day("2026-11-30"), diagnostics);
  for (const Diagnostic& each : diagnostics) FAIL_CHECK(to_string(each));
  CHECK(facts().credentials.size() > 90);
}

TEST_CASE("facts and ontology know the same credentials and licenses") {
  std::set<std::string> in_terms;
  for (ontology::ConceptRow row = 0; row < terms().size(); ++row) {
    const std::string id(terms().id(row));
    const std::string kind(terms().kind(row));
    CAPTURE(id);
    if (kind == "credential") {
      in_terms.insert(id);
      CHECK(facts().find(id) != nullptr);
    }
    if (kind == "licence" && id != "state-licence") {
      in_terms.insert(id);
      const Credential* license = facts().find(id);
      REQUIRE(license != nullptr);
      CHECK(license->state == terms().fact(row, "state"));
    }
  }
  for (const Credential& each : facts().credentials) {
    CAPTURE(each.id);
    if (!each.is_license()) {
      // Postings name titles of one certification together.
      CHECK(in_terms.contains(each.umbrella.empty() ? each.id : each.umbrella));
    } else if (!each.term_id.empty()) {
      CHECK(in_terms.contains(each.term_id));
    }
  }
}

TEST_CASE("every alias of a credential in the ontology names it here too") {
  for (const char* said : {"CBET", "C.B.E.T.", "MLS(ASCP)", "MLS(ASCP)CM", "MT(ASCP)", "ASCP MLS",
                           "HT(ASCP)", "MT(AMT)", "A+", "Security+", "CLT(HEW)"}) {
    CAPTURE(said);
    CHECK(medtech::testing::named(said).id.has_value());
  }
  const Named several = medtech::testing::named("MLS");
  CHECK(!several.id.has_value());
  CHECK(several.candidates == std::vector<std::string>{"ascp-mls", "amt-mls", "aab-mt"});
  CHECK(medtech::testing::named("no such thing") == Named{});
  CHECK(license_named(facts(), "CA", "CLS").id == "CA-CLS");
  CHECK(license_named(facts(), "CA", "CA-CLS").id == "CA-CLS");
  CHECK(license_named(facts(), "NY", "Clinical Laboratory Technologist").id == "NY-CLT");
  CHECK(!license_named(facts(), "OH", "CLS").id.has_value());
}

TEST_CASE("roles name credentials that are known, and licenses name roles that are") {
  const auto roles = ontology::parse_roles(
      std::string(embedded::find("roles/roles.toml").value_or("")), "roles.toml");
  REQUIRE(roles.has_value());
  for (const ontology::Role& role : *roles) {
    for (const std::string& id : role.credentials) {
      CAPTURE(id);
      CHECK(facts().find(id) != nullptr);
    }
  }
  for (const Credential& each : facts().credentials) {
    for (const std::string& role : each.roles) {
      CAPTURE(role);
      CHECK(ontology::find_role(*roles, role) != nullptr);
    }
  }
}

TEST_CASE("a mistake in facts is told with file and line, and the nearest right value") {
  CHECK(complaints(credential_text("notes = [\"None.\"]\n")) == "");
  const std::string unknown_id = complaints(credential_text(
      "[[credential.route]]\nid = \"1\"\ntitle = \"T\"\nall = [{ holds = [\"onee\"] }]\n"));
  CHECK(has(unknown_id, "credentials/a.toml:17:"));
  CHECK(has(unknown_id, "did you mean one?"));
  const std::string no_source =
      complaints(credential_text("notes = [\"x\"]\nfees = [{ kind = \"exam\", usd = 5, "
                                 "effective_from = 2026-01-01, source = \"pagee\" }]\n"));
  CHECK(has(no_source, "there is no source \"pagee\""));
  CHECK(has(no_source, "did you mean page?"));
  CHECK(has(complaints(credential_text("notes = [\"x\"]\nas_of = 2027-01-01\n")),
            "the day lies in the future"));
  CHECK(has(complaints(credential_text("")), "has neither a route nor a note why"));
  CHECK(has(complaints(credential_text("notes = [\"x\"]\nconfidance = \"low\"\n")),
            "did you mean confidence?"));
  const std::string discipline =
      complaints(credential_text("[[credential.route]]\nid = \"1\"\ntitle = \"T\"\n"
                                 "all = [{ experience = [\"blood-bnk\"], years = 1 }]\n"));
  CHECK(has(discipline, "did you mean blood-bank?"));
  CHECK(
      has(complaints("schema = 1\n[body]\nid = \"b\"\nname = \"B\"\n"), "a fact needs its source"));
}

TEST_CASE("a license with specialties stands for one of each, with its own examinations") {
  const Credential* blood = facts().find("FL-CLP-IMMUNOHEMATOLOGY");
  REQUIRE(blood != nullptr);
  CHECK(blood->name == "Clinical laboratory technologist, immunohematology and blood banking");
  CHECK(blood->state == "FL");
  CHECK(blood->fee("application", day("2026-11-22"))->usd == 100);
  CHECK(blood->routes.front().conditions.front().credentials ==
        std::vector<std::string>{"ascp-bb", "ascp-sbb"});
  CHECK(facts().find("FL-CLP-BENCH") == nullptr);
  for (const Credential& each : facts().credentials) {
    for (const Route& route : each.routes) {
      for (const Condition& condition : route.conditions)
        CHECK(std::ranges::find(condition.credentials, "own") == condition.credentials.end());
    }
  }
  // Under a name that they share, each may be meant.
  CHECK(license_named(facts(), "FL", "Technologist").id == "FL-CLP");
  CHECK(license_named(facts(), "FL", "Technologist, histology").id == "FL-CLP-HISTOLOGY");
  CHECK(license_named(facts(), "LA", "CLS-S").candidates.size() == 7);
}

TEST_CASE("the fee in force is the newest that has begun") {
  Credential credential;
  credential.fees = {{"exam", 250, day("2020-01-01"), "", {}},
                     {"exam", 260, day("2026-01-01"), "", {}},
                     {"exam", 270, day("2027-01-01"), "", {}}};
  CHECK(credential.fee("exam", day("2025-12-31"))->usd == 250);
  CHECK(credential.fee("exam", day("2026-11-22"))->usd == 260);
  CHECK(credential.fee("renewal", day("2026-11-22")) == nullptr);
}

TEST_CASE("facts grow old by their kind") {
  const Provenance fact{"page", day("2025-01-01"), Confidence::high, false};
  CHECK(is_old(fact, Subject::fee, day("2026-11-22")));
  CHECK(!is_old(fact, Subject::rule, day("2026-11-22")));
  CHECK(is_old(fact, Subject::rule, day("2027-01-02")));
  CHECK(!is_old(fact, Subject::title, day("2029-01-01")));
  CHECK(months_between(day("2026-01-31"), day("2026-02-28")) == 0);
  CHECK(to_string(add_months(day("2026-01-31"), 1)) == "2026-02-28");
}
