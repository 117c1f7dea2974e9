// SPDX-License-Identifier: GPL-3.0-or-later
// `track add`: from a stored listing, from an address, or by hand.
#include "cmd/collect.hpp"
#include "cmd/posting.hpp"
#include "cmd/track.hpp"
#include "cmd/view_listings.hpp"
#include "core/base/error.hpp"
#include "core/base/text.hpp"
#include "core/format/json.hpp"
#include "core/net/url.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace medtech::cmd {

using listing::Listing;
using tracker::Change;
using tracker::EventKind;
using tracker::Fields;
using tracker::SameOpening;
using tracker::Status;
using tracker::Summary;

namespace {

bool is_address(const std::string& typed) {
  return typed.starts_with("https://") || typed.starts_with("http://");
}

// The stored listing whose id begins so.
Listing listing_named(Context& context, const std::string& typed) {
  const std::vector<std::int64_t> numbers = context.catalogue().find(typed);
  if (numbers.size() == 1) return context.catalogue().load(numbers.front(), true);
  const std::string shown = text::printable_line(typed);
  if (numbers.empty()) {
    throw Error(ErrorKind::input, "there is no listing \"" + shown + "\"",
                "give the id of a listing (first column of `medtech search`), an address, or "
                "--title and --employer");
  }
  throw several_listings(context, typed, numbers);
}

std::string credentials_of(const Listing& listing) {
  std::set<std::string> ids;
  for (const listing::Alternatives& group : listing.understanding.requirements.required)
    ids.insert(group.begin(), group.end());
  const std::vector<std::string> sorted(ids.begin(), ids.end());
  return text::join(sorted, ", ");
}

// What an application knows of its opening.
Fields fields_of(const Listing& listing) {
  const listing::Classification& kind = listing.understanding.classification;
  Fields fields;
  fields.set_filled("title", listing.title).set_filled("employer", listing.employer);
  fields.set_filled("place", short_place(listing)).set_filled("requisition", listing.requisition);
  fields.set_filled("listing", listing.id).set_filled("url", listing.url);
  fields.set_filled("source", listing.source).set_filled("setting", kind.setting.value_or(""));
  fields.set_filled("role", kind.role.value_or(""));
  fields.set_filled("credentials", credentials_of(listing));
  return fields;
}

// The posting as it is kept: what `listing show --json` prints.
std::string posting_json(const Listing& listing) {
  json::Writer writer;
  writer.begin_object().member("schema", "medtech.listing/1");
  listing::write_members(writer, listing, {}, true);
  writer.key("history").begin_array().end_array().end_object();
  return writer.take() + "\n";
}

// What was typed goes before what a posting says.
void set_typed(Fields& fields, const TrackAddOptions& options) {
  const std::pair<const char*, const std::string*> typed[] = {
      {"title", &options.title},    {"employer", &options.employer},
      {"place", &options.place},    {"requisition", &options.requisition},
      {"url", &options.url},        {"source", &options.source},
      {"setting", &options.setting}};
  for (const auto& [name, text] : typed)
    fields.set_filled(name, text::printable_line(text::trim(*text)));
}

Summary as_summary(const Fields& fields) {
  Summary summary;
  summary.title = fields.text("title");
  summary.employer = fields.text("employer");
  summary.requisition = fields.text("requisition");
  summary.listing = fields.text("listing");
  summary.url = fields.text("url");
  return summary;
}

// "saved" is no application yet.
std::string spoken(const SameOpening& same) {
  const Summary& other = same.summary;
  const std::string when =
      other.applied ? fmt::format("applied on {}", to_string(*other.applied)) : "not applied yet";
  return fmt::format("{}  {}: {}, {}", other.id, name_of(other), status_text(other), when);
}

struct PreparedAddition {
  Fields fields;
  std::string posting;  // "" where there is none to keep
};

// One that can't be had is no hindrance where title and employer were typed.
PreparedAddition from_address(Context& context, const TrackAddOptions& options) {
  PreparedAddition prepared;
  const std::string address = text::printable_line(options.what);
  const bool typed = !options.title.empty();
  if (!options.offline) {
    sources::Outcome outcome;
    std::vector<Listing> found = fetch_postings(context, options.what, PageReading::data, outcome);
    if (found.size() == 1) {
      found.front().source = net::host_label(options.what);
      prepared.fields = fields_of(found.front());
      prepared.posting = posting_json(found.front());
      if (prepared.fields.text("url").empty()) prepared.fields.set("url", address);
      return prepared;
    }
    const std::string why = found.size() > 1 ? fmt::format("it shows {} openings", found.size())
                                             : text::printable_line(outcome.error);
    const std::string by_hand =
        fmt::format("add it by hand: medtech track add {} --title … --employer …", address);
    if (!typed) {
      const bool read = outcome.fetched > 0;
      throw Error(read ? ErrorKind::input : ErrorKind::network, fmt::format("{}: {}", address, why),
                  by_hand);
    }
    context.terminal().warn(fmt::format("{}: {}; its text is not kept", address, why));
  } else if (!typed) {
    throw Error(ErrorKind::usage, "an address with --offline needs --title",
                "give --title and --employer, or leave out --offline");
  }
  prepared.fields.set("url", address);
  return prepared;
}

PreparedAddition prepare_fields(Context& context, const TrackAddOptions& options) {
  PreparedAddition prepared;
  if (is_address(options.what)) {
    prepared = from_address(context, options);
  } else if (!options.what.empty()) {
    bring_up_to_date(context);
    const Listing listing = listing_named(context, options.what);
    prepared.fields = fields_of(listing);
    prepared.posting = posting_json(listing);
  }
  set_typed(prepared.fields, options);
  if (prepared.fields.text("title").empty()) {
    throw Error(ErrorKind::usage, "an application needs a title",
                "give the id of a listing, an address, or --title and --employer");
  }
  return prepared;
}

// The day it was found is never behind the day of applying.
Date set_status(Context& context, const TrackAddOptions& options, Fields& fields) {
  Status status = Status::saved;
  if (!options.status.empty())
    status = tracker::status_named(status_words(context), options.status);
  const Date today = context.today();
  const Date on = options.on.empty() ? today : checked_day(context, "--on", options.on);
  fields.set("status", to_string(status));
  if (status == Status::applied) fields.set("applied", to_string(on));
  return std::min(today, on);
}

// The others to the same opening; those that were applied for first.
std::vector<SameOpening> others(Context& context, const Fields& fields) {
  std::vector<SameOpening> same = context.tracker().same_opening(as_summary(fields));
  std::ranges::stable_partition(
      same, [](const SameOpening& each) { return each.summary.applied.has_value(); });
  return same;
}

std::string next_step(const Summary& summary) {
  if (summary.status == Status::saved)
    return fmt::format("`medtech track status {} applied` when you have applied.", summary.id);
  return fmt::format("`medtech track show {}` tells all about it.", summary.id);
}

}  // namespace

ExitCode run_track_add(Context& context, const TrackAddOptions& options) {
  // By its address it may be known before anything is fetched.
  if (is_address(options.what) && options.unless_applied) {
    const auto same = others(context, Fields().set("url", options.what));
    if (!same.empty()) {
      context.terminal().say("Tracked already: " + spoken(same.front()));
      return ExitCode::answer_is_no;
    }
  }
  PreparedAddition prepared = prepare_fields(context, options);
  const Date found = set_status(context, options, prepared.fields);
  std::vector<SameOpening> same;
  std::int64_t id = 0;
  context.tracker().change("add", instant_of(context), [&](Change& change) {
    same = others(context, prepared.fields);
    if (options.unless_applied && !same.empty()) return;
    if (!prepared.posting.empty()) prepared.fields.set("posting", change.keep(prepared.posting));
    id = change.add(found, prepared.fields);
    if (!options.resume.empty())
      change.append(id, EventKind::resume, found, keep_file(change, options.resume));
    const std::string note(text::trim(options.note));
    if (!note.empty())
      change.append(id, EventKind::note, context.today(),
                    Fields().set("text", text::valid_utf8(note)));
  });
  if (id == 0) {
    context.terminal().say("Tracked already: " + spoken(same.front()));
    return ExitCode::answer_is_no;
  }
  context.terminal().out(fmt::format("{}\n", id));
  const Summary summary = *context.tracker().summary(id);
  for (const SameOpening& other : same) {
    if (&other - same.data() == 3) break;
    context.terminal().warn(fmt::format("{}: {}",
                                        other.certain
                                            ? "this opening is tracked already"
                                            : "the same title at this employer is tracked",
                                        spoken(other)));
  }
  context.terminal().say(fmt::format("Tracked as {}: {}, {}. {}", id, name_of(summary),
                                     status_text(summary), next_step(summary)));
  return ExitCode::done;
}

}  // namespace medtech::cmd
