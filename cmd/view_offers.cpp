// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/context.hpp"
#include "cmd/track.hpp"
#include "cmd/track_offers.hpp"
#include "core/base/text.hpp"
#include "core/format/html.hpp"
#include "core/format/json.hpp"
#include "core/render/page.hpp"
#include "core/render/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace medtech::cmd {

using render::Style;
using tracker::OfferFacts;
using tracker::SettingFacts;
using tracker::ValueLine;

namespace {

constexpr std::string_view disclaimer =
    "Before tax, and no tax advice: whether and how stipends, bonuses and benefits are taxed is "
    "not reckoned.";

std::string in_dollars(double value) {
  const std::string amount = text::grouped(std::llround(std::abs(value)));
  return (std::llround(value) < 0 ? "-$" : "$") + amount;
}

std::string in_dollars(const std::optional<double>& value) {
  return value ? in_dollars(*value) : "";
}

std::string per_hour(const std::optional<double>& value) {
  return value ? fmt::format("${:.2f}", *value) : "";
}

std::string number(const std::optional<double>& value) {
  return value ? text::grouped(std::llround(*value)) : "";
}

/// A line of a comparison: what it is, and what each offer has.
struct OfferRow {
  std::string name;
  std::vector<std::string> cells;
};

// The terms that any of the offers names, in the order of the first that has it.
std::vector<OfferRow> value_rows(const std::vector<WeighedOffer>& offers) {
  std::vector<std::string> terms;
  for (const WeighedOffer& offer : offers) {
    for (const ValueLine& line : offer.value.lines) {
      if (std::ranges::find(terms, line.term) == terms.end()) terms.push_back(line.term);
    }
  }
  std::vector<OfferRow> rows;
  for (const std::string& term : terms) {
    OfferRow row{term, {}};
    for (const WeighedOffer& offer : offers) {
      std::optional<double> sum;
      for (const ValueLine& line : offer.value.lines) {
        if (line.term == term) sum = sum.value_or(0) + line.year;
      }
      row.cells.push_back(in_dollars(sum));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

template <typename Cell>
OfferRow row_of(std::string name, const std::vector<WeighedOffer>& offers, const Cell& cell) {
  OfferRow row{std::move(name), {}};
  for (const WeighedOffer& offer : offers) row.cells.push_back(cell(offer));
  return row;
}

std::vector<OfferRow> rows_of(const std::vector<WeighedOffer>& offers) {
  std::vector<OfferRow> rows = value_rows(offers);
  const auto add = [&](std::string name, const auto& cell) {
    OfferRow row = row_of(std::move(name), offers, cell);
    if (std::ranges::any_of(row.cells, [](const auto& text) { return !text.empty(); }))
      rows.push_back(std::move(row));
  };
  add("value of a year", [](const auto& o) { return in_dollars(o.value.year); });
  add("hours worked a year", [](const auto& o) { return number(o.value.hours_worked); });
  add("value of an hour", [](const auto& o) { return per_hour(o.value.hour); });
  add("year at average prices", [](const auto& o) { return in_dollars(o.value.year_at_prices); });
  add("hour at average prices", [](const auto& o) { return per_hour(o.value.hour_at_prices); });
  add("paid leave, hours", [](const auto& o) { return number(o.terms.pto); });
  add("nights away a year", [](const auto& o) { return number(o.value.nights_away); });
  add("commute, hours a year", [](const auto& o) { return number(o.value.commute_hours); });
  add("on call, hours a week", [](const auto& o) { return number(o.value.on_call_hours); });
  add("guaranteed, hours a week", [](const auto& o) { return number(o.terms.guaranteed); });
  add("as you saw it, of 5", [](const auto& o) { return number(o.terms.impression); });
  add("answer by", [](const auto& o) { return o.terms.answer_by; });
  add("score", [](const auto& o) { return number(o.score); });
  return rows;
}

std::string heading_of(const WeighedOffer& offer) {
  const tracker::Summary& summary = offer.application.summary;
  return text::printable_line(fmt::format(
      "{} {}", summary.id, summary.employer.empty() ? summary.title : summary.employer));
}

std::string per_diem_text(const tracker::PerDiem& rate) {
  const std::string where = rate.destination == "STANDARD" ? "places that are not listed"
                                                           : rate.destination + ", " + rate.state;
  return fmt::format(
      "for comparison, the federal per diem of fiscal 2025 for {} is ${:g} a night "
      "and ${:g} a day",
      where, rate.lodging, rate.meals);
}

// What to know of one offer besides its figures.
std::vector<std::string> remarks_of(const WeighedOffer& offer) {
  std::vector<std::string> remarks = offer.value.remarks;
  if (offer.per_diem) remarks.push_back(per_diem_text(*offer.per_diem));
  return remarks;
}

std::vector<const SettingFacts*> settings_of(const std::vector<WeighedOffer>& offers,
                                             const OfferFacts& facts) {
  std::vector<const SettingFacts*> found;
  for (const WeighedOffer& offer : offers) {
    const SettingFacts* setting = facts.find_setting(offer.terms.setting);
    if (setting != nullptr && std::ranges::find(found, setting) == found.end())
      found.push_back(setting);
  }
  return found;
}

void add_paragraph(std::string& out, const std::string& text, std::size_t width,
                   std::string_view mark) {
  bool first = true;
  for (const std::string& line : text::wrap(text, width > 12 ? width - 6 : 8)) {
    out += fmt::format("  {} {}\n", first ? mark : " ", line);
    first = false;
  }
}

void write_offer(json::Writer& writer, const WeighedOffer& offer) {
  const tracker::Summary& summary = offer.application.summary;
  writer.begin_object().member("application", summary.id).member("title", summary.title);
  writer.member("employer",
                summary.employer.empty() ? std::nullopt : std::optional(summary.employer));
  writer.key("terms").begin_object();
  for (const auto& [name, text] : offer.application.offer.all()) writer.member(name, text);
  writer.end_object().key("lines").begin_array();
  for (const ValueLine& line : offer.value.lines) {
    writer.begin_object().member("term", line.term).member("year", line.year);
    writer.member("how", line.how).end_object();
  }
  writer.end_array();
  const tracker::OfferValue& value = offer.value;
  writer.member("year", value.year).member("hours_worked", value.hours_worked);
  writer.member("hour", value.hour).member("year_at_prices", value.year_at_prices);
  writer.member("hour_at_prices", value.hour_at_prices);
  writer.member("nights_away", value.nights_away).member("commute_hours", value.commute_hours);
  writer.member("impression", offer.terms.impression);
  if (offer.per_diem) {
    writer.key("per_diem").begin_object().member("destination", offer.per_diem->destination);
    writer.member("lodging", offer.per_diem->lodging).member("meals", offer.per_diem->meals);
    writer.end_object();
  } else {
    writer.null_member("per_diem");
  }
  writer.member("score", offer.score);
  writer.member("assumed", value.assumed);
  writer.member("remarks", remarks_of(offer));
  writer.end_object();
}

std::string list_items(const std::vector<std::string>& all) {
  std::string out = "<ul>\n";
  for (const std::string& one : all) out += "<li>" + html::escape(one) + "</li>\n";
  return out + "</ul>\n";
}

}  // namespace

std::string offers_text(const std::vector<WeighedOffer>& offers, const OfferFacts& facts,
                        std::size_t width, const render::Styler& styler) {
  std::vector<render::Column> columns{{.heading = "A YEAR", .least = 20, .style = Style::dim}};
  for (const WeighedOffer& offer : offers)
    columns.push_back(
        {.heading = heading_of(offer), .least = 10, .right = true, .may_shrink = true});
  render::Table table(std::move(columns));
  for (const OfferRow& row : rows_of(offers)) {
    std::vector<std::string> cells{row.name};
    cells.insert(cells.end(), row.cells.begin(), row.cells.end());
    table.add(std::move(cells));
  }
  std::string out = table.for_terminal(width, styler);
  for (const WeighedOffer& offer : offers) {
    out += "\n" + styler(Style::bold, heading_of(offer)) + "\n";
    for (const ValueLine& line : offer.value.lines)
      add_paragraph(out, fmt::format("{}: {} = {}", line.term, line.how, in_dollars(line.year)),
                    width, "·");
    for (const std::string& remark : remarks_of(offer)) add_paragraph(out, remark, width, "!");
  }
  for (const SettingFacts* setting : settings_of(offers, facts)) {
    out += "\n" + styler(Style::bold, "Beyond the figures: " + setting->id) + "\n";
    for (const std::string& text : setting->gives) add_paragraph(out, text, width, "+");
    for (const std::string& text : setting->takes) add_paragraph(out, text, width, "-");
    for (const std::string& text : setting->ask) add_paragraph(out, "ask " + text, width, "?");
  }
  std::set<std::string> assumed;
  for (const WeighedOffer& offer : offers)
    assumed.insert(offer.value.assumed.begin(), offer.value.assumed.end());
  out += "\n" + styler(Style::bold, "Assumed where an offer says nothing") + "\n";
  for (const std::string& text : assumed) add_paragraph(out, text, width, "·");
  add_paragraph(out, std::string(disclaimer), width, "·");
  return out;
}

std::string offers_json(const std::vector<WeighedOffer>& offers, const OfferFacts& facts,
                        const std::map<std::string, double, std::less<>>& weights) {
  json::Writer writer;
  writer.begin_object().member("schema", "medtech.offers/1").key("offers").begin_array();
  for (const WeighedOffer& offer : offers) write_offer(writer, offer);
  writer.end_array().key("weights").begin_array();
  for (const auto& [criterion, weight] : weights) {
    writer.begin_object().member("criterion", criterion).member("weight", weight).end_object();
  }
  writer.end_array().key("settings").begin_array();
  for (const SettingFacts* setting : settings_of(offers, facts)) {
    writer.begin_object().member("setting", setting->id);
    writer.member("gives", setting->gives);
    writer.member("takes", setting->takes);
    writer.member("ask", setting->ask);
    writer.member("source", setting->source).end_object();
  }
  writer.end_array().member("note", disclaimer);
  return writer.end_object().take() + "\n";
}

std::string offers_page(const std::vector<WeighedOffer>& offers, const OfferFacts& facts,
                        Date today) {
  std::string body = "<table>\n<thead><tr><th scope=\"col\">A year</th>";
  for (const WeighedOffer& offer : offers)
    body += "<th scope=\"col\" class=\"n\">" + html::escape(heading_of(offer)) + "</th>";
  body += "</tr></thead>\n<tbody>\n";
  for (const OfferRow& row : rows_of(offers)) {
    body += "<tr><th scope=\"row\">" + html::escape(row.name) + "</th>";
    for (const std::string& cell : row.cells)
      body += "<td class=\"n\">" + html::escape(cell) + "</td>";
    body += "</tr>\n";
  }
  body += "</tbody>\n</table>\n";
  for (const WeighedOffer& offer : offers) {
    body += "<h2>" + html::escape(heading_of(offer)) + "</h2>\n";
    std::vector<std::string> lines;
    for (const ValueLine& line : offer.value.lines)
      lines.push_back(fmt::format("{}: {} = {}", line.term, line.how, in_dollars(line.year)));
    for (const std::string& remark : remarks_of(offer)) lines.push_back(remark);
    for (const std::string& assumed : offer.value.assumed) lines.push_back("assumed: " + assumed);
    body += list_items(lines);
  }
  for (const SettingFacts* setting : settings_of(offers, facts)) {
    body += "<h2>Beyond the figures: " + html::escape(setting->id) + "</h2>\n";
    std::vector<std::string> lines;
    for (const std::string& text : setting->gives) lines.push_back("for it: " + text);
    for (const std::string& text : setting->takes) lines.push_back("against it: " + text);
    for (const std::string& text : setting->ask) lines.push_back("ask " + text);
    body += list_items(lines);
  }
  return render::page("Offers", fmt::format("Reckoned on {}. {}", to_string(today), disclaimer),
                      body);
}

}  // namespace medtech::cmd
