// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/context.hpp"

#include "core/base/error.hpp"
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/sys/file.hpp"

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <utility>

namespace medtech::cmd {

namespace {

Date local_date() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return *make_date(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

}  // namespace

Context::Context(sys::Terminal& terminal, sys::Environment environment,
                 const GlobalOptions& options)
    : terminal_(terminal),
      environment_(std::move(environment)),
      paths_(sys::Paths::of(environment_)),
      options_(options) {
  if (!options.profile.empty()) paths_.profile = options.profile;
  if (!options.database.empty()) paths_.database = options.database;
}

Context::~Context() = default;

bool Context::today_is_given() const {
  return !options_.today.empty() || environment_.find_filled("MEDTECH_TODAY").has_value();
}

Date Context::today() {
  if (today_) return *today_;
  if (!today_is_given()) {
    today_ = local_date();
    return *today_;
  }
  const bool by_option = !options_.today.empty();
  const std::string given = by_option ? options_.today : *environment_.find_filled("MEDTECH_TODAY");
  today_ = parse_iso_date(given);
  if (!today_) {
    throw Error(ErrorKind::usage,
                std::string(by_option ? "--today" : "MEDTECH_TODAY") + ": \"" +
                    text::printable_line(given) + "\" is no date",
                "give it as YYYY-MM-DD, e.g. 2026-11-22");
  }
  return *today_;
}

std::string Context::format(const Verb& verb) const {
  if (verb.formats.empty()) return {};
  if (options_.format.empty()) return std::string(options_.json ? "json" : verb.formats.front());
  if (options_.json && options_.format != "json") {
    throw Error(ErrorKind::usage,
                "--json and --format " + options_.format + " contradict each other");
  }
  const auto known = std::ranges::find(verb.formats, options_.format);
  if (known != verb.formats.end()) return options_.format;
  const std::vector<std::string> names(verb.formats.begin(), verb.formats.end());
  std::string hint = text::did_you_mean(options_.format, names);
  if (!hint.empty()) hint += " ";
  throw Error(ErrorKind::usage,
              "--format: there is no format \"" + text::printable_line(options_.format) + "\" here",
              hint + "formats are " + text::join(names, ", "));
}

std::string Context::data_file(std::string_view name) const {
  return sys::data_file(paths_.data, name);
}

const profile::Profile& Context::profile() {
  if (profile_) return *profile_;
  const bool named =
      !options_.profile.empty() || environment_.find_filled("MEDTECH_PROFILE").has_value();
  std::error_code unreadable;  // a folder that can't be looked into is told by the reading
  if (!named && !std::filesystem::exists(paths_.profile, unreadable) && !unreadable) {
    profile_.emplace();
  } else {
    const std::string text = sys::read_file(paths_.profile, limits::config_bytes);
    profile_ = value_or_throw(profile::parse(text, paths_.profile)).usable_or_throw();
  }
  return *profile_;
}

search::Catalogue& Context::catalogue() {
  if (!catalogue_) {
    const std::filesystem::path folder = std::filesystem::path(paths_.database).parent_path();
    if (!folder.empty()) sys::make_folder(folder.string());
    catalogue_ = std::make_unique<search::Catalogue>(paths_.database);
  }
  return *catalogue_;
}

tracker::Tracker& Context::tracker() {
  if (!tracker_) tracker_.emplace(catalogue().database());
  return *tracker_;
}

const ontology::Knowledge& Context::knowledge() {
  if (!knowledge_) {
    const auto file = [this](std::string_view name) { return data_file(name); };
    knowledge_ = ontology::load_knowledge(file, !paths_.data.empty());
  }
  return *knowledge_;
}

std::uint64_t Context::knowledge_digest() {
  return paths_.data.empty() ? ontology::embedded_knowledge_digest() : knowledge().digest();
}

net::HttpCache& Context::http_cache() {
  if (!http_cache_) http_cache_ = std::make_unique<net::HttpCache>(paths_.cache_dir + "/http.db");
  return *http_cache_;
}

}  // namespace medtech::cmd
