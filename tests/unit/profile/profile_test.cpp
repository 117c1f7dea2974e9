// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/profile.hpp"

#include "core/base/error.hpp"
#include "core/base/text.hpp"
#include "core/format/json.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace medtech;
using namespace medtech::profile;

namespace {

constexpr std::string_view whole = R"(schema = 1
name = "Ana Example"
email = "ana@example.org"
phone = "(513) 555-0100 ext. 7"
[home]
zip = "45202-1234"
city = "Cincinnati"
state = "Ohio"
[role]
current = "bmet-2"
target = "imaging-service-engineer"
[search]
radius_miles = 60
states = ["OH", "kentucky", "In"]
settings = ["in-house", "field-service"]
min_pay = "32.50/hour"
remote = false
[[education]]
level = "associate"
field = "biomedical equipment technology"
school = "Sample College"
accreditation = ""
credit_hours = { biology = 0, chemistry = 12.5 }
completed = 2021-05-14
[[education]]
level = "bachelor"
expected = "2027-05-14"
[[experience]]
title = "BMET II"
employer = "Sample General"
setting = "in-house"
start = 2021-06-01
end = 2024-09-30
hours_per_week = 40
disciplines = ["biomedical-equipment"]
skills = ["infusion-pump", "ventilator", " "]
[[certification]]
id = "CBET"
earned = 2023-11-01
first_earned = 2020-11-01
expires = 2026-12-31
[[ce]]
credential = "CBET"
date = 2025-03-02
amount = 6
area = "technical"
title = "Service school"
[[license]]
state = "California"
id = "CLS"
number = "MTA 1"
expires = 2027-01-31
[[document]]
title = "BLS card"
expires = 2027-03-01
[[military]]
code = "68A"
start = 2015-01-10
end = 2019-06-30
[[story]]
title = "The recall"
situation = "Friday"
action = "Bench"
result = "Monday"
skills = ["ventilator"]
)";

Checked checked(std::string_view text) {
  auto result = parse(text, "profile.toml");
  REQUIRE(result.has_value());
  return std::move(*result);
}

Profile right(std::string_view text) {
  Checked read = checked(text);
  for (const Diagnostic& each : read.diagnostics) MESSAGE(to_string(each));
  REQUIRE(read.diagnostics.empty());
  return std::move(read).usable_or_throw();
}

Date day(int year, int month, int number) { return make_date(year, month, number).value(); }

}  // namespace

TEST_CASE("every field of the format is read") {
  const Profile profile = right(whole);
  CHECK(profile.name == "Ana Example");
  CHECK(profile.email == "ana@example.org");
  CHECK(profile.phone == "(513) 555-0100 ext. 7");
  CHECK(profile.home == Home{"45202", "Cincinnati", "OH"});
  CHECK(profile.role == RoleGoal{"bmet-2", "imaging-service-engineer"});
  CHECK(profile.search.radius_miles == 60);
  CHECK(profile.search.states == std::vector<std::string>{"OH", "KY", "IN"});
  CHECK(profile.search.settings == std::vector{Setting::in_house, Setting::field_service});
  CHECK(profile.search.min_pay == LeastPay{32.5, PayUnit::hour});
  CHECK(profile.search.remote == false);
  REQUIRE(profile.education.size() == 2);
  CHECK(profile.education[0] == Education{EducationLevel::associate,
                                          "biomedical equipment technology",
                                          "Sample College",
                                          std::nullopt,
                                          {{"biology", 0}, {"chemistry", 12.5}},
                                          std::nullopt,
                                          false,
                                          day(2021, 5, 14),
                                          std::nullopt});
  CHECK(profile.education[1].expected == day(2027, 5, 14));
  REQUIRE(profile.experience.size() == 1);
  CHECK(profile.experience[0] == Experience{"BMET II",
                                            "Sample General",
                                            Setting::in_house,
                                            day(2021, 6, 1),
                                            day(2024, 9, 30),
                                            40,
                                            {"biomedical-equipment"},
                                            {"infusion-pump", "ventilator"}});
  REQUIRE(profile.certifications.size() == 1);
  CHECK(profile.certifications[0] ==
        Certification{"CBET", day(2023, 11, 1), day(2020, 11, 1), day(2026, 12, 31)});
  REQUIRE(profile.ce.size() == 1);
  CHECK(profile.ce[0] ==
        ContinuingEducation{"CBET", day(2025, 3, 2), 6, "technical", "Service school"});
  REQUIRE(profile.licenses.size() == 1);
  CHECK(profile.licenses[0] == License{"CA", "CLS", "MTA 1", day(2027, 1, 31)});
  REQUIRE(profile.documents.size() == 1);
  CHECK(profile.documents[0] == Document{"BLS card", day(2027, 3, 1)});
  REQUIRE(profile.military.size() == 1);
  CHECK(profile.military[0] == Service{"68A", day(2015, 1, 10), day(2019, 6, 30)});
  REQUIRE(profile.stories.size() == 1);
  CHECK(profile.stories[0] == Story{"The recall", "Friday", "Bench", "Monday", {"ventilator"}});
}

TEST_CASE("what is left out or empty is not known, and no mistake") {
  CHECK(right("") == Profile{});
  CHECK(
      right(
          "schema = 1\nname = \"\"\nemail = \"  \"\n[home]\nzip = \"\"\n[search]\nstates = []\n") ==
      Profile{});
  CHECK(right("[[experience]]\ntitle = \"MLS\"\nstart = 2024-01-02\n").experience[0].end ==
        std::nullopt);
  CHECK(right("[experience]\ntitle = \"MLS\"\n").experience.size() == 1);
}

TEST_CASE("each mistake is told with its field and line") {
  struct Case {
    const char* text;
    const char* field;
    std::size_t line;
    const char* message;
  };
  const Case cases[] = {
      {"schema = 2", "schema", 1, "2 is not known"},
      {"email = \"ana\"", "email", 1, "no e-mail address"},
      {"email = \"a@b@c\"", "email", 1, "no e-mail address"},
      {"email = \"a b@c\"", "email", 1, "no e-mail address"},
      {"phone = \"call me\"", "phone", 1, "no phone number"},
      {"[home]\nzip = \"4520\"", "home.zip", 2, "no ZIP code"},
      {"[home]\nzip = \"45202-12\"", "home.zip", 2, "no ZIP code"},
      {"[home]\nstate = \"OO\"", "home.state", 2, "no state"},
      {"[home]\n\ncity = \"Cincinnati\"", "home.city", 3, "not enough"},
      {"[search]\nradius_miles = 0", "search.radius_miles", 2, "out of range"},
      {"[search]\nradius_miles = -5.5", "search.radius_miles", 2, "out of range"},
      {"[search]\nradius_miles = inf", "search.radius_miles", 2, "finite"},
      {"[search]\nradius_miles = nan", "search.radius_miles", 2, "finite"},
      {"[search]\nstates = [\"OH\", \"Narnia\"]", "search.states", 2, "no state"},
      {"[search]\nsettings = [\"in-hous\"]", "search.settings", 2, "no setting"},
      {"[search]\nmin_pay = \"32\"", "search.min_pay", 2, "no pay"},
      {"[search]\nmin_pay = \"-32/hour\"", "search.min_pay", 2, "no pay"},
      {"[[education]]\nlevel = \"phd\"", "education.level", 2, ""},
      {"[[education]]\ncompleted = 2020-01-01\nexpected = 2021-01-01", "education.expected", 3,
       "contradicts"},
      {"[[education]]\ncredit_hours = { biology = -1 }", "education.credit_hours.biology", 2,
       "out of range"},
      {"[[experience]]\nemployer = \"X\"", "experience.title", 1, "missing"},
      {"[[experience]]\ntitle = \" \"", "experience.title", 2, "empty"},
      {"[[experience]]\ntitle = \"X\"\nsetting = \"travelling\"", "experience.setting", 3, ""},
      {"[[experience]]\ntitle = \"X\"\nhours_per_week = 169", "experience.hours_per_week", 3,
       "out of range"},
      {"[[experience]]\ntitle = \"X\"\nhours_per_week = 0.5", "experience.hours_per_week", 3,
       "out of range"},
      {"[[experience]]\ntitle = \"X\"\nstart = 2024-02-01\nend = 2024-01-31", "experience.end", 4,
       "2024-01-31 is before `start`"},
      {"[[certification]]\nearned = 2024-02-01", "certification.id", 1, "missing"},
      {"[[certification]]\nid = \"X\"\nearned = 2024-02-01\nexpires = 2023-02-01",
       "certification.expires", 4, "before `earned`"},
      {"[[certification]]\nid = \"X\"\nfirst_earned = 2024-02-01\nexpires = 2023-02-01",
       "certification.expires", 4, "before `first_earned`"},
      {"[[certification]]\nid = \"X\"\nearned = 2023-02-01\nfirst_earned = 2024-02-01",
       "certification.earned", 3, "before `first_earned`"},
      {"[[certification]]\nid = \"X\"\nearned = \"2023-02-30\"", "certification.earned", 3, ""},
      {"[[ce]]\ncredential = \"X\"\namount = 1", "ce.date", 1, "missing"},
      {"[[ce]]\ncredential = \"X\"\ndate = 2025-01-01", "ce.amount", 1, "missing"},
      {"[[ce]]\ncredential = \"X\"\ndate = 2025-01-01\namount = 0", "ce.amount", 4, "out of range"},
      {"[[license]]\nid = \"CLS\"", "license.state", 1, "missing"},
      {"[[license]]\nid = \"CLS\"\nstate = \"XX\"", "license.state", 3, "no state"},
      {"[[document]]\nexpires = 2027-01-01", "document.title", 1, "missing"},
      {"[[military]]\ncode = 68", "military.code", 2, ""},
      {"[[military]]\ncode = \"68A\"\nstart = 2019-01-01\nend = 2018-01-01", "military.end", 4,
       "before `start`"},
      {"[[story]]\nresult = \"X\"", "story.title", 1, "missing"},
      {"nmae = \"Ana\"", "nmae", 1, ""},
      {"[home]\nzipcode = \"45202\"", "home.zipcode", 2, ""},
      {"name = 3", "name", 1, ""},
  };
  for (const Case& each : cases) {
    CAPTURE(std::string(each.text));
    const Diagnostics found = checked(each.text).diagnostics;
    REQUIRE(found.size() == 1);
    // An entry of a list may be numbered in the field's path.
    std::string field = found[0].field;
    for (std::size_t open = field.find('['); open != std::string::npos; open = field.find('[')) {
      field.erase(open, field.find(']', open) - open + 1);
    }
    CHECK(field == each.field);
    CHECK(found[0].place.file == "profile.toml");
    CHECK(found[0].place.line == each.line);
    CHECK(found[0].message.find(each.message) != std::string::npos);
  }
}

TEST_CASE("all mistakes are told at once, in the order of their lines") {
  const Diagnostics found =
      checked(
          "nmae = \"Ana\"\n[search]\nradius_miles = -1\nmin_pay = \"much\"\n[home]\nzip = \"x\"\n"
          "[[experience]]\ntitel = \"BMET\"\n")
          .diagnostics;
  std::vector<std::size_t> lines;
  for (const Diagnostic& each : found) lines.push_back(each.place.line);
  CHECK(lines == std::vector<std::size_t>{1, 3, 4, 6, 7, 8});
}

TEST_CASE("a profile with mistakes is not used, and the error tells all of them") {
  try {
    static_cast<void>(checked("nmae = \"Ana\"\n[search]\nradius_miles = -1\n").usable_or_throw());
    FAIL("it was used");
  } catch (const Error& error) {
    CHECK(error.kind == ErrorKind::input);
    CHECK(error.place.line == 1);
    CHECK(error.hint.find("radius_miles") != std::string::npos);
  }
}

TEST_CASE("text that is no TOML is an error with its line") {
  const auto result = parse("schema = 1\nname = \"Ana\n", "p.toml");
  REQUIRE_FALSE(result.has_value());
  CHECK(result.error().kind == ErrorKind::input);
  CHECK(result.error().place.file == "p.toml");
  CHECK(result.error().place.line == 2);
}

TEST_CASE("the least pay is a sum for a unit of time") {
  CHECK(parse_least_pay("32/hour") == LeastPay{32, PayUnit::hour});
  CHECK(parse_least_pay("$ 32.75 / hour") == LeastPay{32.75, PayUnit::hour});
  CHECK(parse_least_pay("70000/year") == LeastPay{70000, PayUnit::year});
  CHECK(parse_least_pay("$70,000/year") == LeastPay{70000, PayUnit::year});
  CHECK(parse_least_pay("1,234,567.50/year") == LeastPay{1234567.5, PayUnit::year});
  CHECK(parse_least_pay("2400/week") == LeastPay{2400, PayUnit::week});
  CHECK(parse_least_pay("300/day") == LeastPay{300, PayUnit::day});
  CHECK(parse_least_pay("6000/month") == LeastPay{6000, PayUnit::month});
  for (const char* wrong : {"",
                            "/",
                            "32",
                            "32/",
                            "/hour",
                            "0/hour",
                            "-1/hour",
                            "32/fortnight",
                            "1e3/hour",
                            "0x10/hour",
                            "inf/hour",
                            "nan/hour",
                            "7,0000/year",
                            "70,00/year",
                            ",700/year",
                            "1000,000/year",
                            "70,000,/year",
                            "32/hour/day",
                            "3 2/hour",
                            "1,2345.5/year",
                            "0.001/hour",
                            "99999999999999999999/year",
                            "$/hour",
                            "1.2.3/hour",
                            "1.2,345/hour",
                            "1,234.5,6/hour"}) {
    CAPTURE(std::string(wrong));
    CHECK_FALSE(parse_least_pay(wrong).has_value());
  }
}

TEST_CASE("the least pay is written as it is read") {
  for (const char* text : {"32/hour", "32.75/hour", "70000/year", "0.01/day", "9999999.99/year"}) {
    CAPTURE(std::string(text));
    const auto pay = parse_least_pay(text);
    REQUIRE(pay.has_value());
    CHECK(to_string(*pay) == text);
  }
}

TEST_CASE("a ZIP code has five digits, and may have four more") {
  CHECK(parse_zip("45202") == "45202");
  CHECK(parse_zip("00601-0001") == "00601");
  for (const char* wrong :
       {"", "4520", "452020", "4520a", "45202-", "45202-123", "45202 1234", "45202-12a4"}) {
    CAPTURE(std::string(wrong));
    CHECK_FALSE(parse_zip(wrong).has_value());
  }
}

TEST_CASE("JSON has every field by its name in the file, unknown ones as null") {
  const auto written = [](const std::optional<Profile>& profile) {
    json::Writer writer;
    writer.begin_object();
    write_members(writer, profile);
    writer.end_object();
    return json::Document::parse(writer.take()).value();
  };
  SUBCASE("of a whole profile") {
    const json::Document document = written(right(whole));
    const json::Value root = document.root();
    CHECK(root["home"]["state"].string() == "OH");
    CHECK(root["search"]["min_pay"].string() == "32.5/hour");
    CHECK(root["search"]["settings"].at(1).string() == "field-service");
    CHECK(root["education"].at(0)["accreditation"].is_null());
    CHECK(root["education"].at(0)["credit_hours"]["chemistry"].number() == 12.5);
    CHECK(root["certification"].at(0)["expires"].string() == "2026-12-31");
    CHECK(root["ce"].at(0)["amount"].number() == 6);
    CHECK(root["license"].at(0)["state"].string() == "CA");
    CHECK(root["story"].at(0)["skills"].size() == 1);
  }
  SUBCASE("of an empty profile") {
    const json::Document document = written(Profile{});
    CHECK(document.root()["name"].is_null());
    CHECK(document.root()["home"]["zip"].is_null());
    CHECK(document.root()["certification"].is_array());
    CHECK(document.root()["certification"].size() == 0);
  }
  SUBCASE("of no profile, with the same members") {
    const json::Document with = written(Profile{});
    const json::Document without = written(std::nullopt);
    CHECK(without.root().size() == with.root().size());
    with.root().each_member([&](std::string_view name, json::Value) {
      CAPTURE(name);
      CHECK(without.root()[name].is_null());
    });
  }
}
