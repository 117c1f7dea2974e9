// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/local_file.hpp"

#include "core/base/digest.hpp"
#include "core/base/error.hpp"
#include "core/base/limits.hpp"
#include "core/sys/file.hpp"

#include <algorithm>
#include <filesystem>
#include <string_view>

namespace medtech::sources {

namespace {

constexpr std::string_view scheme = "file:";

std::vector<std::string> files_of(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_directory(path, error)) return {path};
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(path, error)) {
    const bool hidden = entry.path().filename().string().starts_with('.');
    if (!hidden && entry.is_regular_file(error)) files.push_back(entry.path().string());
  }
  std::ranges::sort(files);
  return files;
}

net::Outcome outcome_of(const std::string& path) {
  net::Outcome outcome;
  outcome.attempts = 1;
  try {
    net::Response response;
    response.status = 200;
    response.url = path;
    response.body = sys::read_file(path, limits::file_bytes);
    response.digest = digest64(response.body);
    outcome.response = std::move(response);
  } catch (const Error& error) {
    outcome.error = error;
    outcome.failure = "broken";
  }
  return outcome;
}

}  // namespace

std::vector<net::Outcome> read_local(const std::string& url) {
  std::vector<net::Outcome> outcomes;
  for (const std::string& path : files_of(url.substr(scheme.size())))
    outcomes.push_back(outcome_of(path));
  return outcomes;
}

}  // namespace medtech::sources
