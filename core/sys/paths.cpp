// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/paths.hpp"

#include "core/base/embedded.hpp"
#include "core/base/error.hpp"
#include "core/base/limits.hpp"
#include "core/sys/file.hpp"

#include <filesystem>
#include <pwd.h>
#include <unistd.h>

namespace medtech::sys {

namespace {

// Without $HOME (cron, services) the home of the user by the system's list, as shells take it.
std::string home_of_user(const Environment& environment) {
  if (const auto home = environment.find_filled("HOME")) return *home;
  const passwd* user = ::getpwuid(::geteuid());
  return user != nullptr && user->pw_dir != nullptr && *user->pw_dir == '/' ? user->pw_dir : ".";
}

std::string xdg_folder(const Environment& environment, std::string_view variable,
                       const std::string& below_home) {
  const auto given = environment.find_filled(variable);
  if (given && given->starts_with('/')) return *given + "/medtech";
  return home_of_user(environment) + below_home + "/medtech";
}

}  // namespace

Paths Paths::of(const Environment& environment) {
  Paths paths;
  paths.config_dir = xdg_folder(environment, "XDG_CONFIG_HOME", "/.config");
  paths.data_dir = xdg_folder(environment, "XDG_DATA_HOME", "/.local/share");
  paths.cache_dir = xdg_folder(environment, "XDG_CACHE_HOME", "/.cache");
  paths.profile =
      environment.find_filled("MEDTECH_PROFILE").value_or(paths.config_dir + "/profile.toml");
  paths.database = environment.find_filled("MEDTECH_DB").value_or(paths.data_dir + "/medtech.db");
  paths.sources =
      environment.find_filled("MEDTECH_SOURCES").value_or(paths.config_dir + "/sources.toml");
  paths.data = environment.find_filled("MEDTECH_DATA").value_or("");
  return paths;
}

std::string data_file(const std::string& folder, std::string_view name) {
  if (!folder.empty()) {
    const std::string path = folder + "/" + std::string(name);
    if (std::filesystem::exists(path)) return read_file(path, limits::file_bytes);
  }
  const auto found = embedded::find(name);
  if (!found)
    throw Error(ErrorKind::defect, "the program lacks its data file " + std::string(name));
  return std::string(*found);
}

std::string find_module(std::string_view name) {
  std::error_code unknown;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", unknown);
  const std::filesystem::path folder = program.parent_path();
  for (const std::filesystem::path& place :
       {folder, folder.parent_path(), folder.parent_path() / MEDTECH_MODULES}) {
    const std::filesystem::path module = place / name;
    if (std::filesystem::exists(module, unknown)) return module.string();
  }
  throw Error(ErrorKind::defect, "the module " + std::string(name) + " is not there",
              "it belongs beside the program, or into " +
                  (folder.parent_path() / MEDTECH_MODULES).string());
}

}  // namespace medtech::sys
