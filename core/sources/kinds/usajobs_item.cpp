// SPDX-License-Identifier: GPL-3.0-or-later
// One announcement of USAJOBS, in the forms that it has had since 2016.
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/net/url.hpp"
#include "core/sources/answer.hpp"
#include "core/sources/description.hpp"
#include "core/sources/fields.hpp"
#include "core/sources/kinds/usajobs.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace medtech::sources::usajobs {

namespace {

using json::Value;
using listing::RawListing;
using listing::RawPay;
using listing::RawPlace;

/// A code of USAJOBS' lists, and what it stands for.
struct Code {
  std::string_view code;
  std::string_view word;
};

// positionscheduletypes, positionofferingtypes and travelpercentages of its code lists.
constexpr auto schedules = std::to_array<Code>({{"1", "Full-time"},
                                                {"2", "Part-time"},
                                                {"3", "Shift work"},
                                                {"4", "Intermittent"},
                                                {"5", "Job sharing"},
                                                {"6", "Multiple Schedules"}});
constexpr auto appointments = std::to_array<Code>({{"15317", "Permanent"},
                                                   {"15318", "Temporary"},
                                                   {"15319", "Term"},
                                                   {"15322", "Seasonal"},
                                                   {"15326", "Recent Graduates"},
                                                   {"15327", "Multiple Appointment Types"},
                                                   {"15328", "Internships"},
                                                   {"15522", "Intermittent"}});
constexpr auto travels = std::to_array<Code>({{"0", "not required"},
                                              {"1", "occasional"},
                                              {"2", "25% or less"},
                                              {"3", "50% or greater"},
                                              {"5", "50% or less"},
                                              {"7", "75% or less"},
                                              {"8", "76% or greater"}});
// Ways of paying that are no pay for a span of time.
constexpr auto timeless_pay = std::to_array<std::string_view>(
    {"FB", "Fee Basis", "PW", "Piece Work", "ST", "Student Stipend Paid", "SY", "School Year", "WC",
     "Without Compensation"});

template <typename Codes>
std::string_view word_of(const Codes& codes, std::string_view code) {
  const auto* found = std::ranges::find(codes, code, &Code::code);
  return found == codes.end() ? std::string_view() : found->word;
}

// The names of a list of {Name, Code}; a name left out is told by its code.
template <typename Codes>
std::string labels_of(Value list, const Codes& codes) {
  std::string labels;
  list.each([&](Value one) {
    const std::string_view name = text::trim(one["Name"].string_or_empty());
    add_label(labels, name.empty() ? word_of(codes, one["Code"].scalar_text()) : name);
  });
  return labels;
}

// Text as it is, or the entries of a list on lines of their own.
std::string text_of(Value value) {
  if (!value.is_array()) return value.scalar_text();
  std::string all;
  value.each([&](Value one) {
    const std::string text = one.scalar_text();
    if (text::trim(text).empty()) return;
    if (!all.empty()) all += "\n\n";
    all += text;
  });
  return all;
}

// The control number: the digits at the end of the page's address, in its old form too.
std::string control_number(Value item, std::string_view address) {
  address = address.substr(0, address.find_first_of("?#"));
  while (address.ends_with('/')) address.remove_suffix(1);
  const std::string_view last = address.substr(address.rfind('/') + 1);
  const auto is_number = [](std::string_view text) {
    return !text.empty() && text.size() <= 20 && std::ranges::all_of(text, text::is_digit);
  };
  if (is_number(last)) return std::string(last);
  const std::string matched = item["MatchedObjectId"].scalar_text();
  return is_number(matched) ? matched : std::string();
}

std::string page_address(std::string_view written, const std::string& number) {
  const std::string address = web_address(written);
  const std::string host = net::host_label(address);
  const bool theirs = host == "usajobs.gov" || host.ends_with(".usajobs.gov") || address.empty();
  return theirs && !number.empty() ? "https://www.usajobs.gov/job/" + number : address;
}

std::vector<RawPlace> places_of(Value descriptor) {
  std::vector<RawPlace> places;
  descriptor["PositionLocation"].each([&](Value location) {
    RawPlace place;
    place.city = text::trim(location["CityName"].string_or_empty());
    place.state = text::trim(location["CountrySubDivisionCode"].string_or_empty());
    place.country = text::trim(location["CountryCode"].string_or_empty());
    place.text = text::trim(location["LocationName"].string_or_empty());
    place.lat = location["Latitude"].number();
    place.lon = location["Longitude"].number();
    const bool named = !place.city.empty() || !place.state.empty() || !place.text.empty();
    if (named && places.size() < limits::places_per_listing) places.push_back(std::move(place));
  });
  const std::string_view shown =
      text::trim(descriptor["PositionLocationDisplay"].string_or_empty());
  if (places.empty() && !shown.empty()) places.push_back(place_named(shown));
  return places;
}

std::string interval_of(Value remuneration) {
  const std::string_view code = text::trim(remuneration["RateIntervalCode"].string_or_empty());
  return std::string(code.empty() ? text::trim(remuneration["Description"].string_or_empty())
                                  : code);
}

// Of several the span of those in the first one's unit: grades and localities have one each.
RawPay pay_of(Value remunerations) {
  RawPay pay;
  remunerations.each([&](Value one) {
    const std::string interval = interval_of(one);
    const auto is_timeless = [&](std::string_view name) {
      return text::equal_ignoring_case(name, interval);
    };
    if (std::ranges::any_of(timeless_pay, is_timeless)) return;
    const auto least = amount_from(one["MinimumRange"].scalar_text());
    const auto most = amount_from(one["MaximumRange"].scalar_text());
    const bool first = !pay.min && !pay.max;
    if ((!least && !most) || (!first && interval != pay.interval)) return;
    if (least) pay.min = std::min(pay.min.value_or(*least), *least);
    if (most) pay.max = std::max(pay.max.value_or(*most), *most);
    pay.interval = interval;
    pay.currency = "USD";
  });
  return pay;
}

// "GS-07 to GS-09": pay plan and grades, as people in federal service search for them.
std::string grade_of(Value descriptor, Value details) {
  const std::string plan(text::trim(descriptor["JobGrade"].at(0)["Code"].string_or_empty()));
  const std::string low = details["LowGrade"].scalar_text();
  const std::string high = details["HighGrade"].scalar_text();
  const auto with_plan = [&](const std::string& grade) {
    return plan.empty() || grade.empty() ? plan + grade : plan + "-" + grade;
  };
  if (low.empty() && high.empty()) return plan;
  if (low.empty() || high.empty() || low == high) return with_plan(low.empty() ? high : low);
  return with_plan(low) + " to " + with_plan(high);
}

std::string series_of(Value descriptor) {
  std::string series;
  descriptor["JobCategory"].each([&](Value category) {
    std::string label = category["Code"].scalar_text();
    const std::string_view name = text::trim(category["Name"].string_or_empty());
    if (!label.empty() && !name.empty()) label += " ";
    add_label(series, label.append(name));
  });
  return series;
}

// What the announcement says in fields of its own and a listing has no field for.
std::string facts_of(Value descriptor, Value details, const RawListing& raw) {
  std::string facts;
  const auto add = [&facts](std::string_view name, std::string_view value) {
    if (value = text::trim(value); value.empty()) return;
    if (!facts.empty()) facts += "\n";
    facts.append(name).append(": ").append(value);
  };
  add("Department", descriptor["DepartmentName"].string_or_empty());
  add("Agency", descriptor["SubAgency"].string_or_empty());
  add("Announcement", raw.requisition);
  add("Series", series_of(descriptor));
  add("Pay plan and grade", grade_of(descriptor, details));
  add("Promotion potential", details["PromotionPotential"].scalar_text());
  add("Appointment", raw.employment_type);
  add("Work schedule", raw.schedule);
  add("Travel", word_of(travels, details["TravelCode"].scalar_text()));
  add("Who may apply", details["WhoMayApply"]["Name"].string_or_empty());
  add("Openings", details["TotalOpenings"].scalar_text());
  const auto add_when_true = [&](std::string_view key, std::string_view name) {
    if (details[key].boolean() == true) add(name, "yes");
  };
  add_when_true("DrugTestRequired", "Drug test");
  add_when_true("Relocation", "Relocation expenses");
  add_when_true("TeleworkEligible", "Telework");
  return facts;
}

std::string description_of(Value descriptor, Value details, const RawListing& raw) {
  struct Part {
    std::string_view key;
    std::string_view heading;
  };
  constexpr auto before = std::to_array<Part>({{"JobSummary", "Summary"},
                                               {"MajorDuties", "Duties"},
                                               {"KeyRequirements", "Conditions of employment"},
                                               {"Requirements", "Requirements"}});
  constexpr auto after = std::to_array<Part>({{"Education", "Education"},
                                              {"OtherInformation", "Other information"},
                                              {"Benefits", "Benefits"},
                                              {"Evaluations", "How you will be evaluated"},
                                              {"RequiredDocuments", "Required documents"},
                                              {"HowToApply", "How to apply"},
                                              {"WhatToExpectNext", "What to expect next"}});
  std::string description;
  for (const Part& part : before)
    append_section(description, part.heading, text_of(details[part.key]));
  append_section(description, "Qualifications", text_of(descriptor["QualificationSummary"]));
  append_section(description, "The announcement", facts_of(descriptor, details, raw));
  for (const Part& part : after)
    append_section(description, part.heading, text_of(details[part.key]));
  return description;
}

std::string first_filled(std::initializer_list<Value> values) {
  for (const Value value : values) {
    const std::string_view text = text::trim(value.string_or_empty());
    if (!text.empty()) return std::string(text);
  }
  return {};
}

}  // namespace

bool is_item(Value value) { return value["MatchedObjectDescriptor"].is_object(); }

RawListing read_item(Value item) {
  const Value descriptor = item["MatchedObjectDescriptor"];
  const Value details = descriptor["UserArea"]["Details"];
  RawListing raw;
  raw.title = first_filled({descriptor["PositionTitle"]});
  raw.requisition = std::string(text::trim(descriptor["PositionID"].scalar_text()));
  raw.employer = first_filled(
      {descriptor["OrganizationName"], descriptor["SubAgency"], descriptor["DepartmentName"]});
  const std::string_view address = text::trim(descriptor["PositionURI"].string_or_empty());
  raw.native_id = control_number(item, address);
  // An announcement without a number of its own has that of its page.
  if (raw.requisition.empty()) raw.requisition = raw.native_id;
  raw.url = page_address(address, raw.native_id);
  raw.places = places_of(descriptor);
  raw.posted = first_filled({descriptor["PublicationStartDate"], descriptor["PositionStartDate"]});
  raw.closes = first_filled({descriptor["ApplicationCloseDate"], descriptor["PositionEndDate"]});
  raw.schedule = labels_of(descriptor["PositionSchedule"], schedules);
  raw.employment_type = labels_of(descriptor["PositionOfferingType"], appointments);
  raw.pay = pay_of(descriptor["PositionRemuneration"]);
  raw.remote = details["RemoteIndicator"].boolean();
  raw.description = description_of(descriptor, details, raw);
  return raw;
}

}  // namespace medtech::sources::usajobs
