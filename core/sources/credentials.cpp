// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/credentials.hpp"

#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/sources/source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace medtech::sources {

namespace {

std::string key_for(const CredentialNeed& need, std::string_view ending) {
  return std::string(need.name).append(ending);
}

// A value that can be sent: one line of printable ASCII.
bool is_sendable(std::string_view value) {
  return !value.empty() && value.size() <= limits::key_bytes &&
         std::ranges::all_of(value, [](char c) { return c >= ' ' && c <= '~'; });
}

std::unexpected<Error> lacks(std::string why) {
  return std::unexpected(Error(ErrorKind::network, std::move(why)));
}

Result<std::string> from_variable(const CredentialNeed& need, const std::string& variable,
                                  const sys::Environment& environment) {
  const std::string value(text::trim(environment.find(variable).value_or("")));
  if (value.empty())
    return lacks(fmt::format("{} is missing: the variable {} is not set", need.what, variable));
  if (!is_sendable(value))
    return lacks(fmt::format("{} in the variable {} has characters that can't be sent, or too many",
                             need.what, variable));
  return value;
}

Result<std::string> from_command(const CredentialNeed& need, const SourceConfig& config,
                                 const RunCommand& run) {
  const auto limit = std::min(config.timeout, limits::key_command_timeout);
  const std::string key = key_for(need, "_command");
  const auto value = run(config.key(key), limit);
  if (!value)
    return lacks(fmt::format("{} is missing: {} {}", need.what, key, value.error().message));
  if (!is_sendable(*value))
    return lacks(fmt::format("{} is missing: {} printed characters that can't be sent, or too many",
                             need.what, key));
  return value;
}

Result<std::string> find_one(const CredentialNeed& need, const SourceConfig& config,
                             const sys::Environment& environment, const RunCommand& run) {
  if (const std::string& written = config.key(need.name); need.written && !written.empty())
    return written;
  if (!config.key(key_for(need, "_command")).empty()) return from_command(need, config, run);
  const std::string& named = config.key(key_for(need, "_env"));
  return from_variable(need, named.empty() ? std::string(need.variable) : named, environment);
}

}  // namespace

std::vector<std::string> keys_of(const CredentialNeed& need) {
  std::vector<std::string> keys;
  if (need.written) keys.emplace_back(need.name);
  keys.push_back(key_for(need, "_env"));
  if (need.commanded) keys.push_back(key_for(need, "_command"));
  return keys;
}

bool runs_a_command(const SourceConfig& config, std::span<const CredentialNeed> needs) {
  return std::ranges::any_of(needs, [&](const CredentialNeed& need) {
    return need.commanded && !config.key(key_for(need, "_command")).empty();
  });
}

bool names_a_secret(std::string_view key) {
  static constexpr auto names =
      std::to_array<std::string_view>({"key", "api_key", "apikey", "app_key", "appkey", "auth_key",
                                       "authorization_key", "secret", "token", "password"});
  std::string plain = text::lower(key);
  std::ranges::replace(plain, '-', '_');
  return std::ranges::find(names, plain) != names.end();
}

bool is_variable_name(std::string_view text) {
  constexpr std::size_t suspicious = 16;  // bytes: keys have no "_", and letters among digits
  const auto fits = [](char c) { return text::is_alnum(c) || c == '_'; };
  const bool digits = std::ranges::any_of(text, text::is_digit);
  const bool key = digits && text.size() >= suspicious && !text.contains('_');
  return !text.empty() && !text::is_digit(text.front()) && std::ranges::all_of(text, fits) && !key;
}

Result<Credentials> find_credentials(const SourceConfig& config,
                                     const sys::Environment& environment, const RunCommand& run) {
  Credentials credentials;
  const Kind* kind = find_kind(config.kind);
  if (kind == nullptr) return credentials;
  for (const CredentialNeed& need : kind->credentials) {
    auto value = find_one(need, config, environment, run);
    if (!value) return std::unexpected(value.error());
    credentials.*need.place = std::move(*value);
  }
  return credentials;
}

std::optional<std::string> missing_credential(const SourceConfig& config,
                                              const sys::Environment& environment) {
  const RunCommand unknown = [](const std::string&, std::chrono::milliseconds) {
    return Result<std::string>("unknown");
  };
  const auto found = find_credentials(config, environment, unknown);
  return found ? std::nullopt : std::optional(found.error().message);
}

}  // namespace medtech::sources
