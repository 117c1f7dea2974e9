// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/cert_value.hpp"

#include "cmd/cert_facts.hpp"
#include "cmd/search_options.hpp"
#include "core/base/text.hpp"
#include "core/credential/value.hpp"
#include "core/format/json.hpp"
#include "core/profile/qualifications.hpp"
#include "core/render/table.hpp"
#include "core/search/query.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace medtech::cmd {

using credential::CredentialValue;
using credential::OpeningsValue;
using credential::Standing;
using render::Style;

namespace {

credential::Opening opening_of(const listing::Listing& listing) {
  const listing::Requirements& asked = listing.understanding.requirements;
  credential::Opening opening{asked.required, asked.preferred, {}, std::nullopt};
  for (const std::string& id : asked.licenses) {
    // What any state may ask names none.
    if (id != "state-licence") opening.licenses.push_back({id});
  }
  // The law asks it where the posting is silent.
  if (opening.licenses.empty() && asked.demanded_license)
    opening.licenses.push_back(asked.demanded_license->any_of);
  if (listing.pay && listing.pay->annual_min && listing.pay->annual_max)
    opening.annual_pay = (*listing.pay->annual_min + *listing.pay->annual_max) / 2;
  else if (listing.pay && listing.pay->annual_min)
    opening.annual_pay = listing.pay->annual_min;
  return opening;
}

std::vector<credential::Opening> openings_in_reach(Context& context) {
  SearchOptions options;
  options.offline = true;
  const SearchQuestion question = question_of(context, options);
  const search::Selection found =
      search::select(context.catalogue(), question.filter, search::Order::date, std::nullopt);
  std::vector<credential::Opening> openings;
  openings.reserve(found.matches.size());
  for (const search::Match& match : found.matches)
    openings.push_back(opening_of(context.catalogue().load(match.number, false)));
  return openings;
}

// Ids that are in force: of credentials, and of licenses as postings name them.
std::set<std::string> held_ids(const CertFacts& facts) {
  std::set<std::string> ids;
  for (const auto* list : {&facts.person.credentials, &facts.person.licenses}) {
    for (const credential::Held& held : *list) {
      const credential::Credential* credential = facts.knowledge->find(held.id);
      if (credential == nullptr) continue;
      if (credential::standing(held, *credential, facts.today) <= Standing::lapsed) continue;
      ids.insert(credential->term_id.empty() ? credential->id : credential->term_id);
      if (!credential->umbrella.empty()) ids.insert(credential->umbrella);
    }
  }
  return ids;
}

const credential::Credential* known_one(const CertFacts& facts, const CredentialValue& value) {
  return facts.knowledge->find(value.id);
}

bool lacks_degree(const CertFacts& facts, const CredentialValue& value) {
  const auto* known = known_one(facts, value);
  return known != nullptr && credential::lacks_degree(*known, facts.bench());
}

// Leaves out what belongs to the other family alone, and puts what asks a degree that one does not
// have behind what one can have without; tells how many were left out.
std::size_t keep_in_reach(Context& context, const CertFacts& facts, OpeningsValue& found) {
  const auto track =
      profile::qualifications_of(context.profile(), context.knowledge(), context.today()).track;
  const std::size_t left_out = std::erase_if(found.values, [&](const CredentialValue& each) {
    const auto* known = known_one(facts, each);
    return track && known != nullptr && !known->tracks.empty() &&
           std::ranges::find(known->tracks, *track) == known->tracks.end();
  });
  std::ranges::stable_partition(
      found.values, [&](const CredentialValue& each) { return !lacks_degree(facts, each); });
  return left_out;
}

// "no, without a degree": what is plainly closed by a degree is told apart.
std::string eligible_text(const CertFacts& facts, const CredentialValue& value) {
  const auto* known = known_one(facts, value);
  if (known == nullptr) return "";
  if (lacks_degree(facts, value)) return "no: degree";
  return met_word(credential::weigh(*known, facts.bench()).eligible);
}

std::string pay_text(const CredentialValue& value) {
  if (!value.middle) return "";
  return fmt::format("{} – {}", dollars(std::round(*value.low)), dollars(std::round(*value.high)));
}

void print_value_json(Context& context, const CertFacts& facts, const OpeningsValue& found,
                      const std::vector<std::string>& notes,
                      const std::vector<credential::UsedSource>& sources) {
  json::Writer writer;
  writer.begin_object()
      .member("schema", "medtech.credential-value/1")
      .member("openings", found.openings)
      .member("naming_credentials", found.naming)
      .member("open_now", found.open_now);
  writer.key("values").begin_array();
  for (const CredentialValue& each : found.values) {
    const credential::Credential* known = known_one(facts, each);
    writer.begin_object().member("id", each.id);
    writer.member("suffix", known != nullptr ? std::optional(known->suffix) : std::nullopt)
        .member("kind", each.license ? "license" : "credential")
        .member("opens", each.opens)
        .member("names_it", each.named)
        .member("preferred", each.preferred)
        .member("with_pay", each.with_pay)
        .member("pay_low", each.low)
        .member("pay_middle", each.middle)
        .member("pay_high", each.high);
    if (known == nullptr) {
      writer.null_member("eligible");
    } else {
      write_met(writer, "eligible", credential::weigh(*known, facts.bench()).eligible);
    }
    writer.member("lacks_degree", lacks_degree(facts, each));
    writer.end_object();
  }
  writer.end_array().key("notes").begin_array();
  for (const std::string& note : notes) writer.string(note);
  writer.end_array();
  write_used_sources(writer, sources);
  writer.end_object();
  context.terminal().out(writer.take() + "\n");
}

}  // namespace

ExitCode run_value(Context& context) {
  const CertFacts facts = cert_facts(context);
  OpeningsValue found = credential::value_of_openings(openings_in_reach(context), held_ids(facts));
  const std::size_t left_out = keep_in_reach(context, facts, found);
  credential::Footing footing(*facts.knowledge, facts.today);
  for (const CredentialValue& each : found.values) {
    if (const auto* known = known_one(facts, each))
      footing.add(credential::weigh(*known, facts.bench()));
  }
  std::vector<std::string> notes{
      fmt::format("Counted over {} in reach of your profile; {} name a credential or license, and "
                  "nothing is lacking for {} of these.",
                  text::count(found.openings, "stored opening", "stored openings"), found.naming,
                  found.open_now),
      "An opening counts where nothing but this one is lacking; a license counts as named where "
      "the state demands it for the work, too. Pay is the middle half of what "
      "those openings state, a year."};
  if (left_out > 0)
    notes.push_back(fmt::format("{} of the other family of work {} left out.",
                                text::count(left_out, "credential", "credentials"),
                                left_out == 1 ? "is" : "are"));
  if (std::ranges::any_of(found.values,
                          [&](const CredentialValue& each) { return lacks_degree(facts, each); }))
    notes.emplace_back("Last stand those that ask a degree which your profile does not show.");
  if (context.format() == "json") {
    print_value_json(context, facts, found, notes, footing.sources());
    return ExitCode::done;
  }
  render::Table table({{"ID", 9, false, false, Style::bold},
                       wrapping("SHORT", 8),
                       {"OPENS", 5, true},
                       {"NAMED", 5, true},
                       {"LIKED", 5, true},
                       wrapping("PAY STATED", 10),
                       {"BY", 2, true},
                       {"ELIGIBLE"}});
  for (const CredentialValue& each : found.values) {
    const credential::Credential* known = known_one(facts, each);
    table.add({each.id, known != nullptr ? known->suffix : "", std::to_string(each.opens),
               std::to_string(each.named), std::to_string(each.preferred), pay_text(each),
               each.with_pay > 0 ? std::to_string(each.with_pay) : "", eligible_text(facts, each)});
  }
  sys::Terminal& terminal = context.terminal();
  terminal.out(terminal.out_is_terminal() ? table.for_terminal(terminal.width(), context.styler())
                                          : table.for_pipe(context.styler()));
  for (const std::string& note : notes) say_wrapped(terminal, note);
  if (found.openings == 0)
    terminal.say("`medtech search` asks the sources, so that there is something to count.");
  terminal.say(text::trim(
      verify_text(footing.sources(), facts.today, terminal.width(), render::Styler(false))));
  return ExitCode::done;
}

}  // namespace medtech::cmd
