// SPDX-License-Identifier: GPL-3.0-or-later
// What `doctor` looks at besides database, sources and libraries.
#include "cmd/doctor_points.hpp"

#include "cmd/collect.hpp"
#include "core/base/embedded.hpp"
#include "core/base/limits.hpp"
#include "core/base/text.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

namespace medtech::cmd {

namespace {

// Fees and rules change each year or two; what is older is to be looked at again.
constexpr std::chrono::days facts_good_for{2 * 365};
constexpr std::uintmax_t room_needed = 100 * limits::mebibyte;

// The earliest and the latest day that the facts of a folder speak for, out of their "as_of" lines.
struct Ages {
  std::optional<Date> oldest;
  std::optional<Date> newest;
  std::string oldest_file;
};

void take_ages(std::string_view name, std::string_view content, Ages& ages) {
  constexpr std::string_view key = "as_of = ";
  for (std::size_t at = content.find(key); at != std::string_view::npos;
       at = content.find(key, at + 1)) {
    std::string_view said = content.substr(at + key.size(), 11);
    if (said.starts_with('"')) said.remove_prefix(1);
    const auto day = parse_iso_date(said.substr(0, 10));
    if (!day) continue;
    if (!ages.oldest || *day < *ages.oldest) {
      ages.oldest = day;
      ages.oldest_file = name;
    }
    if (!ages.newest || *day > *ages.newest) ages.newest = day;
  }
}

std::vector<std::string> run_out(const profile::Profile& profile, Date today) {
  std::vector<std::string> names;
  const auto take = [&](const std::string& name, const std::optional<Date>& expires) {
    if (expires && *expires < today)
      names.push_back(text::printable_line(name) + " on " + to_string(*expires));
  };
  for (const auto& each : profile.certifications) take(each.id, each.expires);
  for (const auto& each : profile.licenses) take(each.state + " " + each.id, each.expires);
  for (const auto& each : profile.documents) take(each.title, each.expires);
  return names;
}

}  // namespace

Finding look_at_profile(Context& context) {
  const std::string& path = context.paths().profile;
  const profile::Profile& profile = context.profile();
  if (!std::filesystem::exists(path))
    return {"", true, "none yet (" + path + ")", "`medtech profile init` makes one"};
  const std::vector<std::string> past = run_out(profile, context.today());
  if (past.empty()) return {"", true, path, ""};
  return {"", false, path + "; ended: " + text::join(past, ", "),
          "renew it, or take it out of the profile: searches count it as not held"};
}

Finding look_at_keys(Context& context) {
  std::size_t needed = 0;
  std::string missing;
  std::string first;
  for (const sources::SourceConfig& config : configured_sources(context)) {
    const sources::Kind* kind = sources::find_kind(config.kind);
    if (!config.enabled || kind == nullptr || kind->credentials.empty()) continue;
    ++needed;
    const search::SourceState now = state_of(context, config);
    if (now.status != "needs-key") continue;
    missing += (missing.empty() ? "" : ", ") + config.id;
    if (first.empty()) first = now.error.value_or("");
  }
  if (needed == 0) return {"", true, "no enabled source needs one", ""};
  if (missing.empty())
    return {"", true, text::count(needed, "source has its key", "sources have their keys"), ""};
  return {"", false, "without a key: " + missing,
          first + "\n`medtech source disable ID` stops asking"};
}

Finding look_at_facts(Context& context) {
  Ages ages;
  for (const std::string_view name : embedded::list("")) {
    if (name.ends_with(".toml")) take_ages(name, context.data_file(name), ages);
  }
  if (!ages.oldest) return {"", false, "no fact has a date", "install medtech anew"};
  const std::string state =
      fmt::format("as of {} to {}", to_string(*ages.oldest), to_string(*ages.newest));
  if (*ages.newest + facts_good_for < context.today())
    return {"", false, state,
            "a newer medtech has newer facts; until then verify fees and rules at their issuer"};
  return {"", true, state, ""};
}

Finding look_at_room(Context& context) {
  const std::filesystem::path folder =
      std::filesystem::path(context.paths().database).parent_path();
  std::error_code unknown;
  const auto room = std::filesystem::space(folder.empty() ? "." : folder, unknown);
  if (unknown) return {"", true, "not known", ""};
  if (room.available >= room_needed) return {"", true, "more than 100 MB free", ""};
  return {"", false, fmt::format("{} MB free", room.available / limits::mebibyte),
          "`medtech listing prune --older-than 90d` makes room, and so does deleting " +
              context.paths().cache_dir};
}

}  // namespace medtech::cmd
