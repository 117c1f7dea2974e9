// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/view_search.hpp"

#include "cmd/collect.hpp"
#include "cmd/seeker.hpp"
#include "cmd/tracked.hpp"
#include "cmd/view_listings.hpp"
#include "core/base/text.hpp"
#include "core/format/json.hpp"
#include "core/ontology/places.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace medtech::cmd {

using search::Match;

namespace {

constexpr std::size_t unlimited_width = 1'000'000;  // a pipe gets full values

bool has_term(std::string_view folded, const search::Term& term) {
  const std::string wanted = text::fold(term.text);
  return folded.find(wanted.substr(0, wanted.size() > 5 ? wanted.size() - 2 : wanted.size())) !=
         std::string_view::npos;
}

// The terms of the search that a folded text has, quoted.
std::string terms_in(const std::string& folded, const search::Words& words) {
  std::string found;
  for (const auto& group : search::as_written(words)) {
    for (const search::Term& term : group.there) {
      if (!has_term(folded, term)) continue;
      found += (found.empty() ? "\"" : ", \"") + text::printable_line(term.text) + "\"";
    }
  }
  return found;
}

std::vector<std::string> reasons_for(const listing::Listing& listing, const listing::Found& found,
                                     const Match& match, const SearchQuestion& question) {
  std::vector<std::string> reasons;
  const search::Words& words = question.filter.words;
  const std::string in_title = terms_in(text::fold(listing.title), words);
  const std::string in_text =
      terms_in(text::fold(listing.employer + "\n" + listing.description), words);
  if (!in_title.empty()) reasons.push_back("the title has " + in_title);
  if (!in_text.empty()) reasons.push_back("employer or text have " + in_text);
  for (const search::NamedJob& job : words.jobs) {
    const auto& role = listing.understanding.classification.role;
    if (role && std::ranges::find(job.roles, *role) != job.roles.end())
      reasons.push_back(fmt::format("its role is {}, which the words name", *role));
  }
  if (match.distance_miles && question.filter.near) {
    reasons.push_back(
        fmt::format("{:.1f} miles from {}", *match.distance_miles, question.filter.near->label));
  }
  if (question.filter.min_annual_pay && listing.pay && listing.pay->annual_max) {
    reasons.push_back(
        fmt::format("pays up to ${} a year, asked were ${}",
                    text::grouped(static_cast<long long>(*listing.pay->annual_max)),
                    text::grouped(static_cast<long long>(*question.filter.min_annual_pay))));
  }
  if (found.fit) reasons.push_back(fmt::format("fits {} of 100", *found.fit));
  reasons.insert(reasons.end(), found.fit_reasons.begin(), found.fit_reasons.end());
  const listing::Classification& kind = listing.understanding.classification;
  reasons.insert(reasons.end(), kind.reasons.begin(), kind.reasons.end());
  if (question.order == search::Order::relevance)
    reasons.push_back(fmt::format("relevance {:.2f}", match.score));
  if (listing.posted && !found.fit) reasons.push_back("posted " + to_string(*listing.posted));
  return reasons;
}

ShownListing shown_listing(Context& context, const Match& match, const SearchQuestion& question,
                           const SearchOptions& options, bool with_text) {
  ShownListing shown;
  shown.listing = context.catalogue().load(match.number, with_text || options.explain);
  shown.found.distance_miles = match.distance_miles;
  if (!shown.found.distance_miles && question.home && !question.filter.near) {
    shown.found.distance_miles = search::miles_to(*question.home, shown.listing.places);
  }
  if (question.filter.fit) add_fit(*question.filter.fit, shown.listing, shown.found);
  set_tracked(context, shown.listing, shown.found);
  shown.siblings = match.siblings;
  shown.elsewhere = match.elsewhere;
  if (options.explain) shown.reasons = reasons_for(shown.listing, shown.found, match, question);
  return shown;
}

void write_listing(json::Writer& writer, const ShownListing& shown, const SearchOptions& options) {
  writer.begin_object();
  listing::write_members(writer, shown.listing, shown.found, options.full);
  if (options.explain) {
    writer.member("reasons", shown.reasons);
  }
  writer.end_object();
}

void write_source(json::Writer& writer, const SourceReport& source) {
  writer.begin_object();
  writer.member("id", source.state.id).member("status", source.state.status);
  writer.member("listings", source.state.listings).member("advertised", source.state.advertised);
  writer.member("truncated", source.state.truncated);
  writer.member("fetched", source.fetched).member("not_modified", source.not_modified);
  writer.member("age_seconds", source.age_seconds).member("error", source.state.error);
  writer.end_object();
}

void print_json(Context& context, const SearchQuestion& question, const SearchReport& report,
                const SearchOptions& options) {
  json::Writer writer;
  writer.begin_object().member("schema", "medtech.search/1");
  if (report.demo) writer.member("demonstration", true);
  writer.key("query");
  write_query(writer, question);
  writer.key("sources").begin_array();
  for (const SourceReport& source : report.sources) write_source(writer, source);
  writer.end_array();
  writer.member("total", report.selection.total);
  writer.key("hidden_unknown").begin_object();
  for (const auto& [name, number] : report.selection.hidden_unknown) writer.member(name, number);
  writer.end_object();
  writer.key("listings").begin_array();
  for (const Match& match : report.selection.matches) {
    write_listing(writer, shown_listing(context, match, question, options, options.full), options);
    context.terminal().out(writer.take());
  }
  writer.end_array().end_object();
  context.terminal().out(writer.take() + "\n");
}

void print_ndjson(Context& context, const SearchQuestion& question, const SearchReport& report,
                  const SearchOptions& options) {
  for (const Match& match : report.selection.matches) {
    json::Writer writer(0);
    write_listing(writer, shown_listing(context, match, question, options, options.full), options);
    context.terminal().out(writer.take() + "\n");
  }
}

std::string heading_of(const SearchQuestion& question, bool demo) {
  std::string heading = question.typed_words.empty()
                            ? "Openings"
                            : "Openings for " + text::printable_line(question.typed_words);
  if (question.filter.near)
    heading += fmt::format(" within {} miles of {}", question.filter.near->radius_miles,
                           question.filter.near->label);
  return demo ? "Demonstration: " + heading : heading;
}

void print_text(Context& context, const SearchQuestion& question, const SearchReport& report,
                const SearchOptions& options) {
  const std::string format = context.format();
  const bool with_text = options.full || format == "html";
  std::vector<ShownListing> shown;
  for (const Match& match : report.selection.matches) {
    shown.push_back(shown_listing(context, match, question, options, with_text));
  }
  sys::Terminal& terminal = context.terminal();
  if (format == "csv") {
    terminal.out(listing_csv(shown, options.full));
  } else if (format == "urls") {
    terminal.out(listing_urls(shown));
  } else if (format == "ids") {
    terminal.out(listing_ids(shown));
  } else if (format == "markdown") {
    terminal.out(listing_markdown(shown, options.full));
  } else if (format == "html") {
    terminal.out(listing_page(shown, heading_of(question, report.demo), context.today()));
  } else if (terminal.out_is_terminal() || options.explain || options.full) {
    if (!shown.empty()) {
      terminal.out(listing_table(shown, context.today(),
                                 terminal.out_is_terminal() ? terminal.width() : unlimited_width,
                                 context.styler(), options.full));
    }
  } else {
    terminal.out(listing_lines(shown, context.styler()));
  }
}

// The option that would let back in what a filter hid.
std::string loosening(const SearchQuestion& question) {
  const search::Filter& filter = question.filter;
  if (filter.after_run) return "leave out --new";
  if (filter.without && !filter.without->empty()) return "leave out --untracked";
  if (filter.near) return "try a larger --radius";
  if (filter.min_annual_pay) return "try a lower --min-pay, or --include-unknown";
  if (!filter.states.empty()) return "add another --state";
  if (filter.qualified) return "try --qualified=near, or --include-unknown";
  if (filter.posted_since) return "try a longer --posted-within";
  if (search::as_written(filter.words).size() > 1) return "try fewer words, or join them with OR";
  const std::pair<const char*, const std::vector<std::string>*> lists[] = {
      {"role", &filter.roles},       {"cert", &filter.certifications},
      {"setting", &filter.settings}, {"specialty", &filter.specialties},
      {"level", &filter.levels},     {"employer-kind", &filter.employer_kinds},
      {"track", &filter.tracks}};
  for (const auto& [option, values] : lists) {
    if (!values->empty()) return fmt::format("add another --{}", option);
  }
  return "`medtech search facets` shows what there is; `medtech source list` where it comes from";
}

// What a listing leaves unsaid for a filter.
std::string_view unsaid(std::string_view filter) {
  static constexpr std::pair<std::string_view, std::string_view> words[] = {
      {"near", "a place"},
      {"state", "a state"},
      {"employer", "an employer"},
      {"posted", "a date"},
      {"remote", "whether remote"},
      {"shift", "a shift"},
      {"schedule", "a schedule"},
      {"employment_type", "a type of employment"},
      {"qualified", "enough to tell whether you qualify"}};
  const auto found = std::ranges::find(words, filter, [](const auto& each) { return each.first; });
  return found == std::end(words) ? filter : found->second;
}

// "50", or "1,205 in 50 lines", of more.
std::string spoken_extent(const search::Selection& selection) {
  const std::size_t lines = selection.matches.size();
  std::size_t shown = lines;
  for (const Match& match : selection.matches) shown += match.siblings;
  std::string extent = text::grouped(static_cast<long long>(shown));
  if (shown != lines) extent += " in " + text::count(lines, "line", "lines");
  return extent + ", more with --limit N";
}

void say_summary(Context& context, const SearchQuestion& question, const SearchReport& report) {
  const search::Selection& selection = report.selection;
  sys::Terminal& terminal = context.terminal();
  if (report.demo) terminal.say("These are bundled demonstration listings, not real openings.");
  std::string hidden;
  for (const auto& [name, number] : selection.hidden_unknown) {
    if (name == "track") continue;
    hidden += fmt::format("{}{} {} not state {}", hidden.empty() ? "" : ", ",
                          text::grouped(static_cast<long long>(number)),
                          number == 1 ? "does" : "do", unsaid(name));
  }
  if (selection.total == 0 && context.catalogue().count() == 0) {
    terminal.say(std::string("No opening is stored yet; `medtech source list` shows your sources") +
                 (report.asked ? " and how they answered." : ", `medtech search` asks them."));
  } else if (selection.total == 0) {
    terminal.say("No opening found; " + loosening(question) + ".");
  } else if (terminal.out_is_terminal() && context.format() == "table") {
    const std::string cut =
        selection.matches.size() < selection.rows ? "; shown are " + spoken_extent(selection) : "";
    terminal.say(fmt::format("{} found{}. `medtech listing show ID` tells all about one.",
                             text::count(selection.total, "opening", "openings"), cut));
  }
  if (search::excludes_only(question.filter.words))
    terminal.say(
        "Only words to leave out were given, so all else is listed; `medtech search -- X -Y` "
        "looks for X without Y.");
  if (!hidden.empty()) terminal.say("Hidden: " + hidden + "; --include-unknown keeps them.");
  if (const auto others = selection.hidden_unknown.find("track");
      others != selection.hidden_unknown.end()) {
    terminal.say(fmt::format("Hidden: {} of other fields; --all shows {}.",
                             text::count(others->second, "opening", "openings"),
                             others->second == 1 ? "it" : "them"));
  }
}

}  // namespace

std::vector<SourceReport> describe_sources(Context& context,
                                           const std::vector<sources::SourceConfig>& sources,
                                           const std::vector<sources::Outcome>& outcomes) {
  std::vector<SourceReport> reports;
  for (const sources::SourceConfig& config : sources) {
    SourceReport report;
    report.state = state_of(context, config);
    report.age_seconds = age_of(context, config);
    const auto outcome = std::ranges::find(outcomes, config.id, &sources::Outcome::id);
    if (outcome != outcomes.end()) {
      report.fetched = outcome->fetched;
      report.not_modified = outcome->not_modified;
    }
    reports.push_back(std::move(report));
  }
  return reports;
}

void print_search(Context& context, const SearchQuestion& question, const SearchReport& report,
                  const SearchOptions& options) {
  const std::string format = context.format();
  if (format == "json") {
    print_json(context, question, report, options);
  } else if (format == "ndjson") {
    print_ndjson(context, question, report, options);
  } else {
    print_text(context, question, report, options);
  }
  say_summary(context, question, report);
}

}  // namespace medtech::cmd
