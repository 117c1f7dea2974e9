// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/personio.hpp"

#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/sources/description.hpp"
#include "core/sources/fields.hpp"

#include <string>

namespace medtech::sources {

namespace {

using xml::Element;

std::string description_parts(const Element& position) {
  std::string text;
  for (const Element& part : position.child("jobdescriptions").children("jobdescription")) {
    text += "<h3>" + part.child_text("name") + "</h3>\n";
    text += unescaped_description(part.child_text("value")) + "\n";
  }
  return text;
}

}  // namespace

bool is_personio_feed(const Element& root) { return root.name() == "workzag-jobs"; }

listing::RawListing read_personio_position(const Element& position) {
  listing::RawListing raw;
  raw.native_id = position.child_text("id");
  raw.title = text::trim(position.child_text("name"));
  raw.employer = position.child_text("subcompany");
  if (!raw.native_id.empty()) raw.url = "/job/" + raw.native_id;
  raw.posted = position.child_text("createdat");
  raw.employment_type = position.child_text("employmenttype");
  raw.schedule = position.child_text("schedule");
  raw.description = description_parts(position);
  add_places(raw.places, position.child_text("office"));
  for (const Element& office : position.child("additionaloffices").children("office")) {
    if (raw.places.size() < limits::places_per_listing) add_places(raw.places, office.text());
  }
  return raw;
}

}  // namespace medtech::sources
