// SPDX-License-Identifier: GPL-3.0-or-later
// `track offer` and `track compare`.
#include "cmd/track_offers.hpp"

#include "cmd/context.hpp"
#include "cmd/options.hpp"
#include "cmd/track.hpp"
#include "core/base/error.hpp"
#include "core/base/limits.hpp"
#include "core/base/number.hpp"
#include "core/base/text.hpp"
#include "core/career/prices.hpp"
#include "core/format/toml.hpp"
#include "core/interview/debrief.hpp"
#include "core/ontology/places.hpp"
#include "core/profile/words.hpp"
#include "core/sys/file.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <set>

namespace medtech::cmd {

using tracker::Application;
using tracker::Fields;
using tracker::TermKind;
using Weights = std::map<std::string, double, std::less<>>;

namespace {

struct OfferOptions {
  std::string id;
  std::map<std::string, std::vector<std::string>, std::less<>> terms;  // by name
  std::string from;
};

struct CompareOptions {
  std::vector<std::string> ids;
  std::string weights;
};

tracker::OfferFacts offer_facts(const Context& context) {
  const std::string name = "tracker/offers.toml";
  return tracker::parse_offer_facts(context.data_file(name), name);
}

void set_term(Fields& fields, const TermKind& kind, const std::vector<std::string>& typed) {
  fields.set(kind.name, value_or_throw(tracker::canonical_term(kind, text::join(typed, "; "))));
}

// Terms out of a file: `base = "38/hour"`, one a line.
void add_from_file(const std::string& path, Fields& fields) {
  toml::Document document =
      value_or_throw(toml::Document::parse(sys::read_file(path, limits::config_bytes), path));
  toml::Table root = document.root();
  for (const TermKind& kind : tracker::term_kinds()) {
    if (!root.has(kind.name)) continue;
    const std::vector<std::string> typed = root.strings(kind.name);
    if (typed.empty()) continue;
    const auto canonical = tracker::canonical_term(kind, text::join(typed, "; "));
    if (canonical) {
      fields.set(kind.name, *canonical);
    } else {
      root.complain(kind.name, "\"" + text::join(typed, "; ") + "\" can't be read",
                    fmt::format("write it as \"{}\"", kind.example));
    }
  }
  root.finish();
  if (!document.diagnostics().empty()) throw toml::to_error(document.diagnostics(), path);
}

// "pay=3,nights-away=2"
Weights weights_of(const std::string& typed, const Weights& usual) {
  if (typed.empty()) return usual;
  Weights weights;
  std::vector<std::string> names;
  for (const tracker::Criterion& criterion : tracker::criteria()) names.emplace_back(criterion.id);
  for (const std::string_view pair : text::split(typed, ',')) {
    const std::size_t equals = pair.find('=');
    const std::string name(text::trim(pair.substr(0, equals)));
    const auto value = equals == std::string_view::npos
                           ? std::optional<double>(1)
                           : number_of<double>(text::trim(pair.substr(equals + 1)));
    if (std::ranges::find(names, name) == names.end()) {
      std::string hint = text::did_you_mean(name, names);
      if (!hint.empty()) hint += " ";
      throw Error(ErrorKind::usage,
                  "--weights: \"" + text::printable_line(name) + "\" is no criterion",
                  hint + "criteria are " + text::join(names, ", "));
    }
    if (!value || !(*value >= 0) || *value > 1000)
      throw Error(ErrorKind::usage,
                  "--weights: \"" + text::printable_line(pair) + "\" has no weight",
                  "write it as pay=3,nights-away=2");
    weights[name] = *value;
  }
  return weights;
}

std::string yearly_text(const tracker::OfferValue& value) {
  if (!value.year) return "no pay is named yet";
  return fmt::format("{} a year, {:.2f} an hour worked", text::grouped(std::llround(*value.year)),
                     value.hour.value_or(0));
}

// What things cost in "Cincinnati, OH": in its metropolitan area, else in its state.
std::optional<tracker::PriceLevelThere> prices_in(const Context& context,
                                                  const std::string& place) {
  const std::size_t comma = place.rfind(',');
  if (comma == std::string::npos) return std::nullopt;
  const std::string_view behind = text::trim(std::string_view(place).substr(comma + 1));
  const ontology::Places places = ontology::embedded_places();
  const auto state = places.find_state(behind.substr(0, behind.find(' ')));
  if (!state) return std::nullopt;
  const std::string file = "market/prices.tsv";
  const career::Prices prices =
      value_or_throw(career::Prices::parse(context.data_file(file), file));
  const auto city = places.find_city(text::trim(std::string_view(place).substr(0, comma)), *state);
  const career::PriceLevel* level =
      city && city->metro != 0 ? prices.find_metro(std::to_string(city->metro)) : nullptr;
  if (level == nullptr) level = prices.find_state(*state);
  if (level == nullptr) return std::nullopt;
  return tracker::PriceLevelThere{level->all, level->name,
                                  fmt::format("regional price parities, BEA {}", prices.as_of())};
}

ExitCode run_offer(Context& context, const OfferOptions& options) {
  Fields fields;
  if (!options.from.empty()) add_from_file(options.from, fields);
  for (const auto& [name, typed] : options.terms) {
    if (!typed.empty()) set_term(fields, *tracker::find_term(name), typed);
  }
  if (fields.has("kind"))
    checked_choice("--kind", std::string(fields.text("kind")), profile::setting_words);
  const tracker::OfferFacts facts = offer_facts(context);
  if (fields.empty()) {
    const auto summary = application_named(context, options.id);
    WeighedOffer offer = weigh(context, *context.tracker().load(summary.id));
    if (offer.application.offer.empty())
      throw Error(ErrorKind::input, fmt::format("{} has no offer yet", summary.id),
                  fmt::format("medtech track offer {} --base 38/hour --hours 36", summary.id));
    const std::vector<WeighedOffer> one{std::move(offer)};
    context.terminal().out(
        context.format() == "json"
            ? offers_json(one, facts, facts.weights)
            : offers_text(one, facts, context.terminal().width(), context.styler()));
    return ExitCode::done;
  }
  change_one(
      context, "offer", options.id,
      [&](tracker::Change& change, const tracker::Summary& summary) {
        change.append(summary.id, tracker::EventKind::offer, context.today(), fields);
        if (summary.status < tracker::Status::offer)
          change.append(summary.id, tracker::EventKind::status, context.today(),
                        Fields().set("status", "offer"));
      },
      [&](const Application& now) {
        const std::string name = name_of(now.summary);
        const std::int64_t id = now.summary.id;
        return fmt::format(
            "{}: {}. `medtech track offer {}` shows how; `medtech track compare {} "
            "ID` sets it beside another.",
            name, yearly_text(weigh(context, now).value), id, id);
      });
  return ExitCode::done;
}

ExitCode run_compare(Context& context, const CompareOptions& options) {
  const tracker::OfferFacts facts = offer_facts(context);
  const Weights weights = weights_of(options.weights, facts.weights);
  std::vector<WeighedOffer> offers;
  std::set<std::int64_t> ids;
  for (const std::string& id : options.ids) {
    const auto summary = application_named(context, id);
    if (!ids.insert(summary.id).second) continue;
    offers.push_back(weigh(context, *context.tracker().load(summary.id)));
    if (offers.back().application.offer.empty())
      throw Error(ErrorKind::input,
                  fmt::format("{}  {} has no offer yet", summary.id, name_of(summary)),
                  fmt::format("medtech track offer {} --base 38/hour --hours 36", summary.id));
  }
  std::vector<std::pair<tracker::OfferTerms, tracker::OfferValue>> values;
  for (const WeighedOffer& offer : offers) values.emplace_back(offer.terms, offer.value);
  const auto scores = tracker::scores_of(values, weights);
  for (std::size_t i = 0; i < offers.size(); ++i) offers[i].score = scores[i];
  const std::string format = context.format();
  sys::Terminal& terminal = context.terminal();
  if (format == "json") {
    terminal.out(offers_json(offers, facts, weights));
  } else if (format == "html") {
    terminal.out(offers_page(offers, facts, context.today()));
  } else {
    terminal.out(offers_text(offers, facts, terminal.width(), context.styler()));
  }
  return ExitCode::done;
}

}  // namespace

WeighedOffer weigh(Context& context, Application application) {
  WeighedOffer offer;
  offer.terms = tracker::terms_of(application.offer);
  if (offer.terms.place.empty()) offer.terms.place = application.summary.place;
  if (offer.terms.setting.empty()) offer.terms.setting = application.summary.setting;
  interview::DebriefBook debriefs(context.catalogue().database());
  if (const auto debrief = debriefs.find(application.summary.id))
    offer.terms.impression = interview::mean_score(*debrief);
  offer.value =
      tracker::value_of(offer.terms, offer_facts(context), prices_in(context, offer.terms.place));
  if (offer.terms.stipend || offer.terms.per_diem) {
    const std::chrono::year_month_day today(context.today());
    offer.per_diem =
        tracker::find_per_diem(context.data_file("bulk/per_diem.csv"), offer.terms.place,
                               static_cast<int>(static_cast<unsigned>(today.month())));
  }
  offer.application = std::move(application);
  return offer;
}

Run declare_offer(CLI::App& app) {
  auto options = std::make_unique<OfferOptions>();
  app.add_option("id", options->id, "Number, or a part of employer or title that only one has")
      ->required()
      ->type_name("APPLICATION");
  for (const TermKind& kind : tracker::term_kinds()) {
    std::vector<std::string>& target = options->terms[std::string(kind.name)];
    // "--pay" is another name of "--base".
    const std::string names = "--" + std::string(kind.name) + (kind.name == "base" ? ",--pay" : "");
    CLI::Option* option =
        app.add_option(names, target, std::string(kind.help))->type_name(std::string(kind.example));
    option->expected(1);
    option->multi_option_policy(kind.form == tracker::TermForm::differential
                                    ? CLI::MultiOptionPolicy::TakeAll
                                    : CLI::MultiOptionPolicy::Throw);
  }
  app.add_option("--from", options->from, "A file of terms: base = \"38/hour\"")->type_name("FILE");
  return [options = std::move(options)](Context& context) { return run_offer(context, *options); };
}

Run declare_compare(CLI::App& app) {
  auto options = std::make_unique<CompareOptions>();
  app.add_option("id", options->ids, "Numbers, or parts of employer or title that only one has")
      ->required()
      ->type_name("APPLICATION");
  app.add_option("--weights", options->weights, "What counts how much: pay=3,nights-away=2")
      ->type_name("CRITERION=WEIGHT,…");
  return
      [options = std::move(options)](Context& context) { return run_compare(context, *options); };
}

}  // namespace medtech::cmd
