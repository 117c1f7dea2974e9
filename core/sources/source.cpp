// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/source.hpp"

namespace medtech::sources {

namespace {

std::string_view without_end_slashes(std::string_view url) {
  while (url.ends_with('/')) url.remove_suffix(1);
  return url;
}

const std::vector<std::string>& list_named(const NamedLists& lists, std::string_view name) {
  static const std::vector<std::string> none;
  const auto found = lists.find(name);
  return found == lists.end() ? none : found->second;
}

}  // namespace

const std::string& SourceConfig::key(std::string_view name) const {
  static const std::string none;
  const auto found = keys.find(name);
  return found == keys.end() ? none : found->second;
}

const std::vector<std::string>& SourceConfig::list(std::string_view name) const {
  return list_named(lists, name);
}

const std::vector<std::string>& SourceConfig::usual_list(std::string_view name) const {
  return list_named(usual, name);
}

std::string service_url(const SourceConfig& config, std::string_view host, std::string_view path) {
  std::string url = config.base_url.empty() ? "https://" + std::string(host)
                                            : std::string(without_end_slashes(config.base_url));
  if (!path.starts_with('/')) url += '/';
  return url.append(path);
}

std::string written_url(const SourceConfig& config, std::string_view url) {
  if (config.base_url.empty()) return std::string(url);
  const std::size_t scheme = url.find("://");
  const std::size_t host = scheme == std::string_view::npos ? 0 : scheme + 3;
  const std::size_t path = url.find_first_of("/?#", host);
  return service_url(config, {}, path == std::string_view::npos ? "/" : url.substr(path));
}

}  // namespace medtech::sources
