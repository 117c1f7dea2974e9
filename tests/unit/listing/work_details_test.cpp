// SPDX-License-Identifier: GPL-3.0-or-later
// Terms of work beyond shift and schedule, in the manners in which people write them.
#include "core/listing/work_details.hpp"

#include "core/base/embedded.hpp"
#include "core/base/text.hpp"
#include "core/listing/periods.hpp"
#include "core/listing/understand.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace medtech::listing {

namespace {

const ontology::Knowledge& knowledge() {
  static const ontology::Knowledge known = ontology::load_knowledge(
      [](std::string_view name) { return std::string(embedded::find(name).value()); }, false);
  return known;
}

WorkDetails details_of(std::string_view text) {
  return find_work_details("", Outline(text, knowledge()), knowledge());
}

std::string extras_of(std::string_view text) {
  std::vector<std::string> each;
  for (const Differential& one : details_of(text).differentials) {
    each.push_back(one.when + (one.percent ? fmt::format(" {:g}%", *one.percent)
                                           : fmt::format(" ${:g}", *one.amount_per_hour)));
  }
  return text::join(each, ", ");
}

std::string training_of(std::string_view text) {
  const auto training = details_of(text).training_provided;
  return !training ? "-" : *training ? "given" : "not given";
}

}  // namespace

TEST_CASE("each differential has its own amount, and base pay is none") {
  const std::vector<std::pair<std::string_view, std::string_view>> texts = {
      {"Pay Range: $16.00 - $19.50 per hour; 10% shift differential", " 10%"},
      {"$16.00 - $19.50 per hour, 10% shift differential", " 10%"},
      {"Pay: $30.00/hr plus 10% night differential", "night 10%"},
      {"Pay: $24.00/hr, 10% night differential", "night 10%"},
      {"Salary $70,000 - $85,000 with 15% night differential", "night 15%"},
      {"$28.50 - $45.60 with $7.50 differential", " $7.5"},
      {"Shift differentials: evenings $2.50, nights $4.00, weekends $3.00 per hour",
       "evening $2.5, night $4, weekend $3"},
      {"$4 evening and $5.50 night differential; base $38-44/hr", "evening $4, night $5.5"},
      {"Evening shift differential is 8%, night 12%", "evening 8%, night 12%"},
      {"Night shift differential: $5.25/hr; weekend differential: $3/hr; on-call pay $4/hr",
       "night $5.25, weekend $3"},
      {"Rate. $37.75-$49.20/hour; evening and weekend differentials of 10 and 15 percent.",
       "evening 10%, weekend 15%"},
      {"Shift differentials:\n- Evenings: $2.50/hr\n- Nights: $4.00/hr\n- Parking $5",
       "evening $2.5, night $4"},
      {"Third shift differential 15%.", "night 15%"},
      {"3rd shift differential of $3", "night $3"},
      {"Float differential $2.50. Weekend differential $1.75. Evening $2.00; night $3.25.",
       "float $2.5, weekend $1.75, evening $2, night $3.25"},
      {"$26.15–$33.80/hr | $2.75 night differential | $1.50 weekend differential | bonus: $4,000",
       "night $2.75, weekend $1.5"},
      {"Evening differential of $2, and $4 for nights", "evening $2, night $4"},
      {"Night shift, $16 an hour with a 10% differential", "night 10%"},
      {"Generous shift differentials. Base $30/hr.", ""},
      {"$16.00-$19.50 per hour, shift differential available", ""},
      {"Performs manual differentials; 40% of the day at the microscope", ""},
      {"Weekend differential of $50 per shift", ""},
  };
  for (const auto& [text, extras] : texts) {
    CAPTURE(text);
    CHECK(extras_of(text) == extras);
  }
}

TEST_CASE("a sign-on bonus is told from other bonuses, with what it binds to") {
  const auto bonus = [](std::string_view text) { return details_of(text).sign_on_bonus; };
  CHECK_FALSE(bonus("$3,000 referral bonus; sign on bonus available"));
  CHECK_FALSE(bonus("$3,000 referral bonus, sign-on bonus available"));
  CHECK_FALSE(bonus("Sign-on bonus, retention bonus of $4,000"));
  CHECK_FALSE(bonus("Ask about our sign-on bonus!"));
  CHECK(bonus("Up to $20,000 in sign on & relocation bonus") == 20'000);
  CHECK(bonus("Sign on bonus: $5,000 - $10,000") == 10'000);
  CHECK(bonus("$15k sign-on") == 15'000);
  CHECK(bonus("Sign-On Bonus Available: $12,500 (Nights)") == 12'500);

  const auto bound = [](std::string_view text) { return details_of(text).sign_on_clawback; };
  CHECK(bound("Sign on bonus of up to $10,000 (must stay 2 years or repay pro rata).") ==
        Clawback{true, 24});
  CHECK(bound("$12,500 sign-on bonus with a two-year commitment") == Clawback{false, 24});
  CHECK(bound("$10,000 sign-on. It must be repaid by who leaves within twenty-four months.") ==
        Clawback{true, 24});
  CHECK_FALSE(bound("$10,000 sign-on bonus. Two years of experience required."));
  CHECK_FALSE(bound("Sign-on bonus available, two-year commitment"));
}

TEST_CASE("training that is asked for is none that is given") {
  const std::vector<std::pair<std::string_view, std::string_view>> texts = {
      {"Must have factory training on Drager Apollo.", "-"},
      {"OEM training on GE Aisys required", "-"},
      {"Prior manufacturer training on Stryker beds preferred", "-"},
      {"Must have completed manufacturer training on Stryker beds. No training will be provided.",
       "not given"},
      {"Requirements:\n- OEM training in MRI", "-"},
      {"We provide OEM training on every system.", "given"},
      {"What we offer:\nFactory training on GE CT and MRI", "given"},
      {"Must complete OEM training within six months of hire", "given"},
      {"Will attend factory training in Wisconsin", "given"},
      {"Training is provided", "given"},
  };
  for (const auto& [text, training] : texts) {
    CAPTURE(text);
    CHECK(training_of(text) == training);
  }
}

TEST_CASE("a share of travel is neither a match nor a refund, and none is nought") {
  const auto share = [](std::string_view text) { return details_of(text).travel_percent; };
  CHECK_FALSE(share("401k match 75% ... travel reimbursed at 100%"));
  CHECK_FALSE(share("Some travel"));
  CHECK(share("No travel") == 0);
  CHECK(share("Travel: No") == 0);
  CHECK(share("Travel Required: None") == 0);
  CHECK(share("Travel - None") == 0);
  CHECK(share("There's no travel with this job.") == 0);
  CHECK(share("Telework: No   Travel: Up to 5%") == 5);
  CHECK(share("Travel among clinics by car (mileage paid) is constant, 50%.") == 50);
  CHECK(share("Travel 50-75%") == 75);
}

TEST_CASE("a territory is named in the posting's words, a clearance by its rank") {
  const auto territory = [](std::string_view text) {
    return details_of(text).territory.value_or("");
  };
  CHECK(territory("Travel within the assigned territory (Tampa, St. Petersburg, Sarasota)") ==
        "Tampa, St. Petersburg, Sarasota");
  CHECK(territory("Territory: Northern Ohio and Michigan. Drives a van.") ==
        "Northern Ohio and Michigan");
  CHECK(territory("Your territory covers Tampa, St. Petersburg and Sarasota. You travel.") ==
        "Tampa, St. Petersburg and Sarasota");
  CHECK(territory("Supports customers in your territory.").empty());
  CHECK(territory("Planned maintenance within your territory\nThe Company pays").empty());

  const auto clearance = [](std::string_view text) {
    return details_of(text).clearance.value_or("");
  };
  CHECK(clearance("Active Secret clearance required.") == "secret");
  CHECK(clearance("Must obtain a public trust.") == "public-trust");
  CHECK(clearance("Public trust; Top Secret clearance within a year") == "top-secret");
  CHECK(clearance("Must be able to get a security clearance") == "security");
  CHECK(clearance("Subject to background/security investigation.") == "background-investigation");
  CHECK(clearance("No security clearance is needed.").empty());
  CHECK(clearance("Secret clearance preferred").empty());
  CHECK(clearance("Employment follows medical clearance required by policy").empty());
}

TEST_CASE("hours are told by the week or the pay period, contracts in weeks or months") {
  CHECK(weekly_hours_in("36 hrs/wk") == WeeklyHours{36});
  CHECK(weekly_hours_in("72 hours biweekly") == WeeklyHours{36});
  CHECK(weekly_hours_in("Hours per Pay Period: 80") == WeeklyHours{40});
  CHECK(weekly_hours_in("Hours/Pay Period: 64") == WeeklyHours{32});
  CHECK(weekly_hours_in("Scheduled Weekly Hours: 40") == WeeklyHours{40});
  CHECK(weekly_hours_in("20-24 hours a week") == WeeklyHours{24});
  CHECK(weekly_hours_in("Up to 20 hours per week") == WeeklyHours{20, true});
  CHECK(weekly_hours_in("20 to 24 hours per week") == WeeklyHours{24});
  CHECK_FALSE(weekly_hours_in("8 hours of rest"));
  CHECK_FALSE(weekly_hours_in("Hours: 8:00-4:30"));

  CHECK(contract_weeks_in("Length: 13 weeks") == 13);
  CHECK(contract_weeks_in("Duration\n13 weeks") == 13);
  CHECK(contract_weeks_in("Assignment length 13.0 weeks") == 13);
  CHECK(contract_weeks_in("Weeks: 13") == 13);
  CHECK(contract_weeks_in("Duration: 3 months") == 13);
  CHECK(contract_weeks_in("Interim, 6 month contract.") == 26);
  CHECK(contract_weeks_in("13 week contract") == 13);
  CHECK_FALSE(contract_weeks_in("12 weeks of paid parental leave by our union contract"));
  CHECK_FALSE(contract_weeks_in("Not open to contractors on 13-week assignments"));
  CHECK_FALSE(contract_weeks_in("8 weeks of orientation"));
}

TEST_CASE("what is denied of one thing, or is no demand, says nothing of another") {
  CHECK(details_of("Monday-Friday; on call. Union: no.").on_call == true);
  CHECK(details_of("On-call: no").on_call == false);
  CHECK(details_of("Driver's license, drug test (no THC)").driving_license == true);
  CHECK_FALSE(details_of("Driver's license preferred").driving_license);
  CHECK_FALSE(details_of("Preferred\n- Valid driver's license").driving_license);
  CHECK(details_of("Valid license w/ clean record for 3 years").driving_license == true);
  CHECK_FALSE(details_of("Security clearance: Other.").clearance);
  CHECK(details_of("Security clearance: Secret.").clearance == "secret");
  for (const char* text :
       {"Act 34 clearance required.", "Pennsylvania child abuse clearance required.",
        "Must submit FBI clearance.", "Criminal history clearance required."}) {
    CAPTURE(text);
    CHECK_FALSE(details_of(text).clearance);
  }
  CHECK_FALSE(details_of("Assessment questionnaire: I have worked on call.").on_call);
  CHECK(details_of("FTE 100% Career").fte == 1);
}

TEST_CASE("a share of travel is none of remote work") {
  CHECK(details_of("100% remote, travel to Boise for go-live: about 10%.").travel_percent == 10);
  CHECK(details_of("Travel Required: Not required.").travel_percent == 0);
  CHECK(details_of("Travel 80%, remote otherwise").travel_percent == 80);
}

TEST_CASE("differentials go without signs, bonuses in instalments") {
  CHECK(extras_of("$38.10 - $54.75/hr + $6.50 night diff") == "night $6.5");
  CHECK(extras_of("$48/hr + 10% eve diff") == "evening 10%");
  CHECK(extras_of("$24.10 to $33.30. shift diff 1.75.") == " $1.75");
  CHECK(extras_of("DIFFERENTIALS\nEvening $2.75, night $4.75, weekend $2.50, lead $2.00, standby "
                  "$4.25 per hour") ==
        "evening $2.75, night $4.75, weekend $2.5, lead $2, standby $4.25");
  CHECK(details_of("Sign-on: $1,500 at hire, $1,500 at 1 year.").sign_on_bonus == 3000);
  CHECK(details_of("$1,000 sign on bonus paid $500 after 90 days and $500 after six months")
            .sign_on_bonus == 1000);
  CHECK(find_work_details("MLT - $3,000 Sign-On", Outline("Sign-on: $1,500 at hire", knowledge()),
                          knowledge())
            .sign_on_bonus == 3000);
}

}  // namespace medtech::listing
