// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/profile_check.hpp"

#include "cmd/cert_facts.hpp"
#include "cmd/context.hpp"
#include "cmd/role_option.hpp"
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/credential/naming.hpp"
#include "core/format/json.hpp"
#include "core/format/toml.hpp"
#include "core/ontology/places.hpp"
#include "core/sys/file.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>

namespace medtech::cmd {

namespace {

// Holds the names and days of a profile against what is known of the field; the file's form was
// looked at before.
class Scrutiny {
 public:
  Scrutiny(Context& context, toml::Table root)
      : context_(context),
        root_(std::move(root)),
        facts_(credential::load_knowledge(
            [&context](std::string_view file) { return context.data_file(file); },
            !context.paths().data.empty())),
        namer_(namer_of(context, facts_)) {}

  void look_at(const profile::Profile& profile) {
    look_at_home(profile.home);
    look_at_role(profile.role);
    each("education", profile.education, &Scrutiny::look_at_education);
    each("experience", profile.experience, &Scrutiny::look_at_experience);
    each("certification", profile.certifications, &Scrutiny::look_at_certification);
    each("ce", profile.ce, &Scrutiny::look_at_ce);
    each("license", profile.licenses, &Scrutiny::look_at_license);
  }

 private:
  template <typename Entry>
  void each(std::string_view key, const std::vector<Entry>& entries,
            void (Scrutiny::*look)(toml::Table&, const Entry&)) {
    std::vector<toml::Table> tables = root_.tables(key);
    for (std::size_t i = 0; i < std::min(tables.size(), entries.size()); ++i)
      (this->*look)(tables[i], entries[i]);
  }

  void look_at_home(const profile::Home& home) {
    auto table = root_.table("home");
    if (!table) return;
    const ontology::Places& places = ontology::embedded_places();
    if (home.zip && !places.find_zip(*home.zip)) {
      table->complain("zip", *home.zip + " has no place in our tables",
                      "give a ZIP code nearby, or city and state");
    }
    if (home.city && home.state && !places.find_city(*home.city, *home.state)) {
      table->complain("city",
                      fmt::format("there is no {} in {} in our tables", *home.city, *home.state),
                      "give a ZIP code, or a larger town nearby");
    }
  }

  void look_at_role(const profile::RoleGoal& goal) {
    auto table = root_.table("role");
    if (!table) return;
    const auto look = [&](const char* key, const std::optional<std::string>& said) {
      if (!said) return;
      try {
        role_named(context_, key, *said);
      } catch (const Error& error) {
        table->complain(key, quoted(*said) + " is no single role", error.hint);
      }
    };
    look("current", goal.current);
    look("target", goal.target);
  }

  void look_at_education(toml::Table& table, const profile::Education& education) {
    must_be_past(table, "completed", education.completed, "write `expected` for what is to come");
    if (education.expected && *education.expected < context_.today()) {
      table.complain("expected", to_string(*education.expected) + " is over",
                     "write `completed` where the degree was conferred");
    }
    const ontology::Places& places = ontology::embedded_places();
    if (education.country && !places.find_country(*education.country)) {
      table.complain("country", quoted(*education.country) + " is no country in our tables",
                     "give its name in English or its code of two letters, such as PH");
    }
    auto hours = table.table("credit_hours");
    for (const auto& [subject, amount] : education.credit_hours) {
      if (text::fold(subject) == "total") continue;
      must_be_known(*hours, subject, subject, facts_.vocabulary.subjects, "subject");
    }
  }

  void look_at_experience(toml::Table& table, const profile::Experience& job) {
    for (const std::string& said : job.disciplines) {
      if (!context_.knowledge().terms.find_named(said).empty()) continue;
      must_be_known(table, "disciplines", said, facts_.vocabulary.disciplines, "discipline");
    }
  }

  void look_at_certification(toml::Table& table, const profile::Certification& held) {
    must_be_past(table, "earned", held.earned, "a credential that is not earned yet is no entry");
    must_be_past(table, "first_earned", held.first_earned, "");
    look_at_credential(table, "id", held.id);
  }

  void look_at_ce(toml::Table& table, const profile::ContinuingEducation& ce) {
    must_be_past(table, "date", ce.date, "enter it once it is done");
    look_at_credential(table, "credential", ce.credential);
  }

  void look_at_license(toml::Table& table, const profile::License& held) {
    if (held.state.empty() || held.id.empty()) return;  // told already
    const credential::Named named = credential::license_named(facts_, held.state, held.id);
    if (named.id) return;
    if (!named.candidates.empty()) {
      table.complain("id", quoted(held.id) + " is more than one license of " + held.state,
                     "write one of " + text::join(named.candidates, ", "));
      return;
    }
    std::vector<std::string> ids;
    for (const credential::Credential* license : facts_.licenses_of(held.state))
      ids.push_back(license->id);
    table.complain("id",
                   fmt::format("{} is no license of {} in our tables", quoted(held.id), held.state),
                   ids.empty() ? "it counts for nothing; keep it as a [[document]]"
                               : "those of the state are " + text::join(ids, ", "));
  }

  // Also a credential that cert-plan does not plan for, where the field's terms know it.
  void look_at_credential(toml::Table& table, std::string_view key, const std::string& said) {
    if (said.empty()) return;  // told already
    const credential::Named named = namer_(said);
    if (named.id) return;
    if (!named.candidates.empty()) {
      table.complain(key, quoted(said) + " is more than one credential",
                     "write one of " + text::join(named.candidates, ", "));
      return;
    }
    const ontology::Terms& terms = context_.knowledge().terms;
    for (const ontology::ConceptRow row : terms.find_named(said)) {
      if (terms.kind(row) == "credential") return;
    }
    const std::string nearest = credential::nearest_credential(facts_, said);
    table.complain(key, quoted(said) + " is no credential in our tables",
                   nearest.empty() ? "it counts for nothing; keep it as a [[document]]" : nearest);
  }

  void must_be_known(toml::Table& table, std::string_view key, const std::string& said,
                     const std::vector<credential::Word>& words, std::string_view what) {
    if (credential::Vocabulary::find(words, said)) return;
    std::vector<std::string> ids;
    for (const credential::Word& word : words) ids.push_back(word.id);
    std::string hint = text::did_you_mean(text::fold(said), ids);
    if (hint.empty()) hint = fmt::format("{}s are {}", what, text::join(ids, ", "));
    table.complain(key, fmt::format("{} is no {} in our tables", quoted(said), what), hint);
  }

  void must_be_past(toml::Table& table, std::string_view key, std::optional<Date> date,
                    std::string hint) {
    if (!date || *date <= context_.today()) return;
    table.complain(key, to_string(*date) + " is still to come", std::move(hint));
  }

  static std::string quoted(std::string_view said) {
    return '"' + text::printable_line(text::elide(said, 60)) + '"';
  }

  Context& context_;
  toml::Table root_;
  credential::Knowledge facts_;
  credential::Namer namer_;
};

// What is wrong with a profile; a file that is no TOML has one finding.
Diagnostics findings_of(Context& context, const std::string& path) {
  const std::string text = sys::read_file(path, limits::config_bytes);
  auto checked = profile::parse(text, path);
  if (!checked) return {to_diagnostic(std::move(checked.error()))};
  Diagnostics findings = std::move(checked->diagnostics);
  toml::Document document = value_or_throw(toml::Document::parse(text, path));
  Scrutiny(context, document.root()).look_at(checked->profile);
  findings.insert(findings.end(), document.diagnostics().begin(), document.diagnostics().end());
  std::ranges::stable_sort(findings, {}, [](const Diagnostic& each) {
    return std::pair(each.place.line, each.place.column);
  });
  return findings;
}

std::string findings_text(const Diagnostics& findings) {
  std::string out;
  for (const Diagnostic& finding : findings) {
    out += text::printable_line(to_string(finding)) + '\n';
    if (finding.hint.empty()) continue;
    out += "  hint: " + text::replace_all(text::printable(finding.hint), "\n", "\n        ") + '\n';
  }
  return out;
}

template <typename Value>
std::optional<Value> unless_empty(const Value& value) {
  return value == Value() ? std::nullopt : std::optional(value);
}

std::string findings_json(const std::string& path, const Diagnostics& findings) {
  json::Writer writer;
  writer.begin_object();
  writer.member("schema", "medtech.profile-check/1");
  writer.member("path", path);
  writer.member("ok", findings.empty());
  writer.key("findings").begin_array();
  for (const Diagnostic& finding : findings) {
    writer.begin_object();
    writer.member("line", unless_empty(finding.place.line));
    writer.member("column", unless_empty(finding.place.column));
    writer.member("field", unless_empty(finding.field));
    writer.member("message", finding.message);
    writer.member("hint", unless_empty(finding.hint));
    writer.end_object();
  }
  writer.end_array();
  writer.end_object();
  return writer.take() + '\n';
}

ExitCode run_check(Context& context, const std::string& file) {
  const std::string& path = file.empty() ? context.paths().profile : file;
  std::error_code unreadable;  // what can't be looked at is told where it is read
  if (file.empty() && path != "-" && !std::filesystem::exists(path, unreadable)) {
    throw Error(ErrorKind::input, "there is no profile at " + path,
                "`medtech profile init` writes one to begin with");
  }
  const Diagnostics findings = findings_of(context, path);
  if (context.format() == "json") {
    context.terminal().out(findings_json(path, findings));
  } else {
    context.terminal().out(findings.empty() ? text::printable_line(path) + ": ok\n"
                                            : findings_text(findings));
  }
  if (findings.empty()) return ExitCode::done;
  context.terminal().say(text::count(findings.size(), "mistake", "mistakes") + " in " +
                         text::printable_line(path));
  return ExitCode::input;
}

}  // namespace

Run declare_profile_check(CLI::App& app) {
  auto file = std::make_unique<std::string>();
  app.add_option("file", *file, "The profile to check, - for standard input")->type_name("FILE");
  return [file = std::move(file)](Context& context) { return run_check(context, *file); };
}

}  // namespace medtech::cmd
