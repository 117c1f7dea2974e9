// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credential/value.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace medtech::credential;

namespace {

const CredentialValue* find(const OpeningsValue& found, const std::string& id) {
  const auto one = std::ranges::find(found.values, id, &CredentialValue::id);
  return one == found.values.end() ? nullptr : &*one;
}

}  // namespace

TEST_CASE("a credential opens what lacks nothing else") {
  const std::vector<Opening> openings{
      {{{"mls", "amt"}}, {}, {}, 70'000},  // either would do
      {{{"mls"}}, {}, {}, 80'000},
      {{{"mls"}, {"bls"}}, {}, {}, 90'000},         // two are lacking
      {{{"mls"}}, {}, {{"CA-CLS"}}, std::nullopt},  // and a license
      {{{"have"}}, {}, {{"CA-CLS"}}, 100'000},
      {{{"have"}}, {{"mls"}}, {}, std::nullopt},  // open already
      {{}, {}, {}, 50'000},                       // asks nothing
  };
  const OpeningsValue found = value_of_openings(openings, {"have"});
  CHECK(found.openings == 7);
  CHECK(found.naming == 6);
  CHECK(found.open_now == 1);
  REQUIRE(find(found, "mls") != nullptr);
  CHECK(found.values.front().id == "mls");
  const CredentialValue& mls = *find(found, "mls");
  CHECK(mls.opens == 2);
  CHECK(mls.named == 4);
  CHECK(mls.preferred == 1);
  CHECK(mls.with_pay == 2);
  CHECK(mls.middle == 75'000);
  CHECK(find(found, "amt")->opens == 1);
  CHECK(find(found, "CA-CLS")->opens == 1);
  CHECK(find(found, "CA-CLS")->license);
  CHECK(find(found, "bls")->opens == 0);
  CHECK(find(found, "have") == nullptr);
}

TEST_CASE("without pay stated, none is told") {
  const OpeningsValue found = value_of_openings({{{{"mls"}}, {}, {}, std::nullopt}}, {});
  REQUIRE(found.values.size() == 1);
  CHECK(found.values[0].with_pay == 0);
  CHECK(!found.values[0].middle.has_value());
}

TEST_CASE("of licenses of which one will do each opens") {
  const OpeningsValue found = value_of_openings(
      {{{}, {}, {{"CA-CLS", "CA-CGMBS"}}, std::nullopt}, {{}, {}, {{"CA-CLS"}}, std::nullopt}}, {});
  CHECK(find(found, "CA-CLS")->opens == 2);
  CHECK(find(found, "CA-CGMBS")->opens == 1);
  CHECK(found.open_now == 0);
}
