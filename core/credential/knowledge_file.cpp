// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the files below data/credentials, data/licenses and data/military.
#include "core/credential/fact_file.hpp"
#include "core/credential/knowledge.hpp"
#include "core/format/toml.hpp"

#include <array>
#include <utility>

namespace medtech::credential {

namespace {

const std::array<std::string, 5> source_kinds{"issuer", "statute", "government", "third-party",
                                              "knowledge"};

void read_sources(toml::Table& root, Knowledge& knowledge) {
  for (toml::Table& table : root.tables("source")) {
    Source source;
    source.id = table.string("id").value_or("");
    source.title = table.string("title").value_or("");
    source.url = table.string("url");
    source.kind = table.choice("kind", source_kinds).value_or("");
    source.as_of = table.date("as_of");
    if (source.id.empty()) table.complain("id", "a source needs an `id`");
    if (source.title.empty()) table.complain("title", "a source needs a `title`");
    if (source.kind.empty()) table.complain("kind", "a source needs its `kind`");
    if (!source.as_of) table.complain("as_of", "a source needs the day that it speaks for");
    if (knowledge.source(source.id) != nullptr)
      table.complain("id", "\"" + source.id + "\" is the id of another source");
    table.finish();
    knowledge.sources.push_back(std::move(source));
  }
}

void read_occupations(toml::Table& root, Knowledge& knowledge) {
  const Provenance head = read_provenance(root, {});
  for (toml::Table& table : root.tables("occupation")) {
    Occupation occupation;
    occupation.service = table.string("service").value_or("");
    occupation.codes = table.strings("codes");
    occupation.title = table.string("title").value_or("");
    occupation.course = table.string("course").value_or("");
    occupation.training_weeks = static_cast<int>(table.integer("training_weeks").value_or(0));
    occupation.works_as = table.strings("works_as");
    occupation.programme = table.string("programme").value_or("");
    occupation.accreditor = table.string("accreditor").value_or("");
    occupation.note = table.string("note").value_or("");
    occupation.provenance = read_provenance(table, head);
    if (occupation.codes.empty()) table.complain("codes", "is needed");
    table.finish();
    knowledge.occupations.push_back(std::move(occupation));
  }
}

void read_state_notes(toml::Table& root, const Provenance& head, Knowledge& knowledge) {
  for (toml::Table& table : root.tables("state")) {
    StateNote note;
    note.state = table.string("state").value_or("");
    note.note = table.string("note").value_or("");
    note.provenance = read_provenance(table, head);
    if (note.state.empty() || note.note.empty()) table.complain("note", "is needed");
    table.finish();
    knowledge.states.push_back(std::move(note));
  }
}

void read_body_file(toml::Table& root, Knowledge& knowledge) {
  Defaults defaults;
  Body body;
  if (auto table = root.table("body")) {
    body.id = table->string("id").value_or("");
    body.name = table->string("name").value_or("");
    body.notes = table->strings("notes");
    defaults.full_time_hours = table->number("full_time_hours").value_or(40);
    body.provenance = read_provenance(*table, {});
    if (body.name.empty()) table->complain("name", "is needed");
    table->finish();
  } else {
    root.complain("body", "the file names no [body]");
  }
  defaults.body = body.name;
  defaults.provenance = body.provenance;
  if (auto validity = root.table("validity"))
    defaults.validity = read_validity(*validity, body.provenance);
  knowledge.bodies.push_back(std::move(body));
  const auto read_all = [&](std::string_view key, bool license) {
    for (toml::Table& table : root.tables(key)) {
      for (Credential& credential : read_credentials(table, defaults, license)) {
        if (const Credential* other = knowledge.find(credential.id); other != nullptr)
          table.complain("id", "\"" + credential.id + "\" is the id of another",
                         "the other stands in " + to_string(other->place));
        knowledge.credentials.push_back(std::move(credential));
      }
    }
  };
  read_all("credential", false);
  read_all("license", true);
  read_state_notes(root, defaults.provenance, knowledge);
}

void read_file(const std::string& file, const std::string& text, Knowledge& knowledge,
               Diagnostics& diagnostics) {
  auto document = toml::Document::parse(text, file);
  if (!document) {
    diagnostics.push_back(to_diagnostic(document.error()));
    return;
  }
  toml::Table root = document->root();
  if (root.integer("schema").value_or(0) != 1)
    root.complain("schema", "schema is missing or unknown", "schema = 1");
  if (file.ends_with("credentials/sources.toml")) {
    read_sources(root, knowledge);
  } else if (file.ends_with("credentials/vocabulary.toml")) {
    static_cast<void>(read_provenance(root, {}));
    knowledge.vocabulary = read_vocabulary(root);
  } else if (file.find("military/") != std::string::npos) {
    read_occupations(root, knowledge);
  } else {
    read_body_file(root, knowledge);
  }
  root.finish();
  diagnostics.insert(diagnostics.end(), document->diagnostics().begin(),
                     document->diagnostics().end());
}

}  // namespace

Knowledge read_knowledge(const std::vector<std::string>& files, const ReadFile& read,
                         std::optional<Date> today, Diagnostics& diagnostics) {
  Knowledge knowledge;
  for (const std::string& file : files) read_file(file, read(file), knowledge, diagnostics);
  if (diagnostics.empty()) check_knowledge(knowledge, today, diagnostics);
  return knowledge;
}

}  // namespace medtech::credential
