// SPDX-License-Identifier: GPL-3.0-or-later
// Versions of the résumé: what went where, and what differs between two of them.
#include "cmd/resume_reading.hpp"
#include "cmd/track.hpp"
#include "core/base/error.hpp"
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/format/json.hpp"
#include "core/render/table.hpp"
#include "core/sys/file.hpp"
#include "core/tracker/word_changes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace medtech::cmd {

using render::Style;
using tracker::WordRun;

namespace {

/// A résumé as it was sent, and to whom.
struct Version {
  std::string digest;
  std::string name;
  Date first{};
  std::vector<std::int64_t> applications;
  std::size_t answered = 0;
  std::optional<double> score;  // of the newest check that was kept
};

constexpr std::size_t shown_digits = 8;

// By the day of their first use.
std::vector<Version> versions_of(Context& context) {
  std::vector<Version> versions;
  for (const std::int64_t id : context.tracker().with_resumes()) {
    const auto application = context.tracker().load(id);
    if (!application) continue;
    for (const tracker::KeptFile& file : application->resumes) {
      auto known = std::ranges::find(versions, file.digest, &Version::digest);
      if (known == versions.end())
        known =
            versions.insert(versions.end(), {file.digest, file.name, file.on, {}, 0, file.score});
      known->first = std::min(known->first, file.on);
      if (file.score) known->score = file.score;
      if (std::ranges::find(known->applications, id) != known->applications.end()) continue;
      known->applications.push_back(id);
      known->answered += application->summary.responded ? 1 : 0;
    }
  }
  std::ranges::stable_sort(versions, {}, &Version::first);
  return versions;
}

// The words of a résumé in the order in which software reads them, whatever its format.
std::string text_of_resume(Context& context, const std::string& name, std::string_view content) {
  const document::Document document = ResumeReader(context).read_content(content, name);
  if (document.lines.empty())
    throw Error(ErrorKind::input, text::printable_line(name) + ": it holds no text",
                "a picture of a résumé has none; keep the document that it was made from");
  return document::plain_text(document);
}

struct NamedText {
  std::string label;
  std::string text;
};

NamedText kept_text(Context& context, const Version& version) {
  const auto content = context.tracker().kept(version.digest);
  if (!content)
    throw Error(ErrorKind::storage,
                "version " + version.digest.substr(0, shown_digits) + " is not in the database",
                "restore a backup");
  return {version.digest.substr(0, shown_digits) + " " + version.name,
          text_of_resume(context, version.name, *content)};
}

// A version by the beginning of its hash or by its file's name, or a file of this folder.
NamedText text_named(Context& context, const std::vector<Version>& versions,
                     const std::string& typed) {
  const std::string folded = text::lower(typed);
  std::vector<const Version*> meant;
  for (const Version& version : versions) {
    const bool by_hash = folded.size() >= 4 && version.digest.starts_with(folded);
    if (by_hash || text::lower(version.name) == folded) meant.push_back(&version);
  }
  if (meant.size() == 1) return kept_text(context, *meant.front());
  const std::string shown = text::printable_line(typed);
  if (meant.size() > 1) {
    std::string candidates;
    for (const Version* version : meant) {
      candidates += fmt::format("{}{}  {}, from {}", candidates.empty() ? "" : "\n",
                                version->digest.substr(0, shown_digits), version->name,
                                to_string(version->first));
    }
    throw Error(ErrorKind::input, fmt::format("\"{}\" is more than one version", shown),
                candidates);
  }
  std::error_code unreadable;
  if (std::filesystem::is_regular_file(typed, unreadable))
    return {shown, text_of_resume(context, typed, sys::read_file(typed, limits::kept_file_bytes))};
  throw Error(ErrorKind::input, "there is no résumé version \"" + shown + "\"",
              "`medtech track resumes` lists them; `medtech track resume ID FILE` keeps one");
}

std::string words_text(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) {
    const bool after_blank = out.empty() || out.back() == '\n';
    if (word != "\n" && !after_blank) out += ' ';
    out += word;
  }
  return out;
}

// Lines that have a change, in the manner of `git diff --word-diff`.
std::string marked_lines(const std::vector<WordRun>& runs, const render::Styler& styler) {
  std::string out;
  std::string line;
  bool changed = false;
  const auto end_line = [&] {
    if (changed) out += line + "\n";
    line.clear();
    changed = false;
  };
  for (const WordRun& run : runs) {
    std::string piece;
    const auto put = [&] {
      if (piece.empty()) return;
      if (!line.empty()) line += ' ';
      if (run.kind == WordRun::Kind::removed) line += styler(Style::bad, "[-" + piece + "-]");
      if (run.kind == WordRun::Kind::added) line += styler(Style::good, "{+" + piece + "+}");
      if (run.kind == WordRun::Kind::same) line += piece;
      changed = changed || run.kind != WordRun::Kind::same;
      piece.clear();
    };
    for (const std::string& word : run.words) {
      if (word == "\n") {
        put();
        // A break that came or went joins lines; it is no change of words.
        if (run.kind != WordRun::Kind::removed) end_line();
        continue;
      }
      piece += (piece.empty() ? "" : " ") + text::printable_line(word);
    }
    put();
  }
  end_line();
  return out;
}

std::size_t count_words(const std::vector<WordRun>& runs, WordRun::Kind kind) {
  std::size_t count = 0;
  for (const WordRun& run : runs) {
    if (run.kind != kind) continue;
    count += static_cast<std::size_t>(
        std::ranges::count_if(run.words, [](const std::string& word) { return word != "\n"; }));
  }
  return count;
}

std::string changes_json(const NamedText& before, const NamedText& after,
                         const std::vector<WordRun>& runs) {
  json::Writer writer;
  writer.begin_object().member("schema", "medtech.resume-diff/1");
  writer.member("before", before.label).member("after", after.label);
  writer.member("words_removed", count_words(runs, WordRun::Kind::removed));
  writer.member("words_added", count_words(runs, WordRun::Kind::added));
  writer.key("changes").begin_array();
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (runs[i].kind == WordRun::Kind::same) continue;
    const bool pair = runs[i].kind == WordRun::Kind::removed && i + 1 < runs.size() &&
                      runs[i + 1].kind == WordRun::Kind::added;
    const std::string removed(
        text::trim(runs[i].kind == WordRun::Kind::removed ? words_text(runs[i].words) : ""));
    const std::string added(text::trim(pair ? words_text(runs[i + 1].words)
                                       : runs[i].kind == WordRun::Kind::added
                                           ? words_text(runs[i].words)
                                           : ""));
    if (pair) ++i;
    if (removed.empty() && added.empty()) continue;
    writer.begin_object().member("removed", removed).member("added", added).end_object();
  }
  return writer.end_array().end_object().take() + "\n";
}

// Score and counts of the first result that `resume-check --json` printed. Throws Error{input}.
void set_check(const std::string& path, tracker::Fields& fields) {
  const std::string text = sys::read_file(path, limits::config_bytes);
  const auto document = value_or_throw(json::Document::parse(text, path));
  const json::Value result = document.root()["results"].at(0);
  if (!document.root()["schema"].string_or_empty().starts_with("medtech.resume-check/") ||
      !result.exists()) {
    throw Error(ErrorKind::input, "it is no result of a résumé check",
                "what `medtech resume-check RÉSUMÉ --json` prints is kept", {path});
  }
  fields.set_filled("score", result["score"].scalar_text());
  fields.set_filled("errors", result["counts"]["error"].scalar_text());
  fields.set_filled("warnings", result["counts"]["warning"].scalar_text());
}

std::string score_text(const std::optional<double>& score) {
  return score ? fmt::format("{:.0f}", *score) : "";
}

}  // namespace

ExitCode run_track_resume(Context& context, const TrackResumeOptions& options) {
  change_one(
      context, "resume", options.id,
      [&](tracker::Change& change, const tracker::Summary& summary) {
        tracker::Fields fields = keep_file(change, options.file);
        if (!options.check.empty()) set_check(options.check, fields);
        change.append(summary.id, tracker::EventKind::resume, context.today(), std::move(fields));
      },
      [&](const tracker::Application& now) {
        const tracker::KeptFile& kept = now.resumes.back();
        return fmt::format(
            "{}: résumé {} kept as it is now, version {}{}. `medtech track resumes` "
            "lists all versions.",
            name_of(now.summary), kept.name, kept.digest.substr(0, shown_digits),
            kept.score ? ", score " + score_text(kept.score) : "");
      });
  return ExitCode::done;
}

ExitCode run_track_resumes(Context& context) {
  const std::vector<Version> versions = versions_of(context);
  if (context.format() == "json") {
    json::Writer writer;
    writer.begin_object().member("schema", "medtech.resumes/1").key("resumes").begin_array();
    for (const Version& version : versions) {
      writer.begin_object().member("digest", version.digest).member("name", version.name);
      writer.member("first_sent", to_string(version.first)).member("answered", version.answered);
      writer.member("score", version.score);
      writer.key("applications").begin_array();
      for (const std::int64_t id : version.applications) writer.number(id);
      writer.end_array().end_object();
    }
    context.terminal().out(writer.end_array().end_object().take() + "\n");
    return ExitCode::done;
  }
  if (context.format() == "ids") {
    for (const Version& version : versions)
      context.terminal().out(fmt::format("{}\t{}\n", version.digest.substr(0, shown_digits),
                                         text::printable_line(version.name)));
    return ExitCode::done;
  }
  render::Table table({{.heading = "VERSION", .style = Style::accent},
                       {.heading = "FILE", .least = 10, .may_shrink = true, .style = Style::bold},
                       {.heading = "FIRST SENT"},
                       {.heading = "SENT TO", .right = true},
                       {.heading = "ANSWERED", .right = true},
                       {.heading = "SCORE", .right = true}});
  for (const Version& version : versions) {
    table.add({version.digest.substr(0, shown_digits), text::printable_line(version.name),
               to_string(version.first), std::to_string(version.applications.size()),
               std::to_string(version.answered), score_text(version.score)});
  }
  sys::Terminal& terminal = context.terminal();
  if (versions.empty()) {
    terminal.say("No résumé was kept yet; `medtech track resume ID FILE` keeps what you sent.");
  } else {
    terminal.out(terminal.out_is_terminal() ? table.for_terminal(terminal.width(), context.styler())
                                            : table.for_pipe(context.styler()));
  }
  return ExitCode::done;
}

ExitCode run_track_diff(Context& context, const std::string& before, const std::string& after) {
  const std::vector<Version> versions = versions_of(context);
  const NamedText left = text_named(context, versions, before);
  const NamedText right = text_named(context, versions, after);
  const std::vector<WordRun> runs = tracker::word_changes(left.text, right.text);
  if (context.format() == "json") {
    context.terminal().out(changes_json(left, right, runs));
    return ExitCode::done;
  }
  context.terminal().out(marked_lines(runs, context.styler()));
  const std::size_t removed = count_words(runs, WordRun::Kind::removed);
  const std::size_t added = count_words(runs, WordRun::Kind::added);
  context.terminal().say(
      removed + added == 0 ? fmt::format("{} and {} have the same words.", left.label, right.label)
                           : fmt::format("From {} to {}: {} removed, {} added.", left.label,
                                         right.label, text::count(removed, "word", "words"),
                                         text::count(added, "word", "words")));
  return ExitCode::done;
}

}  // namespace medtech::cmd
