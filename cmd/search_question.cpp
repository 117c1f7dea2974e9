// SPDX-License-Identifier: GPL-3.0-or-later
// From options and profile to the question put to the catalogue.
#include "cmd/options.hpp"
#include "cmd/place_options.hpp"
#include "cmd/role_option.hpp"
#include "cmd/search_options.hpp"
#include "cmd/seeker.hpp"
#include "cmd/tracked.hpp"
#include "core/base/error.hpp"
#include "core/base/text.hpp"
#include "core/format/json.hpp"
#include "core/ontology/places.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace medtech::cmd {

using search::Near;

namespace {

constexpr double greatest_radius = 3'000;

void set_place(SearchQuestion& question, const SearchOptions& options,
               const profile::Profile& profile, const ontology::Places& places) {
  if (options.radius && (*options.radius <= 0 || *options.radius > greatest_radius)) {
    throw Error(ErrorKind::usage, fmt::format("--radius: {} is out of range", *options.radius),
                fmt::format("give miles, more than 0 and at most {}", greatest_radius));
  }
  question.home = home_of(places, profile.home);
  for (const std::string& state : options.states)
    question.filter.states.push_back(state_named(places, "--state", state));
  if (!options.near.empty()) {
    question.filter.near = near_place(places, "--near", options.near);
  } else if (options.radius) {
    if (!question.home) {
      throw Error(ErrorKind::usage, "--radius needs a place to measure from",
                  "add --near ZIP, or a [home] to your profile");
    }
    question.filter.near = question.home;
  }
  const bool asked =
      question.filter.near.has_value() || !options.states.empty() || options.remote || options.all;
  if (!asked) {
    question.filter.states = profile.search.states;
    if (profile.search.radius_miles && question.home) question.filter.near = question.home;
    if (question.filter.near) question.filter.near->radius_miles = *profile.search.radius_miles;
    question.filter.remote = profile.search.remote.value_or(false);
  }
  if (question.filter.near && options.radius) question.filter.near->radius_miles = *options.radius;
}

// The concept of one of these kinds that a word names alone: by its id, or by any form of it.
std::string concept_of(const ontology::Terms& terms, const std::string& option,
                       const std::string& typed, std::initializer_list<std::string_view> kinds) {
  const auto of_kind = [&](ontology::ConceptRow row) {
    return std::ranges::find(kinds, terms.kind(row)) != kinds.end();
  };
  const std::string folded = text::fold(typed);
  std::vector<std::string> ids;
  for (ontology::ConceptRow row = 0; row < terms.size(); ++row) {
    if (!of_kind(row)) continue;
    if (terms.id(row) == folded) return folded;
    ids.emplace_back(terms.id(row));
  }
  for (const ontology::ConceptRow row : terms.find_named(typed)) {
    if (of_kind(row)) return std::string(terms.id(row));
    const std::vector<ontology::ConceptRow> members = terms.members(row);
    if (members.empty() || !of_kind(members.front())) continue;
    std::vector<std::string> candidates;
    for (const ontology::ConceptRow member : members) candidates.emplace_back(terms.id(member));
    throw Error(ErrorKind::usage,
                fmt::format("{}: \"{}\" is more than one", option, text::printable_line(typed)),
                "name one of " + text::join(candidates, ", "));
  }
  std::string hint = text::did_you_mean(folded, ids);
  // "MLT(ASCP) certified": what is known among its words
  for (const ontology::Mention& mention : terms.find_in(typed)) {
    if (hint.empty() && of_kind(mention.row))
      hint = fmt::format("did you mean {}?", terms.id(mention.row));
  }
  if (hint.empty())
    hint = "ids are as in " +
           text::join(std::vector<std::string>(
                          ids.begin(), ids.begin() + std::min<std::ptrdiff_t>(8, std::ssize(ids))),
                      ", ");
  throw Error(ErrorKind::usage,
              fmt::format("{}: \"{}\" is not known", option, text::printable_line(typed)), hint);
}

// What only knowledge of the field can answer. It is read where one of these is asked.
void set_field(Context& context, const SearchOptions& options, const profile::Profile& profile,
               search::Filter& filter) {
  filter.tracks = options.tracks;
  filter.only_ours = !options.all;
  filter.settings = options.settings;
  if (options.settings.empty() && !options.all) {
    for (const profile::Setting setting : profile.search.settings)
      filter.settings.push_back(to_string(setting));
  }
  filter.employer_kinds = options.employer_kinds;
  filter.levels = options.levels;
  for (const std::string& role : options.roles)
    filter.roles.push_back(role_named(context, "--role", role).id);
  for (const std::string& specialty : options.specialties)
    filter.specialties.push_back(concept_of(context.knowledge().terms, "--specialty", specialty,
                                            {"discipline", "specialty"}));
  for (const std::string& cert : options.certs)
    filter.certifications.push_back(
        concept_of(context.knowledge().terms, "--cert", cert, {"credential"}));
}

void set_fit(Context& context, const SearchOptions& options, search::Filter& filter) {
  if (!options.demo) filter.fit = fit_question(context);
  const bool asked = !options.qualified.empty() || options.sort == "fit";
  if (asked && !filter.fit) {
    throw Error(ErrorKind::usage,
                fmt::format("{} needs a profile that says who you are",
                            options.qualified.empty() ? "--sort fit" : "--qualified"),
                options.demo ? "leave out --demo"
                             : "`medtech profile init` begins one; give it a [role], a "
                               "[[certification]], an [[experience]]");
  }
  if (options.qualified == "yes") filter.qualified = search::Standing::later;
  if (options.qualified == "near") filter.qualified = search::Standing::near;
}

search::Order order_of(const std::string& sort, const SearchQuestion& question) {
  if (sort == "fit" || (sort.empty() && question.filter.fit)) return search::Order::fit;
  if (sort == "date") return search::Order::date;
  if (sort == "pay") return search::Order::pay;
  if (sort == "relevance") return search::Order::relevance;
  if (sort != "distance")
    return question.filter.words.empty() ? search::Order::date : search::Order::relevance;
  if (!question.filter.near) {
    throw Error(ErrorKind::usage, "--sort distance needs a place to measure from",
                "add --near ZIP");
  }
  return search::Order::distance;
}

template <typename T>
std::vector<std::string> words_of(const std::vector<T>& values) {
  std::vector<std::string> words;
  for (const T& value : values) words.push_back(to_string(value));
  return words;
}

const char* word_of(search::Order order) {
  switch (order) {
    case search::Order::fit:
      return "fit";
    case search::Order::relevance:
      return "relevance";
    case search::Order::date:
      return "date";
    case search::Order::pay:
      return "pay";
    case search::Order::distance:
      return "distance";
  }
  return "date";
}

}  // namespace

SearchQuestion question_of(Context& context, const SearchOptions& options) {
  const ontology::Places places = ontology::embedded_places();
  const profile::Profile none;
  const profile::Profile& profile = options.demo ? none : context.profile();
  SearchQuestion question;
  search::Filter& filter = question.filter;
  question.typed_words = text::join(options.words, " ");
  filter.words = search::parse_words(question.typed_words);
  if (!filter.words.empty())
    filter.words = search::with_jobs(std::move(filter.words), context.knowledge().titles);
  set_place(question, options, profile, places);
  filter.employers = options.employers;
  filter.not_employers = options.not_employers;
  if (!options.min_pay.empty()) {
    filter.min_annual_pay = annual_dollars("--min-pay", options.min_pay);
  } else if (profile.search.min_pay && !options.all) {
    filter.min_annual_pay = annual_dollars("min_pay", profile::to_string(*profile.search.min_pay));
  }
  set_field(context, options, profile, filter);
  set_fit(context, options, filter);
  for (const std::string& word : options.shifts)
    filter.shifts.push_back(*listing::parse_shift(word));
  for (const std::string& word : options.schedules)
    filter.schedules.push_back(*listing::parse_schedule(word));
  for (const std::string& word : options.employment_types)
    filter.employment_types.push_back(*listing::parse_employment_type(word));
  if (!options.posted_within.empty())
    filter.posted_since = context.today() - checked_days("--posted-within", options.posted_within);
  if (options.untracked) filter.without = tracked_listings(context);
  filter.sources = options.sources;
  filter.remote = filter.remote || options.remote;
  filter.gone_and_hidden = options.all;
  filter.include_unknown = options.include_unknown;
  question.order = order_of(options.sort, question);
  return question;
}

void write_query(json::Writer& writer, const SearchQuestion& question) {
  const search::Filter& filter = question.filter;
  writer.begin_object();
  writer.member("words", question.typed_words);
  writer.member("near", filter.near ? std::optional(filter.near->label) : std::nullopt);
  writer.member("radius_miles",
                filter.near ? std::optional(filter.near->radius_miles) : std::nullopt);
  writer.member("states", filter.states);
  writer.member("employers", filter.employers);
  writer.member("not_employers", filter.not_employers);
  writer.member("min_annual_pay", filter.min_annual_pay);
  writer.member("tracks", filter.tracks);
  writer.member("roles", filter.roles);
  writer.member("specialties", filter.specialties);
  writer.member("settings", filter.settings);
  writer.member("employer_kinds", filter.employer_kinds);
  writer.member("levels", filter.levels);
  writer.member("certifications", filter.certifications);
  writer.member("shifts", words_of(filter.shifts));
  writer.member("schedules", words_of(filter.schedules));
  writer.member("employment_types", words_of(filter.employment_types));
  writer.member("qualified", !filter.qualified ? std::nullopt
                             : *filter.qualified == search::Standing::near
                                 ? std::optional<std::string>("near")
                                 : std::optional<std::string>("yes"));
  writer.member("posted_since", filter.posted_since ? std::optional(to_string(*filter.posted_since))
                                                    : std::nullopt);
  writer.member("remote", filter.remote);
  writer.member("sources", filter.sources);
  writer.member("new", filter.after_run.has_value());
  writer.member("untracked", filter.without.has_value());
  writer.member("all", filter.gone_and_hidden);
  writer.member("include_unknown", filter.include_unknown);
  writer.member("sort", word_of(question.order));
  writer.end_object();
}

}  // namespace medtech::cmd
