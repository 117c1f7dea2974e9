// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/view_listings.hpp"

#include "cmd/word.hpp"
#include "core/base/text.hpp"
#include "core/format/csv.hpp"
#include "core/render/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace medtech::cmd {

using listing::Listing;
using render::Style;

namespace {

// "72,000", "32.50"; cents only where they matter.
std::string amount(double value, bool cents) {
  const auto whole = static_cast<long long>(cents ? std::floor(value) : std::round(value));
  const int rest = cents ? static_cast<int>(std::lround((value - std::floor(value)) * 100)) : 0;
  return text::grouped(whole) + (rest == 0 ? "" : fmt::format(".{:02}", rest));
}

std::string currency_sign(const std::string& currency) {
  if (currency.empty() || currency == "USD") return "$";
  return currency + " ";
}

std::string long_place(const listing::Place& place) {
  std::string out = place.city;
  if (!place.state.empty()) out += (out.empty() ? "" : ", ") + place.state;
  if (!place.zip.empty()) out += (out.empty() ? "" : " ") + place.zip;
  if (!place.country.empty() && place.country != "US")
    out += (out.empty() ? "" : ", ") + place.country;
  return out;
}

std::string miles(const listing::Found& found) {
  return found.distance_miles ? fmt::format("{:.0f} mi", *found.distance_miles) : "";
}

std::string places_of(const ShownListing& shown) {
  const std::string first = short_place(shown.listing);
  return shown.elsewhere == 0 ? first : fmt::format("{} and {} more", first, shown.elsewhere);
}

std::string siblings(const ShownListing& shown) {
  return shown.siblings > 0 ? fmt::format("{}×", shown.siblings + 1) : "";
}

std::string fit_of(const ShownListing& shown) {
  return shown.found.fit ? fmt::format("{}", *shown.found.fit) : "";
}

// The title, with what became of the opening before it.
std::string marked_title(const ShownListing& shown, Date today) {
  std::string mark = shown.listing.gone ? "[gone] " : "";
  if (shown.listing.closes && *shown.listing.closes < today) mark += "[closed] ";
  if (shown.found.tracked_status) mark += "[" + *shown.found.tracked_status + "] ";
  return mark + shown.listing.title;
}

std::string indented(const std::string& body, std::size_t width) {
  std::string out;
  for (const std::string_view line : text::lines(body)) {
    if (line.empty()) out += '\n';
    for (const std::string& part : text::wrap(line, width > 12 ? width - 4 : 8))
      out += "    " + part + "\n";
  }
  return out;
}

}  // namespace

std::string short_pay(const Listing& listing) {
  if (!listing.pay) return "";
  const listing::Pay& pay = *listing.pay;
  const bool cents = pay.interval == listing::PayInterval::hour || !pay.interval;
  std::string out = (pay.min ? "" : "to ") + currency_sign(pay.currency);
  if (pay.min) out += amount(*pay.min, cents);
  if (pay.max && pay.max != pay.min) out += (pay.min ? "-" : "") + amount(*pay.max, cents);
  if (pay.interval)
    out += "/" +
           to_string(*pay.interval).substr(0, *pay.interval == listing::PayInterval::month ? 2 : 1);
  return out;
}

std::string short_place(const Listing& listing) {
  std::string out;
  if (!listing.places.empty()) {
    const listing::Place& first = listing.places.front();
    out = first.city;
    if (!first.state.empty()) out += (out.empty() ? "" : ", ") + first.state;
    if (out.empty()) out = first.zip.empty() ? first.country : first.zip;
    if (listing.places.size() > 1) out += fmt::format(" +{}", listing.places.size() - 1);
  }
  if (listing.remote.value_or(false)) out += out.empty() ? "remote" : ", remote";
  return out;
}

std::string short_age(const Listing& listing, Date today) {
  if (!listing.posted) return "";
  const auto days = (today - *listing.posted).count();
  if (days < 0) return to_string(*listing.posted);
  if (days == 0) return "today";
  if (days < 14) return fmt::format("{}d", days);
  if (days < 92) return fmt::format("{}w", days / 7);
  return to_string(*listing.posted);
}

namespace {

// One line an opening, with a column for everything.
render::Table wide_table(const std::vector<ShownListing>& shown, Date today) {
  render::Table table({{.heading = "ID", .style = Style::dim},
                       {.heading = "FIT", .right = true},
                       {.heading = "TITLE", .least = 28, .may_shrink = true, .style = Style::bold},
                       {.heading = "N", .right = true},
                       {.heading = "EMPLOYER", .least = 8, .may_shrink = true},
                       {.heading = "PLACE", .least = 6, .may_shrink = true},
                       {.heading = "AWAY", .right = true},
                       {.heading = "PAY"},
                       {.heading = "POSTED", .right = true, .style = Style::dim}});
  for (const ShownListing& each : shown) {
    table.add({each.listing.id.substr(0, 8), fit_of(each), marked_title(each, today),
               siblings(each), each.listing.employer, places_of(each), miles(each.found),
               short_pay(each.listing), short_age(each.listing, today)});
  }
  return table;
}

// Where these columns would be stumps: employer and place stand below the title (whereabouts).
render::Table narrow_table(const std::vector<ShownListing>& shown, Date today) {
  render::Table table({{.heading = "ID", .style = Style::dim},
                       {.heading = "FIT", .right = true},
                       {.heading = "TITLE", .least = 20, .may_shrink = true, .style = Style::bold},
                       {.heading = "N", .right = true},
                       {.heading = "PAY"},
                       {.heading = "POSTED", .right = true, .style = Style::dim}});
  for (const ShownListing& each : shown) {
    table.add({each.listing.id.substr(0, 8), fit_of(each), marked_title(each, today),
               siblings(each), short_pay(each.listing), short_age(each.listing, today)});
  }
  return table;
}

// "Riverbend Health · Cincinnati, OH · 12 mi": the name of the employer yields.
std::string whereabouts(const ShownListing& shown, std::size_t room) {
  std::string where;
  for (const std::string& part : {places_of(shown), miles(shown.found)}) {
    if (!part.empty()) where += " · " + part;
  }
  constexpr std::size_t least = 12;
  const std::size_t left = room - std::min(room, text::width(where));
  const std::string out = text::elide(shown.listing.employer, std::max(least, left)) + where;
  return text::elide(out.starts_with(" · ") ? out.substr(std::string_view(" · ").size()) : out,
                     room);
}

}  // namespace

std::string listing_table(const std::vector<ShownListing>& shown, Date today, std::size_t width,
                          const render::Styler& styler, bool full) {
  constexpr std::size_t wide = 110;
  const bool narrow = width < wide;
  const std::string text =
      (narrow ? narrow_table(shown, today) : wide_table(shown, today)).for_terminal(width, styler);
  const std::vector<std::string_view> lines = text::lines(text);
  const std::size_t room = width > 12 ? width - 4 : 8;
  std::string out = std::string(lines.front()) + "\n";
  for (std::size_t i = 0; i < shown.size(); ++i) {
    out += std::string(lines[i + 1]) + "\n";
    if (const std::string where = whereabouts(shown[i], room); narrow && !where.empty())
      out += "    " + where + "\n";
    for (const std::string& reason : shown[i].reasons) {
      for (const std::string& part : text::wrap("· " + reason, room))
        out += "    " + styler(Style::dim, part) + "\n";
    }
    if (full) out += indented(shown[i].listing.description, width) + "\n";
  }
  return out;
}

std::string listing_lines(const std::vector<ShownListing>& shown, const render::Styler& styler) {
  std::string out;
  for (const ShownListing& each : shown) {
    const Listing& listing = each.listing;
    std::string place;
    for (const listing::Place& at : listing.places)
      place += (place.empty() ? "" : "; ") + long_place(at);
    if (place.empty() && listing.remote.value_or(false)) place = "remote";
    const std::string posted = word(listing.posted);
    out +=
        fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\n", styler(Style::dim, listing.id),
                    styler(Style::bold, listing.title), listing.employer, place, short_pay(listing),
                    posted.empty() ? posted : styler(Style::dim, posted), listing.url);
  }
  return out;
}

std::string listing_csv(const std::vector<ShownListing>& shown, bool with_text) {
  std::vector<std::string> header{
      "id",      "requisition", "title",         "employer",     "city",       "state",
      "zip",     "country",     "remote",        "shift",        "schedule",   "employment_type",
      "pay_min", "pay_max",     "currency",      "pay_interval", "annual_min", "annual_max",
      "posted",  "closes",      "first_seen",    "last_seen",    "gone",       "distance_miles",
      "source",  "url",         "employer_kind", "track",        "role",       "setting",
      "level",   "fit"};
  if (with_text) header.emplace_back("description");
  std::string out = csv::line(header);
  const auto number = [](const auto& value) {
    return value ? fmt::format("{}", *value) : std::string();
  };
  for (const ShownListing& each : shown) {
    const Listing& listing = each.listing;
    const listing::Place place = listing.places.empty() ? listing::Place{} : listing.places.front();
    const listing::Pay pay = listing.pay.value_or(listing::Pay{});
    const listing::Classification& kind = listing.understanding.classification;
    std::vector<std::string> cells{listing.id,
                                   listing.requisition,
                                   listing.title,
                                   listing.employer,
                                   place.city,
                                   place.state,
                                   place.zip,
                                   place.country,
                                   listing.remote ? (*listing.remote ? "true" : "false") : "",
                                   word(listing.shift),
                                   word(listing.schedule),
                                   word(listing.employment_type),
                                   number(pay.min),
                                   number(pay.max),
                                   pay.currency,
                                   word(pay.interval),
                                   number(pay.annual_min),
                                   number(pay.annual_max),
                                   word(listing.posted),
                                   word(listing.closes),
                                   word(listing.first_seen),
                                   word(listing.last_seen),
                                   listing.gone ? "true" : "false",
                                   number(each.found.distance_miles),
                                   listing.source,
                                   listing.url,
                                   kind.employer_kind.value_or(""),
                                   kind.track.value_or(""),
                                   kind.role.value_or(""),
                                   kind.setting.value_or(""),
                                   kind.level.value_or(""),
                                   number(each.found.fit)};
    if (with_text) cells.push_back(listing.description);
    out += csv::line(cells);
  }
  return out;
}

std::string listing_urls(const std::vector<ShownListing>& shown) {
  std::string out;
  for (const ShownListing& each : shown) {
    if (!each.listing.url.empty()) out += each.listing.url + "\n";
  }
  return out;
}

std::string listing_ids(const std::vector<ShownListing>& shown) {
  std::string out;
  for (const ShownListing& each : shown) {
    out += each.listing.id + "\t" + each.listing.title;
    if (!each.listing.employer.empty()) out += ", " + each.listing.employer;
    out += "\n";
  }
  return out;
}

namespace {

// Those that are not empty, ", " between.
std::string joined(std::initializer_list<std::string> words) {
  std::vector<std::string> filled;
  for (const std::string& word : words) {
    if (!word.empty()) filled.push_back(word);
  }
  return text::join(filled, ", ");
}

// "ascp-mls or amt-mls; aci-cbet"
std::string credentials(const std::vector<listing::Alternatives>& groups) {
  std::vector<std::string> each;
  for (const listing::Alternatives& group : groups) each.push_back(text::join(group, " or "));
  return text::join(each, "; ");
}

std::string years(double number) {
  if (number > 0 && number < 1) return fmt::format("{:.0f} months", 12 * number);
  return fmt::format("{:g} {}", number, number == 1 ? "year" : "years");
}

// "night $4.50/h; weekend 10%"
std::string extra_pay(const std::vector<listing::Differential>& differentials) {
  std::vector<std::string> each;
  for (const listing::Differential& one : differentials) {
    std::string text = one.when + (one.when.empty() ? "" : " ");
    text += one.percent ? fmt::format("{:g}%", *one.percent)
                        : fmt::format("${}/h", amount(one.amount_per_hour.value_or(0), true));
    each.push_back(std::move(text));
  }
  return text::join(each, "; ");
}

std::string sign_on(const listing::WorkDetails& details) {
  if (!details.sign_on_bonus) return "";
  std::string out = "$" + amount(*details.sign_on_bonus, false);
  if (!details.sign_on_clawback) return out;
  const auto& [repaid, months] = *details.sign_on_clawback;
  if (months) out += fmt::format(", for {} months", *months);
  if (repaid) out += ", to be repaid by who leaves earlier";
  return out;
}

std::string yes_or_no(const std::optional<bool>& value) {
  if (!value) return "";
  return *value ? "yes" : "no";
}

template <typename Add>
void add_work(const listing::WorkDetails& details, const Add& add) {
  add("contract", details.contract_weeks ? fmt::format("{} weeks", *details.contract_weeks) : "");
  add("hours",
      joined({details.hours_per_week ? fmt::format("{:g} a week", *details.hours_per_week) : "",
              details.fte ? fmt::format("{:g} FTE", *details.fte) : ""}));
  add("on call", yes_or_no(details.on_call));
  add("extra pay", extra_pay(details.differentials));
  add("sign-on", sign_on(details));
  add("training", !details.training_provided   ? ""
                  : *details.training_provided ? "provided"
                                               : "not provided");
  const std::string share = !details.travel_percent ? ""
                            : *details.travel_percent == 0
                                ? "none"
                                : fmt::format("{}%", *details.travel_percent);
  add("travel", !details.territory ? share
                : share.empty()    ? "in " + *details.territory
                                   : share + " in " + *details.territory);
  add("driving", !details.driving_license   ? ""
                 : *details.driving_license ? "license needed"
                                            : "no license needed");
  add("clearance", text::replace_all(details.clearance.value_or(""), "-", " "));
}

template <typename Add>
void add_asked(const listing::Understanding& understanding, const Add& add) {
  const listing::Requirements& asked = understanding.requirements;
  std::string required = credentials(asked.required);
  if (asked.within_months && !required.empty())
    required +=
        fmt::format(", within {}",
                    text::count(static_cast<std::size_t>(*asked.within_months), "month", "months"));
  add("required", required);
  add("preferred", credentials(asked.preferred));
  const std::string plus = text::join(asked.licenses_preferred, " or ");
  add("licence",
      joined({text::join(asked.licenses, " or "), plus.empty() ? plus : plus + " is a plus"}));
  if (const auto& demanded = asked.demanded_license)
    add("by law", fmt::format("{} demands {} ({})", demanded->state,
                              text::join(demanded->any_of, " or "), demanded->source));
  add("education", asked.education_min.value_or(""));
  add("experience", asked.years_min ? years(*asked.years_min) : "");
  for (const listing::Experience& one : asked.experience) {
    if (one.of.empty()) continue;
    add("", fmt::format("{}: {}{}", years(one.years), one.of, one.required ? "" : " (preferred)"));
  }
  add("equipment", text::join(asked.equipment, ", "));
  add("software", text::join(asked.software, ", "));
}

}  // namespace

std::string listing_sheet(const ShownListing& shown, std::size_t width,
                          const render::Styler& styler) {
  const Listing& listing = shown.listing;
  std::string out = styler(Style::bold, listing.title) + "\n";
  auto add = [&](std::string_view name, const std::string& value) {
    constexpr std::size_t margin = 13;
    constexpr std::size_t least = 20;
    if (value.empty()) return;
    // An address is of use only whole.
    const bool whole = value.find("://") != std::string::npos;
    std::string key(name);
    for (const std::string& line :
         whole ? std::vector{value} : text::wrap(value, std::max(width, margin + least) - margin)) {
      out += fmt::format("{}  {}\n", styler(Style::dim, fmt::format("{:<11}", key)), line);
      key.clear();
    }
  };
  std::string places;
  for (const listing::Place& place : listing.places)
    places += (places.empty() ? "" : "; ") + long_place(place);
  if (listing.remote.value_or(false)) places += places.empty() ? "remote" : " (remote)";
  std::string pay = short_pay(listing);
  if (listing.pay && listing.pay->source == listing::PaySource::text) pay += "  (from the text)";
  add("employer", listing.employer);
  if (shown.found.tracked_id)
    add("tracked", fmt::format("{} ({})", *shown.found.tracked_id, *shown.found.tracked_status));
  add("place",
      places + (shown.found.distance_miles ? fmt::format("  ({} away)", miles(shown.found)) : ""));
  add("pay", pay);
  add("type", word(listing.employment_type));
  add("schedule", word(listing.schedule));
  add("shift", word(listing.shift));
  add_work(listing.understanding.details, add);
  const listing::Classification& kind = listing.understanding.classification;
  add("role", joined({kind.role.value_or(""), kind.level.value_or(""), kind.setting.value_or("")}));
  add("about", text::join(kind.specialties, ", "));
  add_asked(listing.understanding, add);
  if (shown.found.fit) add("fit", fmt::format("{} of 100", *shown.found.fit));
  for (const std::string& reason : shown.found.fit_reasons) add("", reason);
  add("posted", word(listing.posted));
  add("closes", word(listing.closes));
  add("requisition", listing.requisition);
  add("address", listing.url);
  for (const std::string& address : listing.also_at) add("also at", address);
  if (listing.first_seen || listing.last_seen)  // neither where it is not stored
    add("seen", fmt::format("first {}, last {}{}", word(listing.first_seen),
                            word(listing.last_seen), listing.gone ? "; gone since" : ""));
  add("source", listing.source);
  add("id", listing.id);
  if (listing.description.empty()) return out;
  out += '\n';
  for (const std::string_view line : text::lines(listing.description)) {
    if (line.empty()) out += '\n';
    for (const std::string& part : text::wrap(line, std::min<std::size_t>(width, 100)))
      out += part + "\n";
  }
  return out;
}

}  // namespace medtech::cmd
