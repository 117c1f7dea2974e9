// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/cert_facts.hpp"

#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/format/json.hpp"
#include "core/format/toml.hpp"
#include "core/ontology/places.hpp"
#include "core/sys/file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <tuple>

namespace medtech::cmd {

using credential::Credential;
using credential::Met;
using credential::Named;
using render::Style;

namespace {

// Where in the profile a word stands for the n-th time; the file alone where that can't be told.
Place place_of(toml::Table root, const credential::UnknownWord& word, int nth,
               const std::string& path) {
  for (toml::Table& table : root.tables(word.table)) {
    std::optional<toml::Table> hours;
    if (word.field == "credit_hours") hours = table.table("credit_hours");
    const std::vector<std::string> said =
        hours ? std::vector<std::string>{} : table.strings(word.field);
    const bool here =
        hours ? hours->has(word.said) : std::ranges::find(said, word.said) != said.end();
    if (!here || --nth > 0) continue;
    return hours ? hours->place(word.said) : table.place(word.field);
  }
  return {path};
}

// Words that count for nothing are told with file, line and field, and the nearest known ones.
void warn_of_unknown(Context& context, const CertFacts& facts) {
  if (facts.person.unknown.empty()) return;
  const std::string& path = context.paths().profile;
  const std::string text = path == "-" ? "" : sys::read_file(path, limits::config_bytes);
  auto document = toml::Document::parse(text, path);
  if (!document) return;
  std::map<std::tuple<std::string, std::string, std::string>, int> times;
  for (const credential::UnknownWord& word : facts.person.unknown) {
    const int nth = ++times[{word.table, word.field, word.said}];
    const Place place = place_of(document->root(), word, nth, path);
    context.terminal().say(text::printable_line(
        fmt::format("{}: {}.{}: \"{}\" {} and counts for nothing{}", to_string(place), word.table,
                    word.field, word.said, word.why, word.hint.empty() ? "" : "; " + word.hint)));
  }
}

std::optional<std::string> license_anywhere(const credential::Knowledge& knowledge,
                                            const std::string& typed) {
  // "CA CLS", "CA-CLS": the state comes first.
  if (typed.size() < 4) return std::nullopt;
  std::string state = typed.substr(0, 2);
  for (char& c : state) c = text::to_upper(c);
  if (text::is_alnum(typed[2])) return std::nullopt;
  return credential::license_named(knowledge, state, typed.substr(3)).id;
}

// What is to be earned only is not held: `profile check` names the same as wrong.
void leave_out_future(Context& context, profile::Profile& profile) {
  std::erase_if(profile.certifications, [&](const profile::Certification& each) {
    if (!each.earned || *each.earned <= context.today()) return false;
    context.terminal().say(text::printable_line(
        fmt::format("{}: certification \"{}\" is earned on {}, which is still to come, and counts "
                    "for nothing",
                    context.paths().profile, each.id, to_string(*each.earned))));
    return true;
  });
}

}  // namespace

CertFacts cert_facts(Context& context) {
  const auto read = [&](const std::string& file) { return context.data_file(file); };
  const bool replaced = !context.paths().data.empty();
  CertFacts facts{
      std::make_unique<const credential::Knowledge>(credential::load_knowledge(read, replaced)),
      {},
      context.today()};
  profile::Profile profile = context.profile();
  leave_out_future(context, profile);
  facts.person =
      credential::person_of(profile, *facts.knowledge, namer_of(context, *facts.knowledge));
  warn_of_unknown(context, facts);
  return facts;
}

credential::Namer namer_of(Context& context, const credential::Knowledge& knowledge) {
  return [&context, &knowledge](std::string_view said) {
    return credential::credential_named(knowledge, context.knowledge().terms, said);
  };
}

const Credential& credential_of(Context& context, const CertFacts& facts, const std::string& what,
                                const std::string& typed) {
  const Named named = namer_of(context, *facts.knowledge)(typed);
  if (named.id) return *facts.knowledge->find(*named.id);
  const std::string shown = text::printable_line(typed);
  if (!named.candidates.empty())
    throw Error(ErrorKind::usage, fmt::format("{}: \"{}\" is more than one", what, shown),
                "name one of " + text::join(named.candidates, ", "));
  if (const auto license = license_anywhere(*facts.knowledge, typed))
    return *facts.knowledge->find(*license);
  std::string hint = credential::nearest_credential(*facts.knowledge, typed);
  if (hint.empty()) hint = "`medtech cert-plan list` lists them";
  throw Error(ErrorKind::usage, fmt::format("{}: there is no credential \"{}\"", what, shown),
              hint);
}

std::string state_code_of(const std::string& option, const std::string& typed) {
  if (const auto state = ontology::embedded_places().find_state(typed)) return std::string(*state);
  throw Error(ErrorKind::usage,
              fmt::format("{}: there is no state \"{}\"", option, text::printable_line(typed)),
              "give two letters (OH) or the name (Ohio)");
}

std::string held_word(const CertFacts& facts, const Credential& credential) {
  const credential::Held* held = credential::find_held(facts.person, credential, facts.today);
  if (held == nullptr) return "";
  switch (credential::standing(*held, credential, facts.today)) {
    case credential::Standing::candidate:
      return "candidate";
    case credential::Standing::lapsed:
      return "lapsed";
    default:
      return "held";
  }
}

std::string met_word(Met met) {
  return met == Met::yes ? "yes" : met == Met::no ? "no" : "unknown";
}

void write_met(json::Writer& writer, std::string_view key, Met met) {
  if (met == Met::unknown) {
    writer.member(key, "unknown");
  } else {
    writer.member(key, met == Met::yes);
  }
}

void write_date(json::Writer& writer, std::string_view key, std::optional<Date> date) {
  writer.member(key, date ? std::optional(to_string(*date)) : std::nullopt);
}

void write_provenance(json::Writer& writer, const credential::Knowledge& knowledge,
                      const credential::Provenance& provenance) {
  const credential::Source* source = knowledge.source(provenance.source);
  writer.begin_object();
  writer.member("url", source != nullptr ? source->url : std::nullopt);
  writer.member("title", source != nullptr ? std::optional(source->title) : std::nullopt);
  write_date(writer, "as_of", provenance.as_of);
  writer.member("confidence", to_string(provenance.confidence));
  writer.member("unverified", provenance.is_unverified());
  writer.end_object();
}

void write_used_sources(json::Writer& writer, const std::vector<credential::UsedSource>& sources) {
  writer.key("sources").begin_array();
  for (const credential::UsedSource& source : sources) {
    writer.begin_object().member("url", source.url).member("title", source.title);
    write_date(writer, "as_of", source.as_of);
    writer.member("confidence", to_string(source.confidence))
        .member("unverified", source.unverified)
        .member("old", source.old)
        .end_object();
  }
  writer.end_array();
}

std::string verify_line(const credential::UsedSource& source, Date today) {
  std::string out = source.title;
  if (source.as_of) {
    const int months = credential::months_between(*source.as_of, today);
    out += ", as of " + to_string(*source.as_of);
    if (months >= 12)
      out += ", " + text::count(static_cast<std::size_t>(months / 12), "year", "years") + " old";
  }
  if (source.unverified) out += ", unverified";
  if (source.old) out += ", may have changed since";
  return out;
}

std::string paragraph(const std::string& text, std::size_t indent, std::size_t width,
                      std::string_view head) {
  const std::size_t margin = indent + text::width(head);
  const std::size_t room = std::max<std::size_t>(width, margin + 30) - margin;
  std::string out;
  for (const std::string& line : text::wrap(text, room))
    out += (out.empty() ? std::string(indent, ' ') + std::string(head) : std::string(margin, ' ')) +
           line + "\n";
  return out;
}

render::Column wrapping(std::string heading, std::size_t least) {
  return {std::move(heading), least, false, true, Style::plain, true};
}

void say_wrapped(sys::Terminal& terminal, const std::string& sentence) {
  terminal.say(text::trim(paragraph(sentence, 0, terminal.width())));
}

std::string verify_text(const std::vector<credential::UsedSource>& sources, Date today,
                        std::size_t width, const render::Styler& styler) {
  if (sources.empty()) return "";
  std::string out = styler(Style::bold, "Verify before you rely on this") + "\n";
  for (const credential::UsedSource& source : sources) {
    const Style style = source.unverified ? Style::warning : Style::plain;
    for (const std::string& line :
         text::wrap(verify_line(source, today), std::max<std::size_t>(width, 40) - 2))
      out += "  " + styler(style, line) + "\n";
    out += "    " + (source.url ? "at " + *source.url : "ask the agency itself") + "\n";
  }
  return out;
}

std::string dollars(double usd) {
  const double whole = std::floor(usd);
  const std::string sum = "$" + text::grouped(static_cast<long long>(whole));
  const int cents = static_cast<int>(std::lround((usd - whole) * 100));
  return cents == 0 ? sum : sum + fmt::format(".{:02}", cents);
}

}  // namespace medtech::cmd
