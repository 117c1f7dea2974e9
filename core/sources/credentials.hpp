// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.hpp"
#include "core/sys/environment.hpp"

#include <chrono>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What some kinds are asked with: keys, which no file of ours ever holds, and what goes with them.
namespace medtech::sources {

struct SourceConfig;

/// Who asks, as a service wants to know it. Lives in memory alone.
struct Credentials {
  std::string key;
  std::string email;
  std::string app_id;

  bool operator==(const Credentials&) const = default;
};

/// One thing that a kind does not answer without, and the keys of sources.toml that tell where it
/// is: NAME (where it may be written), NAME_env, NAME_command (where a command may tell it).
struct CredentialNeed {
  std::string_view name;      ///< "key", "email", "app_id"
  std::string_view what;      ///< "the key"
  std::string_view variable;  ///< the environment variable that is looked at where none is named
  bool written = false;
  bool commanded = false;
  std::string Credentials::* place = nullptr;
};

/// The keys of a need that a source may have, the first of which is to be preferred.
std::vector<std::string> keys_of(const CredentialNeed& need);

/// True where a command tells one of these things of the source.
bool runs_a_command(const SourceConfig& config, std::span<const CredentialNeed> needs);

/// True for names under which people are apt to write a key itself: "key", "api_key", "token".
bool names_a_secret(std::string_view key);

/// True for what may be the name of an environment variable and does not look like a key itself.
bool is_variable_name(std::string_view text);

/// Runs a command line within that time and gives the first line that it prints.
using RunCommand =
    std::function<Result<std::string>(const std::string& command, std::chrono::milliseconds)>;

/// What the source is asked with, out of its file, the environment and commands. The error says
/// what is missing and why, never what was found.
Result<Credentials> find_credentials(const SourceConfig& config,
                                     const sys::Environment& environment, const RunCommand& run);

/// Why a credential is known to be missing without running any command; absent where none is.
std::optional<std::string> missing_credential(const SourceConfig& config,
                                              const sys::Environment& environment);

}  // namespace medtech::sources
