// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/eval/labelled.hpp"

#include "core/base/error.hpp"
#include "core/base/text.hpp"
#include "core/format/toml.hpp"
#include "core/listing/normalise.hpp"
#include "core/sys/file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace medtech::eval {

namespace {

constexpr std::size_t file_bytes = 1 << 20;

std::string number(double value) { return fmt::format("{:g}", value); }

std::string pay_text(std::optional<double> min, std::optional<double> max,
                     const std::string& interval) {
  return fmt::format("{}-{}/{}", min ? number(*min) : "", max ? number(*max) : "", interval);
}

void take(toml::Table& table, const char* key, std::map<std::string, std::string>& into) {
  if (auto value = table.string(key)) into[key] = *value;
}

void take_number(toml::Table& table, const char* key, std::map<std::string, std::string>& into) {
  if (auto value = table.number(key)) into[key] = number(*value);
}

void take_flag(toml::Table& table, const char* key, std::map<std::string, std::string>& into) {
  if (auto value = table.boolean(key)) into[key] = *value ? "true" : "false";
}

// The file's [[…], …] as TOML writes it, read by hand: our reader knows no lists of lists.
std::vector<listing::Alternatives> groups_of(std::string_view text, std::string_view key) {
  std::vector<listing::Alternatives> groups;
  const std::string start = "\n" + std::string(key) + " = [";
  std::size_t at = text.find(start);
  if (at == std::string_view::npos) return groups;
  at += start.size();
  int depth = 1;
  for (; at < text.size() && depth > 0; ++at) {
    if (text[at] == '[') {
      ++depth;
      groups.emplace_back();
    } else if (text[at] == ']') {
      --depth;
    } else if (text[at] == '"' && !groups.empty()) {
      const std::size_t end = text.find('"', at + 1);
      groups.back().emplace_back(text.substr(at + 1, end - at - 1));
      at = end;
    }
  }
  return groups;
}

Labelled read_one(const std::string& path) {
  const std::string text = sys::read_file(path, file_bytes);
  auto document = value_or_throw(toml::Document::parse(text, path));
  toml::Table root = document.root();
  Labelled one;
  one.file = std::filesystem::path(path).stem().string();
  listing::RawListing raw;
  raw.title = root.string("title").value_or("");
  raw.employer = root.string("employer").value_or("");
  raw.places.emplace_back().text = root.string("place").value_or("");
  raw.description = root.string("description").value_or("");
  listing::Circumstances circumstances;
  circumstances.today = *parse_iso_date("2026-11-25");
  auto normal = listing::normalise(raw, circumstances);
  if (!normal) throw Error(ErrorKind::input, path + " has no title");
  one.listing = *std::move(normal);
  auto expect = root.table("expect");
  if (!expect) throw Error(ErrorKind::input, path + " has no [expect]");
  for (const char* key : {"track", "role", "level", "setting", "employer_kind", "shift", "schedule",
                          "employment_type", "education_min"})
    take(*expect, key, one.expected);
  for (const char* key : {"years_min", "travel_percent", "sign_on_bonus", "within_months"})
    take_number(*expect, key, one.expected);
  for (const char* key : {"driving_license", "on_call", "training_provided"})
    take_flag(*expect, key, one.expected);
  if (auto pay = expect->table("pay"))
    one.expected["pay"] =
        pay_text(pay->number("min"), pay->number("max"), pay->string("interval").value_or(""));
  one.required = groups_of(text, "required");
  one.preferred = groups_of(text, "preferred");
  return one;
}

void compare(Result& result, const std::string& file, const std::string& field,
             const std::string& said, const std::string& expected) {
  Score& score = result.scores[field];
  if (!said.empty()) ++score.said;
  if (!expected.empty()) ++score.expected;
  if (!said.empty() && said == expected) ++score.right;
  if (said != expected) result.misses.push_back({file, field, said, expected});
}

std::string list_of(std::vector<std::string> ids) {
  std::ranges::sort(ids);
  return text::join(ids, " ");
}

// Credentials one by one: each id that may be shown, or must.
void compare_credentials(Result& result, const Labelled& one,
                         const std::vector<listing::Alternatives>& said) {
  std::set<std::string> ours;
  std::set<std::string> theirs;
  for (const auto& group : said) ours.insert(group.begin(), group.end());
  for (const auto& group : one.required) theirs.insert(group.begin(), group.end());
  Score& score = result.scores["required credentials"];
  score.said += ours.size();
  score.expected += theirs.size();
  for (const std::string& id : ours) score.right += theirs.contains(id) ? 1 : 0;
  if (ours != theirs)
    result.misses.push_back({one.file, "required credentials", list_of({ours.begin(), ours.end()}),
                             list_of({theirs.begin(), theirs.end()})});
}

// Whole groups: of which credentials one will do, neither more nor fewer.
void compare_groups(Result& result, const std::string& file, const std::string& field,
                    const std::vector<listing::Alternatives>& said,
                    const std::vector<listing::Alternatives>& expected) {
  const auto written = [](const std::vector<listing::Alternatives>& groups) {
    std::set<std::string> lists;
    for (const auto& group : groups) lists.insert(list_of(group));
    return lists;
  };
  const std::set<std::string> ours = written(said);
  const std::set<std::string> theirs = written(expected);
  Score& score = result.scores[field];
  score.said += ours.size();
  score.expected += theirs.size();
  for (const std::string& group : ours) score.right += theirs.contains(group) ? 1 : 0;
  const auto shown = [](const std::set<std::string>& lists) {
    return text::join(std::vector<std::string>(lists.begin(), lists.end()), " | ");
  };
  if (ours != theirs) result.misses.push_back({file, field, shown(ours), shown(theirs)});
}

}  // namespace

double Score::precision() const {
  return said == 0 ? 1 : static_cast<double>(right) / static_cast<double>(said);
}
double Score::recall() const {
  return expected == 0 ? 1 : static_cast<double>(right) / static_cast<double>(expected);
}
double Score::f1() const {
  const double sum = precision() + recall();
  return sum == 0 ? 0 : 2 * precision() * recall() / sum;
}

std::vector<Labelled> read_labelled(const std::string& folder) {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".toml") paths.push_back(entry.path().string());
  }
  std::ranges::sort(paths);
  std::vector<Labelled> all;
  for (const std::string& path : paths) all.push_back(read_one(path));
  return all;
}

std::map<std::string, std::string> said_of(const listing::Listing& listing,
                                           const listing::Understanding& understanding) {
  std::map<std::string, std::string> said;
  const auto put = [&said](const char* key, const std::optional<std::string>& value) {
    if (value) said[key] = *value;
  };
  const auto& classification = understanding.classification;
  said["track"] = classification.track.value_or("none");
  put("role", classification.role);
  put("level", classification.level);
  put("setting", classification.setting);
  put("employer_kind", classification.employer_kind);
  put("education_min", understanding.requirements.education_min);
  if (listing.shift) said["shift"] = to_string(*listing.shift);
  if (listing.schedule) said["schedule"] = to_string(*listing.schedule);
  if (listing.employment_type) said["employment_type"] = to_string(*listing.employment_type);
  const auto put_number = [&said](const char* key, std::optional<double> value) {
    if (value) said[key] = number(*value);
  };
  const auto& details = understanding.details;
  put_number("years_min", understanding.requirements.years_min);
  put_number("travel_percent", details.travel_percent);
  put_number("sign_on_bonus", details.sign_on_bonus);
  put_number("within_months", understanding.requirements.within_months);
  const auto put_flag = [&said](const char* key, std::optional<bool> value) {
    if (value) said[key] = *value ? "true" : "false";
  };
  put_flag("driving_license", details.driving_license);
  put_flag("on_call", details.on_call);
  put_flag("training_provided", details.training_provided);
  if (listing.pay)
    said["pay"] = pay_text(listing.pay->min, listing.pay->max,
                           listing.pay->interval ? to_string(*listing.pay->interval) : "");
  return said;
}

Result evaluate(const std::vector<Labelled>& postings, const ontology::Knowledge& knowledge) {
  Result result;
  for (const Labelled& one : postings) {
    const listing::Understanding understanding = listing::understand(one.listing, knowledge);
    auto said = said_of(one.listing, understanding);
    const bool ours = one.expected.at("track") != "none";
    // Precision and recall of the families: "none" is no answer.
    compare(result, one.file, "track", said["track"] == "none" ? "" : said["track"],
            ours ? one.expected.at("track") : "");
    if (!ours) continue;  // what is asked of others is not ours to know
    for (const char* field :
         {"role", "level", "setting", "employer_kind", "education_min", "years_min", "pay", "shift",
          "schedule", "employment_type", "travel_percent", "sign_on_bonus", "within_months",
          "driving_license", "on_call", "training_provided"}) {
      const auto expected = one.expected.find(field);
      compare(result, one.file, field, said[field],
              expected == one.expected.end() ? "" : expected->second);
    }
    compare_credentials(result, one, understanding.requirements.required);
    compare_groups(result, one.file, "required groups", understanding.requirements.required,
                   one.required);
    compare_groups(result, one.file, "preferred groups", understanding.requirements.preferred,
                   one.preferred);
  }
  return result;
}

}  // namespace medtech::eval
