// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/career/path.hpp"

#include "core/base/text.hpp"
#include "core/format/toml.hpp"
#include "core/ontology/ranks.hpp"
#include "core/profile/words.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

namespace medtech::career {

namespace {

const std::array<std::string, 8> edge_kinds{"advance", "specialise", "lead",    "manage",
                                            "cross",   "maker",      "educate", "travel"};

Edge read_edge(toml::Table& table, const std::vector<ontology::Role>& roles) {
  std::vector<std::string> ids;
  for (const ontology::Role& role : roles) ids.push_back(role.id);
  Edge edge;
  edge.from = table.choice("from", ids).value_or("");
  edge.to = table.choice("to", ids).value_or("");
  edge.kind = table.choice("kind", edge_kinds).value_or("");
  for (const std::string_view key : {"from", "to", "kind"}) {
    if (!table.has(key)) table.complain(key, "is needed");
  }
  edge.years = table.number("years").value_or(-1);
  if (edge.years < 0) table.complain("years", "is needed, and not below 0");
  edge.education = table.choice("education", profile::list_of(profile::level_words)).value_or("");
  edge.skills = table.strings("skills");
  edge.credentials = table.strings("credentials");
  table.finish();
  return edge;
}

Stage stage_of(const Edge& edge, const std::vector<ontology::Role>& roles,
               const Standing& standing) {
  const ontology::Role* role = ontology::find_role(roles, edge.to);
  Stage stage;
  stage.role = edge.to;
  stage.kind = edge.kind;
  stage.years = edge.years;
  for (const std::string& skill : edge.skills) {
    if (!standing.skills.contains(skill)) stage.skills_lacking.push_back(skill);
  }
  const std::vector<std::string>& wanted =
      edge.credentials.empty() && role != nullptr ? role->credentials : edge.credentials;
  const bool held = std::ranges::any_of(
      wanted, [&](const std::string& id) { return standing.credentials.contains(id); });
  if (!held) stage.credentials_lacking = wanted;
  const std::string least = !edge.education.empty() ? edge.education
                            : role != nullptr       ? role->education
                                                    : "";
  const auto rank = [](std::string_view degree) {
    return ontology::degree_rank(degree).value_or(-1);
  };
  const bool reached = standing.education && rank(*standing.education) >= rank(least);
  if (!least.empty() && !reached) stage.education_lacking = least;
  return stage;
}

// Years in the first role are what is lacking of its edge; later roles are all still to be worked.
void reckon_years(std::vector<Stage>& stages, const Standing& standing) {
  for (std::size_t i = 1; i < stages.size(); ++i) {
    Stage& stage = stages[i];
    if (i > 1) {
      stage.years_lacking = stage.years;
    } else if (standing.years_in_first) {
      stage.years_lacking = std::max(0.0, *stage.years - *standing.years_in_first);
    }
  }
}

Stage first_stage(const std::string& role) {
  Stage stage;
  stage.role = role;
  return stage;
}

}  // namespace

Result<Paths> parse_paths(std::string_view text, const std::string& file,
                          const std::vector<ontology::Role>& roles) {
  auto document = toml::Document::parse(text, file);
  if (!document) return std::unexpected(document.error());
  toml::Table root = document->root();
  Paths paths;
  root.integer("schema");
  paths.source = root.string("source").value_or("");
  paths.as_of = root.date("as_of");
  paths.confidence = root.string("confidence").value_or("");
  for (const std::string_view key : {"source", "as_of", "confidence"}) {
    if (!root.has(key)) root.complain(key, "the file does not say it");
  }
  for (toml::Table& table : root.tables("edge")) paths.edges.push_back(read_edge(table, roles));
  root.finish();
  if (!document->diagnostics().empty())
    return std::unexpected(toml::to_error(document->diagnostics(), "paths"));
  return paths;
}

std::vector<Stage> find_path(const Paths& paths, const std::vector<ontology::Role>& roles,
                             const std::string& from, const std::string& to,
                             const Standing& standing) {
  using Cost = std::tuple<double, int>;  // years, roles
  std::map<std::string, std::pair<Cost, const Edge*>> best{{from, {{0, 0}, nullptr}}};
  std::set<std::pair<Cost, std::string>> open{{{0, 0}, from}};
  while (!open.empty()) {
    const auto [cost, role] = *open.begin();
    open.erase(open.begin());
    if (role == to) break;
    for (const Edge& edge : paths.edges) {
      if (edge.from != role) continue;
      const Cost reached{std::get<0>(cost) + edge.years, std::get<1>(cost) + 1};
      const auto known = best.find(edge.to);
      if (known != best.end() && known->second.first <= reached) continue;
      if (known != best.end()) open.erase({known->second.first, edge.to});
      best[edge.to] = {reached, &edge};
      open.insert({reached, edge.to});
    }
  }
  if (!best.contains(to)) return {};
  std::vector<Stage> stages;
  for (const Edge* edge = best[to].second; edge != nullptr; edge = best[edge->from].second)
    stages.push_back(stage_of(*edge, roles, standing));
  stages.push_back(first_stage(from));
  std::ranges::reverse(stages);
  reckon_years(stages, standing);
  return stages;
}

std::vector<Stage> next_roles(const Paths& paths, const std::vector<ontology::Role>& roles,
                              const std::string& from, const Standing& standing) {
  std::vector<Stage> next;
  for (const Edge& edge : paths.edges) {
    if (edge.from != from) continue;
    std::vector<Stage> stages{first_stage(from), stage_of(edge, roles, standing)};
    reckon_years(stages, standing);
    next.push_back(std::move(stages.back()));
  }
  return next;
}

}  // namespace medtech::career
