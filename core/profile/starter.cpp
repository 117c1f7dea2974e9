// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/starter.hpp"

#include "core/format/toml.hpp"

#include <fmt/format.h>

#include <string_view>

namespace medtech::profile {

namespace {

constexpr std::string_view introduction =
    R"(# Your profile for medtech: who you are, what you hold and what you look for.
#
# A line that starts with # and no blank is an example: take the # away and write your own value.
# Whatever you leave out counts as not known. Dates are written YYYY-MM-DD.
# `medtech profile check` tells what is wrong, medtech-profile(5) explains every key.

schema = 1

# How employers reach you.
)";

constexpr std::string_view contact = R"(#email = "ana@example.org"
#phone = "513-555-0100"

# Where you set out for work from: a ZIP code, or a city and its state.
[home]
)";

constexpr std::string_view search = R"(
# What `medtech search` takes for granted where its options don't say otherwise.
# settings: travel, field-service, reference-lab, manufacturer, service-organization, in-house.
[search]
#radius_miles = 60
#states = ["OH", "KY", "IN"]
#settings = ["in-house", "field-service"]
#min_pay = "32/hour"
#remote = false
)";

constexpr std::string_view lists = R"(
# The rest are lists: repeat the line in double brackets for each further entry.

# School and training. level: high-school, certificate, associate, bachelor, master, doctorate,
# military. Write `expected` instead of `completed` for what you have not finished.
# credit_hours are semester hours by subject; many laboratory credentials ask for them.
#[[education]]
#level = "associate"
#field = "biomedical equipment technology"
#school = "Sample Community College"
#accreditation = "abet"
#credit_hours = { biology = 8, chemistry = 12 }
#completed = 2021-05-14

# Work, the latest first. Leave `end` out where it goes on.
#[[experience]]
#title = "BMET II"
#employer = "Sample General Hospital"
#setting = "in-house"
#start = 2021-06-01
#end = 2024-09-30
#hours_per_week = 40
#disciplines = ["biomedical-equipment"]
#skills = ["infusion-pump", "ventilator"]

# Credentials. `earned` began the present term, `first_earned` the very first.
#[[certification]]
#id = "CBET"
#earned = 2023-11-01
#first_earned = 2023-11-01
#expires = 2026-12-31

# Continuing education toward a credential, in the unit that its body counts.
#[[ce]]
#credential = "CBET"
#date = 2025-03-02
#amount = 6
#area = "technical"
#title = "Anesthesia machine service school"

# State licenses.
#[[license]]
#state = "CA"
#id = "CLS"
#number = "MTA 00000000"
#expires = 2027-01-31

# Cards, tests and records that employers ask for and that run out: BLS, TB test, fit test, titers.
#[[document]]
#title = "BLS card"
#expires = 2027-03-01

# Military occupations: Army MOS, Navy NEC, Air Force AFSC.
#[[military]]
#code = "68A"
#start = 2015-01-10
#end = 2019-06-30

# Stories to tell in an interview.
#[[story]]
#title = "Forty ventilators in one weekend"
#situation = "A recall came on a Friday."
#action = "Found all units by serial number and set up a bench."
#result = "All were back in use on Monday."
#skills = ["ventilator"]
)";

std::string line(std::string_view key, const std::optional<std::string>& value,
                 std::string_view example) {
  if (value) return fmt::format("{} = {}\n", key, toml::quoted(*value));
  return fmt::format("#{} = \"{}\"\n", key, example);
}

}  // namespace

std::string starter_text(const Starter& known) {
  std::string text(introduction);
  text += line("name", known.name, "Ana Example");
  text += contact;
  text += line("zip", known.zip, "45202");
  text += known.zip || known.state ? "" : "#city = \"Cincinnati\"\n";
  text += line("state", known.state, "OH");
  text +=
      "\n# The role you have and the one you aim for: mls, mlt, histotechnician, bmet-1, bmet-2 "
      "…\n[role]\n";
  text += line("current", known.role, "bmet-2");
  text += "#target = \"imaging-service-engineer\"\n";
  text += search;
  text += lists;
  return text;
}

}  // namespace medtech::profile
