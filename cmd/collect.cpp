// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/collect.hpp"

#include "core/base/digest.hpp"
#include "core/base/error.hpp"
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/render/progress.hpp"
#include "core/search/derivation.hpp"
#include "core/sources/source_config.hpp"
#include "core/sys/file.hpp"
#include "core/sys/interrupt.hpp"
#include "core/sys/process.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <utility>

namespace medtech::cmd {

using sources::Outcome;
using sources::SourceConfig;

namespace {

std::chrono::sys_seconds now() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

// A source as it is described now: one that is described otherwise is another.
std::string description_of(const SourceConfig& config) {
  std::string described = config.kind + "\x1f" + config.base_url + "\x1f" +
                          text::join(config.urls, "\x1f") + "\x1f" +
                          text::join(config.search, "\x1f");
  for (const auto& [key, value] : config.keys) described += "\x1f" + key + "=" + value;
  for (const auto& [key, values] : config.lists)
    described += "\x1f" + key + "=" + text::join(values, "\x1f");
  return described;
}

// Under which a source's last answer is marked. One that is described otherwise is another, and a
// mark speaks for one database alone: what was stored in one is missing from the next.
std::string mark_of(const Context& context, const SourceConfig& config) {
  std::error_code unresolved;  // then the path is taken as it was written
  const std::string& path = context.paths().database;
  auto database = std::filesystem::weakly_canonical(path, unresolved);
  if (unresolved) database = path;
  return "source " + config.id + " " +
         hex(digest64(database.string() + "\x1f" + description_of(config)));
}

// True where the database holds something a source answered: a file that was begun anew under the
// same name knows nothing of what the mark tells.
bool has_answered(const search::SourceState& state) {
  return state.listings.has_value() || (state.status != "never" && state.status != "failed");
}

std::string test_mark_of(const SourceConfig& config) {
  return "source " + config.id + " " + hex(digest64(description_of(config)));
}

std::string printable_error(const std::string& error) { return text::printable_line(error); }

// What failed, wholly or in part, is due again at once.
bool is_due(Context& context, const SourceConfig& config) {
  const std::string status = context.catalogue().source_state(config.id).status;
  if (status == "failed" || status == "partial") return true;
  const auto age = age_of(context, config);
  return !age || *age < 0 || *age >= config.refresh.count();
}

net::Client client_for(Context& context) {
  net::Client::Options options;
  options.user_agent = "medtech/" MEDTECH_VERSION;
  options.interrupted = &sys::interrupted;
  if (context.terminal().verbose()) {
    options.log = [&context](const std::string& line) {
      context.terminal().detail(text::printable_line(line));
    };
  }
  return {std::move(options), &context.http_cache()};
}

search::SourceState state_after(const Outcome& outcome) {
  search::SourceState state;
  state.id = outcome.id;
  state.status = to_string(outcome.status);
  // Of what did not answer, or has nothing new, the earlier number holds.
  if (outcome.status == Outcome::Status::ok || outcome.status == Outcome::Status::partial)
    state.listings = static_cast<std::int64_t>(outcome.listings);
  if (outcome.advertised) state.advertised = static_cast<std::int64_t>(*outcome.advertised);
  if (!outcome.truncated.empty()) state.truncated = outcome.truncated;
  if (!outcome.error.empty()) state.error = printable_error(outcome.error);
  return state;
}

sources::Sink storing_sink(search::Writer& writer) {
  sources::Sink sink;
  sink.begin = [&writer](const std::string& source, std::uint64_t scope) {
    writer.begin(source, static_cast<std::int64_t>(scope));
  };
  sink.listings = [&writer](std::vector<listing::Listing> listings) {
    writer.add(std::move(listings));
  };
  sink.document = [&writer](const std::string& source, const std::string& key,
                            std::uint64_t digest) {
    writer.remember_document(source, key, static_cast<std::int64_t>(digest));
  };
  sink.end = [&writer](const Outcome& outcome) {
    search::SourceState state = state_after(outcome);
    switch (outcome.status) {
      case Outcome::Status::ok:
      case Outcome::Status::partial:
        writer.finish(std::move(state), outcome.proves_absence);
        break;
      case Outcome::Status::not_modified:
        writer.finish_unchanged(std::move(state));
        break;
      case Outcome::Status::failed:
      case Outcome::Status::needs_key:
        writer.finish_failed(std::move(state));
        break;
    }
  };
  return sink;
}

sources::Sink counting_sink() {
  sources::Sink sink;
  sink.begin = [](const std::string&, std::uint64_t) {};
  sink.listings = [](const std::vector<listing::Listing>&) {};
  sink.document = [](const std::string&, const std::string&, std::uint64_t) {};
  sink.end = [](const Outcome&) {};
  return sink;
}

// What was told of each source the last time, to be told again of those with nothing new.
std::function<void(Outcome&)> recalling(Context& context,
                                        const std::vector<SourceConfig>& sources) {
  std::map<std::string, search::SourceState, std::less<>> earlier;
  for (const SourceConfig& config : sources)
    earlier.emplace(config.id, context.catalogue().source_state(config.id));
  return [earlier = std::move(earlier)](Outcome& outcome) {
    const search::SourceState& state = earlier.at(outcome.id);
    if (state.advertised) outcome.advertised = static_cast<std::size_t>(*state.advertised);
    outcome.truncated = state.truncated.value_or("");
  };
}

// What was read from each address, taken before the catalogue belongs to the storing thread.
using Digests = std::map<std::string, std::map<std::string, std::uint64_t>>;

Digests known_digests(Context& context, const std::vector<SourceConfig>& sources) {
  Digests digests;
  for (const SourceConfig& config : sources) {
    for (const auto& [key, digest] : context.catalogue().document_digests(config.id)) {
      digests[config.id][key] = static_cast<std::uint64_t>(digest);
    }
  }
  return digests;
}

// Where a key of that kind is given, to be told behind what is missing.
std::string with_key_place(const Context& context, const std::string& kind, std::string missing) {
  const sources::KindNotes notes = kind_notes(context);
  const sources::KindFacts& facts = notes.of(kind);
  if (!facts.key_from.empty()) missing += "; see " + facts.key_from;
  if (!facts.key_how.empty()) missing += " (" + facts.key_how + ")";
  return missing;
}

// Several sources may have their key from one command, which then runs once.
std::function<Result<sources::Credentials>(const SourceConfig&)> key_finder(Context& context) {
  const auto told = std::make_shared<std::map<std::string, Result<std::string>, std::less<>>>();
  const sources::RunCommand run = [told](const std::string& command,
                                         std::chrono::milliseconds limit) {
    const auto known = told->find(command);
    if (known != told->end()) return known->second;
    return told->emplace(command, sys::first_line_of(command, limit, limits::key_bytes))
        .first->second;
  };
  return [&context, run](const SourceConfig& config) {
    auto found = sources::find_credentials(config, context.environment(), run);
    if (!found) found.error().message = with_key_place(context, config.kind, found.error().message);
    return found;
  };
}

sources::RefreshOptions refresh_options(Context& context, render::Progress& progress) {
  sources::RefreshOptions options;
  options.today = context.today();
  options.other_fields = source_defaults(context).other_fields;
  options.credentials = key_finder(context);
  options.progress = [&progress](std::size_t done, std::size_t of, std::size_t listings) {
    progress.show(fmt::format("{} of {}, {}", done, text::count(of, "source", "sources"),
                              text::count(listings, "listing", "listings")));
  };
  if (context.terminal().verbose()) {
    options.log = [&context](const std::string& line) {
      context.terminal().detail(text::printable_line(line));
    };
  }
  return options;
}

// "; its 12 listings are 3 days old": what a search shows of a source that failed.
std::string what_stays(Context& context, const SourceConfig& config) {
  const auto listings = context.catalogue().source_state(config.id).listings.value_or(0);
  const auto age = age_of(context, config);
  if (listings <= 0) return "";
  const std::string count =
      text::count(static_cast<std::size_t>(listings), "stored listing", "stored listings");
  return fmt::format("; its {} {}", count,
                     age ? "came " + spoken_age(std::chrono::seconds(*age)) + " ago"
                         : std::string("came earlier"));
}

void tell_troubles(Context& context, const std::vector<SourceConfig>& asked,
                   const std::vector<Outcome>& outcomes) {
  for (const Outcome& outcome : outcomes) {
    if (!outcome.error.empty()) {
      const char* how = outcome.status == Outcome::Status::failed      ? "failed"
                        : outcome.status == Outcome::Status::needs_key ? "needs a key"
                                                                       : "answered in part";
      const auto config = std::ranges::find(asked, outcome.id, &SourceConfig::id);
      const std::string stays = outcome.status == Outcome::Status::failed && config != asked.end()
                                    ? what_stays(context, *config)
                                    : "";
      context.terminal().warn(fmt::format("source {} {}: {}{}", outcome.id, how,
                                          printable_error(outcome.error), stays));
    }
    if (!outcome.truncated.empty())
      context.terminal().say(fmt::format("source {}: {}", outcome.id, outcome.truncated));
    if (outcome.bad_items > 0) {
      context.terminal().say(fmt::format("source {}: {} could not be read and {} left out",
                                         outcome.id,
                                         text::count(outcome.bad_items, "item", "items"),
                                         outcome.bad_items == 1 ? "was" : "were"));
    }
  }
}

}  // namespace

sources::Defaults source_defaults(const Context& context) {
  const std::string name = "sources/defaults.toml";
  return value_or_throw(sources::parse_defaults(context.data_file(name), name));
}

sources::KindNotes kind_notes(const Context& context) {
  const std::string name = "sources/kinds.toml";
  return value_or_throw(sources::parse_kind_notes(context.data_file(name), name));
}

std::optional<std::string> missing_key(const Context& context, const SourceConfig& source) {
  auto missing = sources::missing_credential(source, context.environment());
  if (missing) missing = with_key_place(context, source.kind, *missing);
  return missing;
}

search::SourceState state_of(Context& context, const SourceConfig& source) {
  search::SourceState state = context.catalogue().source_state(source.id);
  if (!source.enabled) {
    state.status = "disabled";
  } else if (auto missing = missing_key(context, source)) {
    state.status = "needs-key";
    state.error = std::move(missing);
  } else if (state.status == "needs-key" && source.key("key_command").empty()) {
    state.status = state.listings ? "ok" : "never";  // the key has come since
    state.error.reset();
  }
  return state;
}

std::vector<sources::Preset> source_presets(const Context& context) {
  const std::string name = "sources/presets.toml";
  return value_or_throw(
      sources::parse_presets(context.data_file(name), name, source_defaults(context)));
}

std::optional<std::string> sources_text(const Context& context) {
  const std::string& path = context.paths().sources;
  const bool named = context.environment().find_filled("MEDTECH_SOURCES").has_value();
  std::error_code unreadable;
  if (!named && !std::filesystem::exists(path, unreadable) && !unreadable) return std::nullopt;
  return sys::read_file(path, limits::config_bytes);
}

std::vector<SourceConfig> configured_sources(Context& context) {
  const auto text = sources_text(context);
  if (!text) return sources::default_sources(source_presets(context));
  return value_or_throw(
      sources::parse_sources(*text, context.paths().sources, source_defaults(context)));
}

std::vector<SourceConfig> sources_named(const std::vector<SourceConfig>& all,
                                        const std::vector<std::string>& ids) {
  std::vector<std::string> known;
  for (const SourceConfig& config : all) known.push_back(config.id);
  std::vector<SourceConfig> named;
  for (const std::string& id : ids) {
    const auto found = std::ranges::find(all, id, &SourceConfig::id);
    if (found == all.end()) {
      std::string hint = text::did_you_mean(id, known);
      if (hint.empty()) hint = "`medtech source list` shows your sources";
      throw Error(ErrorKind::input, "there is no source \"" + text::printable_line(id) + "\"",
                  hint);
    }
    named.push_back(*found);
  }
  return named;
}

std::optional<Date> tested_on(Context& context, const SourceConfig& source) {
  return context.catalogue().tried(test_mark_of(source));
}

void remember_test(Context& context, const SourceConfig& source) {
  context.catalogue().remember_tried(test_mark_of(source), context.today());
}

std::optional<std::int64_t> age_of(Context& context, const SourceConfig& source) {
  if (!has_answered(context.catalogue().source_state(source.id))) return std::nullopt;
  const auto asked = context.http_cache().marked(mark_of(context, source));
  if (!asked) return std::nullopt;
  return (now() - *asked).count();
}

void bring_up_to_date(Context& context) {
  // What can't be written is shown as it was understood last.
  if (context.catalogue().database().is_read_only() ||
      search::is_derived_by(context.catalogue(), context.knowledge_digest()))
    return;
  render::Progress progress(context.terminal(),
                            context.environment().find_filled("CI").has_value());
  search::derive_anew(
      context.catalogue(), context.knowledge(), [&](std::size_t done, std::size_t of) {
        progress.show(
            fmt::format("understanding {} of {}", done, text::count(of, "listing", "listings")));
      });
  progress.clear();
}

Collected collect(Context& context, const std::vector<SourceConfig>& sources, When when) {
  std::vector<SourceConfig> due;
  for (const SourceConfig& config : sources) {
    if (config.enabled && (when == When::always || is_due(context, config))) due.push_back(config);
  }
  Collected collected;
  if (due.empty()) return collected;
  sys::watch_interrupts();
  render::Progress progress(context.terminal(),
                            context.environment().find_filled("CI").has_value());
  sources::RefreshOptions options = refresh_options(context, progress);
  options.ask_always = when == When::always;
  const Digests digests = known_digests(context, due);
  options.known_digest = [&digests](const std::string& source,
                                    const std::string& key) -> std::optional<std::uint64_t> {
    const auto of_source = digests.find(source);
    if (of_source == digests.end()) return std::nullopt;
    const auto found = of_source->second.find(key);
    return found == of_source->second.end() ? std::nullopt : std::optional(found->second);
  };
  options.recall = recalling(context, due);
  options.knowledge = &context.knowledge();
  net::Client client = client_for(context);
  {
    search::Writer writer(context.catalogue(), context.today(), &context.knowledge());
    collected.outcomes = sources::refresh(due, client, options, storing_sink(writer));
    collected.tally = writer.finish();
  }
  for (const SourceConfig& config : due) {
    const auto outcome = std::ranges::find(collected.outcomes, config.id, &Outcome::id);
    if (outcome->error.empty()) context.http_cache().mark(mark_of(context, config), now());
  }
  context.http_cache().commit();
  progress.clear();
  tell_troubles(context, due, collected.outcomes);
  return collected;
}

Error not_answered(const std::vector<Outcome>& failed, std::size_t answered, std::string hint) {
  std::vector<std::string> ids;
  for (const Outcome& outcome : failed) ids.push_back(outcome.id);
  const auto all_are = [&failed](Outcome::Status status) {
    return std::ranges::all_of(failed, [&](const Outcome& each) { return each.status == status; });
  };
  const bool keyless = all_are(Outcome::Status::needs_key);
  const bool partly = std::ranges::none_of(failed, sources::is_unanswered);
  std::string_view how = partly ? "answered only in part" : "did not answer";
  if (keyless) how = "can't be asked without a key";
  std::string what;
  if (failed.size() == 1) {
    what = fmt::format("source {} {}", ids.front(), how);
  } else if (answered == 0 && !partly && !keyless) {
    what = fmt::format("none of {} sources answered", failed.size());
  } else {
    what = fmt::format("{} sources {}: {}", failed.size(), how, text::join(ids, ", "));
  }
  if (keyless) {
    hint = "`medtech source kinds` tells where a key is given; medtech-sources(5) how it is named";
  } else if (answered == 0 && std::ranges::all_of(failed, &Outcome::unreachable)) {
    hint = "there seems to be no connection to the network; --offline searches what is stored";
  }
  return {ErrorKind::network, what, hint};
}

std::vector<Outcome> probe(Context& context, const std::vector<SourceConfig>& sources) {
  sys::watch_interrupts();
  render::Progress progress(context.terminal(),
                            context.environment().find_filled("CI").has_value());
  sources::RefreshOptions options = refresh_options(context, progress);
  options.ask_always = true;
  net::Client client = client_for(context);
  return sources::refresh(sources, client, options, counting_sink());
}

std::vector<listing::Listing> fetch_postings(Context& context, const std::string& url,
                                             PageReading reading, Outcome& outcome) {
  sys::watch_interrupts();
  SourceConfig page;
  page.id = "page";
  page.kind = "page";
  page.urls = {url};
  page.as_text = reading == PageReading::text;
  render::Progress progress(context.terminal(),
                            context.environment().find_filled("CI").has_value());
  sources::RefreshOptions options = refresh_options(context, progress);
  options.ask_always = true;
  options.knowledge = &context.knowledge();
  std::vector<listing::Listing> found;
  sources::Sink sink = counting_sink();
  sink.listings = [&found](std::vector<listing::Listing> listings) {
    std::ranges::move(listings, std::back_inserter(found));
  };
  net::Client client = client_for(context);
  outcome = sources::refresh(std::vector{page}, client, options, sink).front();
  return found;
}

}  // namespace medtech::cmd
