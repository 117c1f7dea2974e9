// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/fields.hpp"

#include "core/base/limits.hpp"
#include "core/base/number.hpp"
#include "core/base/text.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace medtech::sources {

namespace {

struct Name {
  std::string_view name;  // lower case, letters and digits alone
  Field field;
};

// NOLINTNEXTLINE(readability-function-size): a table
constexpr auto names = std::to_array<Name>({
    {"addresscountry", Field::country},
    {"addresslocality", Field::city},
    {"addressregion", Field::state},
    {"advertisefromdate", Field::posted},
    {"advertisetodatetime", Field::closes},
    {"announcementnumber", Field::requisition},
    {"applicationdeadline", Field::closes},
    {"applicationurl", Field::apply_url},
    {"applyby", Field::closes},
    {"applyurl", Field::apply_url},
    {"autoreqid", Field::requisition},
    {"body", Field::description},
    {"city", Field::city},
    {"closedate", Field::closes},
    {"closes", Field::closes},
    {"closingdate", Field::closes},
    {"commitment", Field::employment_type},
    {"company", Field::employer},
    {"companyname", Field::employer},
    {"compensation", Field::pay_text},
    {"compensationcurrency", Field::pay_currency},
    {"compensationfrequency", Field::pay_interval},
    {"compensationinterval", Field::pay_interval},
    {"compensationmax", Field::pay_max},
    {"compensationmaximum", Field::pay_max},
    {"compensationmin", Field::pay_min},
    {"compensationminimum", Field::pay_min},
    {"compensationrange", Field::pay_text},
    {"content", Field::description},
    {"contracttype", Field::employment_type},
    {"country", Field::country},
    {"countrycode", Field::country},
    {"created", Field::posted},
    {"createdat", Field::posted},
    {"currency", Field::pay_currency},
    {"date", Field::posted},
    {"dateposted", Field::posted},
    {"datepublished", Field::posted},
    {"deadline", Field::closes},
    {"deadlineat", Field::closes},
    {"description", Field::description},
    {"descriptionhtml", Field::description},
    {"descriptionplain", Field::description},
    {"details", Field::description},
    {"detailurl", Field::url},
    {"employer", Field::employer},
    {"employername", Field::employer},
    {"employmentstatus", Field::employment_type},
    {"employmentstatuslabel", Field::employment_type},
    {"employmenttype", Field::employment_type},
    {"encoded", Field::description},
    {"enddate", Field::closes},
    {"expirationdate", Field::closes},
    {"expires", Field::closes},
    {"expiresat", Field::closes},
    {"expirydate", Field::closes},
    {"externalid", Field::native_id},
    {"firstpublished", Field::posted},
    {"hiringorganization", Field::employer},
    {"hostedurl", Field::url},
    {"hours", Field::schedule},
    {"href", Field::url},
    {"id", Field::native_id},
    {"interval", Field::pay_interval},
    {"isremote", Field::remote},
    {"jobadnumber", Field::requisition},
    {"jobcity", Field::city},
    {"jobdescription", Field::description},
    {"jobid", Field::native_id},
    {"joblocation", Field::place},
    {"jobno", Field::requisition},
    {"jobnum", Field::requisition},
    {"jobnumber", Field::requisition},
    {"jobnumbersingle", Field::requisition},
    {"jobopeningid", Field::requisition},
    {"jobopeningname", Field::title},
    {"joborder", Field::requisition},
    {"joborderid", Field::requisition},
    {"jobordernumber", Field::requisition},
    {"jobpostingid", Field::requisition},
    {"jobref", Field::reference},
    {"jobreference", Field::reference},
    {"jobreferencenumber", Field::reference},
    {"jobrefid", Field::reference},
    {"jobrefnumber", Field::reference},
    {"jobreq", Field::requisition},
    {"jobreqid", Field::requisition},
    {"jobreqnumber", Field::requisition},
    {"jobrequisition", Field::requisition},
    {"jobrequisitionid", Field::requisition},
    {"jobrequisitionnumber", Field::requisition},
    {"jobschedule", Field::schedule},
    {"jobshift", Field::shift},
    {"jobstate", Field::state},
    {"jobtitle", Field::title},
    {"jobtype", Field::employment_type},
    {"joburl", Field::url},
    {"landingpage", Field::url},
    {"lat", Field::latitude},
    {"latitude", Field::latitude},
    {"link", Field::url},
    {"lng", Field::longitude},
    {"locality", Field::city},
    {"location", Field::place},
    {"locations", Field::place},
    {"locationtype", Field::remote},
    {"lon", Field::longitude},
    {"long", Field::longitude},
    {"longitude", Field::longitude},
    {"maximumsalary", Field::pay_max},
    {"maxpay", Field::pay_max},
    {"maxsalary", Field::pay_max},
    {"minimumsalary", Field::pay_min},
    {"minpay", Field::pay_min},
    {"minsalary", Field::pay_min},
    {"opendate", Field::posted},
    {"openingid", Field::requisition},
    {"organization", Field::employer},
    {"organizationname", Field::employer},
    {"pay", Field::pay_text},
    {"paycurrency", Field::pay_currency},
    {"payinterval", Field::pay_interval},
    {"paymax", Field::pay_max},
    {"paymin", Field::pay_min},
    {"payperiod", Field::pay_interval},
    {"payrange", Field::pay_text},
    {"payrate", Field::pay_text},
    {"payunit", Field::pay_interval},
    {"place", Field::place},
    {"positionid", Field::native_id},
    {"positionno", Field::requisition},
    {"positionnumber", Field::requisition},
    {"positiontitle", Field::title},
    {"positiontype", Field::employment_type},
    {"postal", Field::zip},
    {"postalcode", Field::zip},
    {"postcode", Field::zip},
    {"postdate", Field::posted},
    {"posted", Field::posted},
    {"postedat", Field::posted},
    {"posteddate", Field::posted},
    {"postedon", Field::posted},
    {"postingid", Field::native_id},
    {"postingno", Field::requisition},
    {"postingnumber", Field::requisition},
    {"primarylocation", Field::place},
    {"province", Field::state},
    {"pubdate", Field::posted},
    {"publicationdate", Field::posted},
    {"publishdate", Field::posted},
    {"published", Field::posted},
    {"publishedat", Field::posted},
    {"publisheddate", Field::posted},
    {"rateinterval", Field::pay_interval},
    {"recruitmentnumber", Field::requisition},
    {"redirecturl", Field::url},
    {"reference", Field::reference},
    {"referencecode", Field::reference},
    {"referenceid", Field::reference},
    {"referenceno", Field::reference},
    {"referencenumber", Field::reference},
    {"refid", Field::reference},
    {"refno", Field::reference},
    {"refnumber", Field::reference},
    {"region", Field::region},
    {"remote", Field::remote},
    {"remotestatus", Field::remote},
    {"remotetype", Field::remote},
    {"req", Field::requisition},
    {"reqid", Field::requisition},
    {"reqno", Field::requisition},
    {"reqnum", Field::requisition},
    {"reqnumber", Field::requisition},
    {"requisition", Field::requisition},
    {"requisitionid", Field::requisition},
    {"requisitionno", Field::requisition},
    {"requisitionnum", Field::requisition},
    {"requisitionnumber", Field::requisition},
    {"salary", Field::pay_text},
    {"salarycurrency", Field::pay_currency},
    {"salaryfrom", Field::pay_min},
    {"salaryinterval", Field::pay_interval},
    {"salarymax", Field::pay_max},
    {"salarymin", Field::pay_min},
    {"salaryperiod", Field::pay_interval},
    {"salaryrange", Field::pay_text},
    {"salaryto", Field::pay_max},
    {"salarytype", Field::pay_interval},
    {"salaryunit", Field::pay_interval},
    {"schedule", Field::schedule},
    {"shift", Field::shift},
    {"shifttype", Field::shift},
    {"state", Field::state},
    {"statecode", Field::state},
    {"stateprovince", Field::state},
    {"summary", Field::description},
    {"telecommute", Field::remote},
    {"telecommuting", Field::remote},
    {"timetype", Field::schedule},
    {"title", Field::title},
    {"town", Field::city},
    {"trackingcode", Field::requisition},
    {"type", Field::employment_type},
    {"url", Field::url},
    {"vacancyannouncementnumber", Field::requisition},
    {"vacancyid", Field::requisition},
    {"vacancyno", Field::requisition},
    {"vacancynumber", Field::requisition},
    {"validthrough", Field::closes},
    {"wage", Field::pay_text},
    {"wages", Field::pay_text},
    {"workhours", Field::schedule},
    {"worklocation", Field::place},
    {"workplacetype", Field::remote},
    {"workschedule", Field::schedule},
    {"workshift", Field::shift},
    {"worktype", Field::employment_type},
    {"zip", Field::zip},
    {"zipcode", Field::zip},
});

constexpr std::size_t longest_name =
    std::ranges::max_element(names, {}, [](const Name& n) { return n.name.size(); })->name.size();

// A location that names no place: "Multiple Locations", "Various", "Statewide".
bool names_no_place(std::string_view text) {
  for (const std::string_view word : {"multiple", "various", "statewide", "locations"}) {
    if (text::find_ignoring_case(text, word) != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

std::optional<Field> find_field(std::string_view name) {
  std::array<char, longest_name> buffer{};
  std::size_t size = 0;
  for (const char c : name) {
    if (!text::is_alnum(c)) continue;
    if (size == buffer.size()) return std::nullopt;
    buffer[size++] = text::to_lower(c);
  }
  const std::string_view key(buffer.data(), size);
  static_assert(std::ranges::is_sorted(names, {}, &Name::name));
  const auto found = std::ranges::lower_bound(names, key, {}, &Name::name);
  if (found == names.end() || found->name != key) return std::nullopt;
  return found->field;
}

void FieldSet::set(Field field, std::string_view value) {
  value = text::trim(value);
  if (field == Field::reference && value.find("://") != value.npos) return;  // an address is none
  std::string& there = at(field);
  const bool longer = field == Field::description && value.size() > there.size();
  if (!value.empty() && (there.empty() || longer)) there = value;
}

void FieldSet::add_place(listing::RawPlace place) {
  if (place == listing::RawPlace{} || places_.size() >= limits::places_per_listing) return;
  places_.push_back(std::move(place));
}

const std::string& FieldSet::operator[](Field field) const {
  return values_[static_cast<std::size_t>(field)];
}

listing::RawListing FieldSet::take_listing() {
  listing::RawListing raw;
  std::string& reference = at(Field::reference);
  raw.requisition = at(at(Field::requisition).empty() ? Field::reference : Field::requisition);
  raw.native_id = std::move(at(Field::native_id).empty() ? reference : at(Field::native_id));
  raw.title = std::move(at(Field::title));
  raw.employer = std::move(at(Field::employer));
  raw.url = std::move(at(at(Field::url).empty() ? Field::apply_url : Field::url));
  raw.description = std::move(at(Field::description));
  raw.posted = std::move(at(Field::posted));
  raw.closes = std::move(at(Field::closes));
  raw.employment_type = std::move(at(Field::employment_type));
  raw.schedule = std::move(at(Field::schedule));
  raw.shift = std::move(at(Field::shift));
  raw.remote = remote_from(at(Field::remote));
  take_places(raw);
  take_pay(raw.pay);
  return raw;
}

void FieldSet::take_places(listing::RawListing& raw) {
  raw.places = std::move(places_);
  listing::RawPlace place;
  place.city = std::move(at(Field::city));
  place.state = std::move(at(Field::state));
  place.zip = std::move(at(Field::zip));
  place.country = std::move(at(Field::country));
  place.lat = amount_from(at(Field::latitude));
  place.lon = amount_from(at(Field::longitude));
  std::string& text = at(Field::place);
  std::string& region = at(Field::region);
  if (place.state.empty() && !place.city.empty()) place.state = std::move(region);
  // A bare town beside a state is its city ("Lansing" and "Michigan").
  const bool bare =
      text.find_first_of(",;|0123456789") == std::string::npos && !names_no_place(text);
  if (place.city.empty() && !place.state.empty() && bare) place.city = std::exchange(text, {});
  const bool has_parts = place != listing::RawPlace{};
  if (has_parts) {
    place.text = std::move(text);
    raw.places.insert(raw.places.begin(), std::move(place));
  } else if (!text.empty()) {
    add_places(raw.places, text);
  } else if (raw.places.empty() && !region.empty()) {
    raw.places.push_back(place_named(region));
  }
}

void FieldSet::take_pay(listing::RawPay& pay) {
  pay.min = amount_from(at(Field::pay_min));
  pay.max = amount_from(at(Field::pay_max));
  pay.text = std::move(at(Field::pay_text));
  if (!pay.min && !pay.max && pay.text.empty()) return;
  pay.currency = std::move(at(Field::pay_currency));
  pay.interval = std::move(at(Field::pay_interval));
}

std::optional<bool> remote_from(std::string_view label) {
  const std::string word = text::lower(text::trim(label));
  const auto is_any = [&](std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
  };
  const auto has_any = [&](std::initializer_list<std::string_view> parts) {
    return std::ranges::any_of(parts, [&](auto part) { return word.find(part) != word.npos; });
  };
  if (is_any({"true", "yes", "y", "1", "fully"})) return true;
  if (is_any({"false", "no", "n", "0", "none"})) return false;
  if (has_any({"not remote", "non-remote", "no remote", "hybrid", "on-site", "onsite", "on site",
               "in-office", "in office", "in person", "in-person"})) {
    return false;
  }
  if (has_any({"remote", "telecommut", "work from home"})) return true;
  return std::nullopt;
}

void take(std::string& into, std::string_view value) {
  if (value = text::trim(value); !value.empty()) into = value;
}

listing::RawPlace place_named(std::string_view text) {
  listing::RawPlace place;
  place.text = text::trim(text);
  return place;
}

void add_place(std::vector<listing::RawPlace>& places, listing::RawPlace place) {
  const bool room = places.size() < limits::places_per_listing;
  if (room && place != listing::RawPlace{} && std::ranges::find(places, place) == places.end())
    places.push_back(std::move(place));
}

void add_places(std::vector<listing::RawPlace>& places, std::string_view text) {
  std::size_t from = 0;
  while (from <= text.size() && places.size() < limits::places_per_listing) {
    const std::size_t end = std::min(text.find_first_of(";|\n", from), text.size());
    const std::string_view part = text::trim(text.substr(from, end - from));
    if (!part.empty()) places.push_back(place_named(part));
    from = end + 1;
  }
}

void add_label(std::string& labels, std::string_view label) {
  label = text::trim(label);
  if (label.empty() || labels.size() + label.size() > limits::line_bytes) return;
  for (const std::string_view there : text::split(labels, ',')) {
    if (text::equal_ignoring_case(there, label)) return;
  }
  if (!labels.empty()) labels += ", ";
  labels += label;
}

std::optional<double> amount_from(std::string_view text) {
  text = text::trim(text);
  if (text.starts_with('$')) text.remove_prefix(1);
  std::string digits;
  for (const char c : text.substr(0, 40)) {
    if (c != ',') digits += c;
  }
  const auto value = number_of<double>(digits);
  if (!value || text.size() > 40 || !std::isfinite(*value) || *value == 0) return std::nullopt;
  return value;
}

}  // namespace medtech::sources
