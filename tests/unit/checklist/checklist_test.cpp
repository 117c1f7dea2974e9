// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checklist/checklist.hpp"

#include "core/base/embedded.hpp"
#include "core/checklist/evidence.hpp"
#include "core/checklist/standing.hpp"
#include "core/search/catalogue.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using namespace medtech;
using namespace medtech::checklist;

namespace {

const std::vector<Checklist>& all_lists() {
  static const std::vector<Checklist> lists = [] {
    std::vector<Checklist> all;
    Diagnostics diagnostics;
    for (const std::string_view name : embedded::list("checklists/"))
      read_checklists(embedded::find(name).value(), std::string(name), is_proof, all, diagnostics);
    for (const Diagnostic& diagnostic : diagnostics) FAIL_CHECK(to_string(diagnostic));
    return all;
  }();
  return lists;
}

const ItemStanding& item_in(const std::vector<ListStanding>& lists, const std::string& id) {
  for (const ListStanding& list : lists) {
    const auto found = std::ranges::find_if(
        list.items, [&](const ItemStanding& each) { return each.item.id == id; });
    if (found != list.items.end()) return *found;
  }
  throw Error(ErrorKind::defect, "no item " + id);
}

Facts facts_on(const char* today) {
  Facts facts;
  facts.today = *parse_iso_date(today);
  return facts;
}

}  // namespace

TEST_CASE("checklists: every chapter and every event has its list, with three items or more") {
  std::set<std::string> ids;
  for (const Checklist& list : all_lists()) {
    CAPTURE(list.id);
    CHECK(list.items.size() >= 3);
    ids.insert(list.id);
  }
  for (const char* id :
       {"role", "certifications", "equipment-path", "resume", "interview", "field-travel", "growth",
        "application", "interview-day", "offer", "onboarding", "first-90-days", "vendor-access",
        "relocation", "renewal-year"}) {
    CAPTURE(id);
    CHECK(ids.contains(id));
  }
}

TEST_CASE("checklists: half of the items or more can be proven, and no id is given twice") {
  std::set<std::string> ids;
  std::set<std::string> used;
  std::size_t provable = 0;
  for (const Checklist& list : all_lists()) {
    for (const Item& item : list.items) {
      CAPTURE(item.id);
      CHECK(ids.insert(item.id).second);
      provable += item.proof.empty() ? 0 : 1;
      used.insert(item.proof);
    }
  }
  CHECK(2 * provable >= ids.size());
  for (const auto proofs : {profile_proofs(), application_proofs()}) {
    for (const Proof& proof : proofs) {
      CAPTURE(proof.id);
      CHECK(used.contains(std::string(proof.id)));
    }
  }
}

TEST_CASE("checklists: nothing is proven by nothing, and each lack is named") {
  const Facts nothing = facts_on("2026-11-26");
  for (const auto proofs : {profile_proofs(), application_proofs()}) {
    for (const Proof& proof : proofs) {
      CAPTURE(proof.id);
      const Evidence evidence = proof.weigh(nothing);
      CHECK(!evidence.met);
      CHECK(!evidence.text.empty());
    }
  }
}

TEST_CASE("checklists: a profile ticks what it shows, and loses it by date") {
  Facts facts = facts_on("2026-11-26");
  facts.has.role = "bmet-2";
  facts.has.target = "imaging-service-engineer";
  facts.profile.documents.push_back({"TB blood test", parse_iso_date("2027-01-10")});
  facts.profile.certifications.push_back(
      {"CBET", std::nullopt, std::nullopt, parse_iso_date("2027-12-31")});
  CHECK(weigh("role-named", facts).text == "current role: bmet-2");
  CHECK(weigh("target-set", facts).met);
  CHECK(weigh("document-tb", facts).text == "TB blood test, until 2027-01-10");
  CHECK(!weigh("document-titers", facts).met);
  CHECK(!weigh("nothing-expired", facts).met);
  facts.profile.documents.clear();
  CHECK(weigh("nothing-expired", facts).met);
  facts.today = *parse_iso_date("2027-11-26");
  CHECK(!weigh("nothing-expired", facts).met);
}

TEST_CASE("checklists: applications tick what was done with them") {
  Facts facts = facts_on("2026-11-26");
  ApplicationFacts one;
  one.name = "BMET II, Example Health";
  one.applied = true;
  facts.applications.push_back(one);
  CHECK(weigh("application-tracked", facts).met);
  CHECK(weigh("resume-tracked", facts).text == "without the résumé that went out: " + one.name);
  facts.applications[0].has_resume = true;
  CHECK(weigh("resume-tracked", facts).met);
  facts.applications[0].interview = parse_iso_date("2026-11-20");
  CHECK(!weigh("debriefed", facts).met);
  facts.applications[0].debriefed = true;
  CHECK(weigh("debriefed", facts).met);
  facts.applications[0].has_offer = true;
  CHECK(weigh("offer-entered", facts).met);
  CHECK(!weigh("offer-answered", facts).met);
  facts.applications[0].answered_offer = true;
  CHECK(weigh("offer-answered", facts).met);
  facts.applications[0].steps["drug-screen"] = parse_iso_date("2026-11-25");
  CHECK(weigh("step-drug-screen", facts).text.ends_with("2026-11-25"));
}

TEST_CASE("checklists: a person's word goes before evidence, and can be taken back") {
  Facts facts = facts_on("2026-11-26");
  facts.has.role = "mls";
  Entered entered;
  CHECK(item_in(standing_of(all_lists(), entered, facts), "name-role").by == "evidence");
  entered.marks["name-role"] = {MarkState::undone, facts.today, ""};
  const ItemStanding undone = item_in(standing_of(all_lists(), entered, facts), "name-role");
  CHECK(undone.state == ItemState::open);
  CHECK(undone.by == "person");
  entered.marks["name-role"].state = MarkState::skipped;
  CHECK(item_in(standing_of(all_lists(), entered, facts), "name-role").state == ItemState::skipped);
}

TEST_CASE("checklists: due dates count from the event, a person's day before the known one") {
  Facts facts = facts_on("2026-11-26");
  Entered entered;
  const auto due = [&] {
    return item_in(standing_of(all_lists(), entered, facts), "send-thanks").due;
  };
  CHECK(!due());
  facts.events["interview"] = *parse_iso_date("2026-12-03");
  CHECK(due() == parse_iso_date("2026-12-04"));
  entered.events["interview-day"] = *parse_iso_date("2026-12-10");
  CHECK(due() == parse_iso_date("2026-12-11"));
}

TEST_CASE("checklists: own items and lists are kept beside the others") {
  search::Catalogue catalogue(":memory:");
  MarkBook book(catalogue.database());
  const OwnItem one = book.add({0, "resume", "Ask Ana to read it", std::nullopt});
  const OwnItem two = book.add({0, "moving", "Boxes", parse_iso_date("2026-12-24")});
  CHECK(one.id() != two.id());
  book.put(two.id(), {MarkState::done, *parse_iso_date("2026-12-01"), "twenty"});
  book.put_event("onboarding", *parse_iso_date("2027-01-11"));
  const Entered entered{book.marks(), book.own_items(), book.events()};
  const auto lists = standing_of(all_lists(), entered, facts_on("2026-11-26"));
  CHECK(lists.back().id == "moving");
  CHECK(lists.back().own);
  CHECK(item_in(lists, two.id()).note == "twenty");
  CHECK(item_in(lists, one.id()).state == ItemState::open);
  CHECK(item_in(lists, "titers").due == parse_iso_date("2026-12-14"));
  book.remove(two.id());
  CHECK(book.marks().empty());
}

TEST_CASE("checklist: the lists are the same after packing") {
  CHECK(unpack_checklists(pack_checklists(all_lists())) == all_lists());
  CHECK(unpack_checklists(embedded::find("checklists.bin").value_or("")) == all_lists());
}
