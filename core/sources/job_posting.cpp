// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/job_posting.hpp"

#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/sources/description.hpp"
#include "core/sources/fields.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace medtech::sources {

namespace {

using json::Value;
using listing::RawListing;
using listing::RawPlace;

// The nodes of a text by their @id, for references.
using Ids = std::map<std::string_view, Value, std::less<>>;

bool is_of_type(Value node, std::string_view type) {
  const auto names_it = [type](Value name) {
    std::string_view word = name.string_or_empty();
    const std::size_t prefix = word.find_last_of("/#:");
    if (prefix != std::string_view::npos) word.remove_prefix(prefix + 1);
    return text::equal_ignoring_case(word, type);
  };
  const Value types = node["@type"];
  if (!types.is_array()) return names_it(types);
  bool found = false;
  types.each([&](Value name) { found = found || names_it(name); });
  return found;
}

// The node that an {"@id": …} refers to, else the value itself.
Value referred(const Ids& ids, Value value) {
  if (!value.is_object() || value.size() > 2) return value;
  const auto found = ids.find(value["@id"].string_or_empty());
  return found == ids.end() ? value : found->second;
}

// The first of several; of {"@value": "…", "@language": "en"} the text.
Value plain(Value value) {
  if (value.is_array()) value = value.at(0);
  return value.is_object() && value["@value"].exists() ? value["@value"] : value;
}

// A single line, the first of several; words that stand for "not filled in" (iCIMS writes
// UNAVAILABLE) are none.
std::string line_of(Value value) {
  value = plain(value);
  constexpr auto fillers =
      std::to_array<std::string_view>({"unavailable", "n/a", "null", "undefined", "none"});
  const std::string line = html::decode_entities(value.scalar_text());
  const std::string_view trimmed = text::trim(line);
  const auto filler = [&](auto word) { return text::equal_ignoring_case(word, trimmed); };
  return std::ranges::any_of(fillers, filler) ? std::string() : std::string(trimmed);
}

// A title is text: a number in its place is some other thing.
std::string title_in(Value value) {
  value = plain(value);
  return value.is_string() ? line_of(value) : std::string();
}

// A value that is a name or a thing with one: "TRIMEDX", {"name": "TRIMEDX"}, the first of a list.
std::string name_of(const Ids& ids, Value value) {
  if (value.is_array()) value = value.at(0);
  value = referred(ids, value);
  if (!value.is_object()) return line_of(value);
  std::string name = line_of(value["name"]);
  return name.empty() ? line_of(value["legalName"]) : name;
}

// Text, however it is given: words, a list of them, or an object that names or describes something.
void append_words(Value value, std::string& words) {
  const auto append = [&](std::string_view more) {
    if (more.empty()) return;
    if (!words.empty()) words += '\n';
    words += more;
  };
  if (value.is_array()) {
    value.each([&](Value one) {
      if (!one.is_array()) append_words(one, words);
    });
  } else if (value.is_object() && value["@value"].exists()) {
    append(unescaped_description(value["@value"].scalar_text()));
  } else if (value.is_object()) {
    append(value["credentialCategory"].scalar_text());
    append(value["name"].scalar_text());
    append(value["description"].scalar_text());
    const Value months = value["monthsOfExperience"];
    if (months.number()) append(months.scalar_text() + " months of experience");
  } else {
    append(unescaped_description(value.scalar_text()));
  }
}

std::string description_of(Value posting) {
  struct Section {
    std::string_view key;
    std::string_view heading;
  };
  constexpr auto sections = std::to_array<Section>({{"responsibilities", "Responsibilities"},
                                                    {"qualifications", "Qualifications"},
                                                    {"skills", "Skills"},
                                                    {"educationRequirements", "Education"},
                                                    {"experienceRequirements", "Experience"}});
  std::string description;
  append_words(posting["description"], description);
  for (const Section& section : sections) {
    std::string words;
    append_words(posting[section.key], words);
    append_section(description, section.heading, words);
  }
  return description;
}

RawPlace postal_place(const Ids& ids, Value address) {
  RawPlace place;
  place.city = line_of(address["addressLocality"]);
  place.state = name_of(ids, address["addressRegion"]);
  place.zip = line_of(address["postalCode"]);
  place.country = name_of(ids, address["addressCountry"]);
  // "Cincinnati, OH" in one part is read as a whole, as is a street alone.
  if (place.state.empty() && place.city.find(',') != std::string::npos) {
    place.text = std::exchange(place.city, {});
  }
  if (place.city.empty() && place.state.empty() && place.zip.empty() && place.text.empty()) {
    place.text = line_of(address["streetAddress"]);
  }
  return place;
}

void set_position(RawPlace& place, Value geo) {
  if (!place.lat) place.lat = geo["latitude"].number();
  if (!place.lon) place.lon = geo["longitude"].number();
}

void add_location(const Ids& ids, Value location, std::vector<RawPlace>& places) {
  location = referred(ids, location);
  if (!location.is_object()) return add_places(places, line_of(location));
  Value address = referred(ids, location["address"]);
  if (address.is_array()) address = referred(ids, address.at(0));
  RawPlace place;
  if (address.is_object()) {
    place = postal_place(ids, address);
  } else if (location["addressLocality"].exists() || location["addressRegion"].exists()) {
    place = postal_place(ids, location);
  } else {
    place.text = line_of(address);
  }
  if (place == RawPlace{}) place.text = line_of(location["name"]);
  set_position(place, location["geo"]);
  set_position(place, location);
  if (place != RawPlace{}) places.push_back(std::move(place));
}

// Where someone who works remotely has to live: a country, a state, or a text.
RawPlace requirement_place(const Ids& ids, Value requirement) {
  requirement = referred(ids, requirement);
  RawPlace place;
  std::string name = name_of(ids, requirement);
  if (is_of_type(requirement, "Country")) {
    place.country = std::move(name);
  } else if (is_of_type(requirement, "State")) {
    place.state = std::move(name);
  } else {
    place.text = std::move(name);
  }
  return place;
}

template <typename Visit>
void each_or_one(Value value, Visit visit) {
  if (value.is_array()) {
    value.each(visit);
  } else if (value.exists() && !value.is_null()) {
    visit(value);
  }
}

std::vector<RawPlace> places_of(const Ids& ids, Value posting) {
  std::vector<RawPlace> places;
  each_or_one(posting["jobLocation"], [&](Value location) {
    if (places.size() < limits::places_per_listing) add_location(ids, location, places);
  });
  if (places.empty() && posting["addressLocality"].exists()) {
    places.push_back(postal_place(ids, posting));
  }
  if (places.size() == 1) set_position(places.front(), posting);
  if (!places.empty()) return places;
  each_or_one(posting["applicantLocationRequirements"], [&](Value requirement) {
    RawPlace place = requirement_place(ids, requirement);
    if (place != RawPlace{} && places.size() < limits::places_per_listing) {
      places.push_back(std::move(place));
    }
  });
  return places;
}

std::optional<double> positive(Value value) {
  const auto number = value.number();
  return number && *number > 0 ? number : std::nullopt;
}

listing::RawPay pay_of(Value posting) {
  Value salary = posting["baseSalary"];
  if (salary.is_array()) salary = salary.at(0);
  Value value = salary.is_object() ? salary["value"] : salary;
  if (value.is_array()) value = value.at(0);
  // Some write the range into the amount itself, without a QuantitativeValue between.
  const Value range = value.is_object() ? value : salary;
  listing::RawPay pay;
  pay.min = positive(range["minValue"]);
  pay.max = positive(range["maxValue"]);
  if (!pay.min && !pay.max) {
    const Value amount = value.is_object() ? value["value"] : value;
    pay.min = pay.max = positive(amount);
    if (!pay.min && amount.is_string()) pay.text = line_of(amount);
  }
  if (!pay.min && !pay.max && pay.text.empty()) return {};
  for (const Value currency : {salary["currency"], value["currency"], posting["salaryCurrency"]}) {
    if (pay.currency.empty()) pay.currency = line_of(currency);
  }
  for (const Value unit : {value["unitText"], value["unitCode"], salary["unitText"]}) {
    if (pay.interval.empty()) pay.interval = line_of(unit);
  }
  return pay;
}

// The identifier is the employer's number of the opening; an address is none.
std::string requisition_of(Value posting) {
  Value identifier = posting["identifier"];
  if (identifier.is_array()) identifier = identifier.at(0);
  std::string number = line_of(identifier.is_object() ? identifier["value"] : identifier);
  return number.find("://") == std::string::npos ? number : std::string();
}

RawListing read_posting(const Ids& ids, Value posting) {
  RawListing raw;
  raw.requisition = requisition_of(posting);
  raw.title = title_in(posting["title"]);
  if (raw.title.empty()) raw.title = title_in(posting["name"]);
  raw.employer = name_of(ids, posting["hiringOrganization"]);
  raw.url = line_of(posting["url"]);
  raw.places = places_of(ids, posting);
  raw.description = description_of(posting);
  raw.posted = line_of(posting["datePosted"]);
  raw.closes = line_of(posting["validThrough"]);
  each_or_one(posting["employmentType"],
              [&](Value type) { add_label(raw.employment_type, line_of(type)); });
  raw.schedule = line_of(posting["workHours"]);
  raw.pay = pay_of(posting);
  each_or_one(posting["jobLocationType"], [&](Value type) {
    if (const auto remote = remote_from(line_of(type))) raw.remote = remote;
  });
  return raw;
}

// All nodes that may be postings or be referred to, breadth first, so that depth costs no stack.
std::vector<Value> nodes_of(Value root, Ids& ids) {
  constexpr auto ways = std::to_array<std::string_view>(
      {"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "about", "hasPart"});
  std::vector<Value> nodes{root};
  const auto add = [&](Value node) {
    if (nodes.size() < 2 * limits::items_per_document) nodes.push_back(node);
  };
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const Value node = nodes[i];
    if (node.is_array()) {
      node.each(add);
    } else if (node.is_object()) {
      if (const auto id = node["@id"].string(); id && node.size() > 1) ids.emplace(*id, node);
      if (is_of_type(node, "JobPosting")) continue;
      for (const std::string_view way : ways) {
        if (const Value next = node[way]; next.is_array() || next.is_object()) add(next);
      }
    }
  }
  return nodes;
}

void write_item(const html::Item& item, json::Writer& writer) {
  std::map<std::string_view, std::vector<const html::Item::Property*>> by_name;
  for (const auto& property : item.properties) by_name[property.name].push_back(&property);
  writer.begin_object().member("@type", std::string_view(item.type));
  for (const auto& [name, properties] : by_name) {
    constexpr auto marked = std::to_array<std::string_view>(
        {"description", "responsibilities", "qualifications", "skills"});
    const bool keep_markup = std::ranges::find(marked, name) != marked.end();
    writer.key(name);
    const bool several = properties.size() > 1;
    if (several) writer.begin_array();
    for (const auto* property : properties) {
      if (!property->items.empty()) {
        write_item(property->items.front(), writer);
      } else {
        writer.string(keep_markup && !property->markup.empty() ? property->markup : property->text);
      }
    }
    if (several) writer.end_array();
  }
  writer.end_object();
}

}  // namespace

std::size_t read_job_postings(Value root, std::vector<RawListing>& listings) {
  Ids ids;
  std::size_t without_title = 0;
  for (const Value node : nodes_of(root, ids)) {
    if (!node.is_object() || !is_of_type(node, "JobPosting")) continue;
    if (listings.size() >= limits::items_per_document) break;
    RawListing raw = read_posting(ids, node);
    if (raw.title.empty()) {
      ++without_title;
    } else {
      listings.push_back(std::move(raw));
    }
  }
  return without_title;
}

std::size_t read_job_postings(const std::vector<html::Item>& items,
                              std::vector<RawListing>& listings) {
  json::Writer writer(0);
  writer.begin_array();
  for (const html::Item& item : items) write_item(item, writer);
  writer.end_array();
  const auto document = json::Document::parse(writer.take());
  return document ? read_job_postings(document->root(), listings) : 0;
}

RawListing read_job_posting(Value posting) { return read_posting({}, posting); }

}  // namespace medtech::sources
