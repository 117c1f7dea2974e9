// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/resume_versions.hpp"

#include "core/base/limits.hpp"
#include "core/sys/file.hpp"
#include "core/tracker/application.hpp"
#include "core/tracker/tracker.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <system_error>

namespace medtech::cmd {

std::vector<lint::Sent> sent_before(Context& context, const std::string& path) {
  std::vector<lint::Sent> sent;
  std::error_code unknown;
  if (path == "-" || !std::filesystem::exists(context.paths().database, unknown)) return sent;
  const auto size = std::filesystem::file_size(path, unknown);
  if (unknown || size > limits::kept_file_bytes) return sent;
  const std::string content = sys::read_file(path, limits::kept_file_bytes);
  std::map<std::string, bool> same;  // by the hash of a version
  for (const std::int64_t id : context.tracker().with_resumes()) {
    const auto application = context.tracker().load(id);
    if (!application) continue;
    const bool with_it =
        std::ranges::any_of(application->resumes, [&](const tracker::KeptFile& file) {
          const auto [known, is_new] = same.try_emplace(file.digest, false);
          if (is_new) known->second = context.tracker().kept(file.digest) == content;
          return known->second;
        });
    if (with_it) sent.push_back({application->summary.title, application->summary.employer});
  }
  return sent;
}

}  // namespace medtech::cmd
