// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/limits.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace medtech::net {

/// What is known of a stored answer besides its body.
struct CachedResponse {
  int status = 200;  ///< that of a page that is not there stands for itself, with no body
  std::string etag;
  std::string last_modified;
  std::string content_type;
  std::string url;                  ///< after redirects
  std::chrono::sys_seconds stored;  ///< real clock; of the last answer that confirmed it
  std::chrono::sys_seconds
      fresh_until;           ///< by Cache-Control/Expires; `stored` where it says nothing
  std::uint64_t digest = 0;  ///< digest64 of the body

  bool operator==(const CachedResponse&) const = default;
};

/// Answers kept on disk under $XDG_CACHE_HOME, in a SQLite file of its own that may be deleted at
/// any time: a damaged or newer file is thrown away and begun anew, a file that can't be written
/// means no cache, never an error. Keys hold no secrets: they are made of URL and headers without
/// secret parts.
class HttpCache {
 public:
  /// Opens (lazily, at the first use) the file at `path`, making its folder where there is none.
  /// When bodies exceed `most_bytes` the oldest are dropped.
  explicit HttpCache(std::string path, std::size_t most_bytes = limits::http_cache_bytes);
  HttpCache(const HttpCache&) = delete;
  HttpCache& operator=(const HttpCache&) = delete;
  /// Commits.
  ~HttpCache();

  /// Everything but the body.
  std::optional<CachedResponse> find(const std::string& key);
  /// The body of an entry; absent, and the entry forgotten, where it does not have its digest.
  std::optional<std::string> find_body(const std::string& key);
  void store(const std::string& key, const CachedResponse& response, std::string_view body);
  /// After a 304: new freshness, same body.
  void touch(const std::string& key, std::chrono::sys_seconds stored,
             std::chrono::sys_seconds fresh_until);
  void forget(const std::string& key);
  /// Makes what was stored since the last commit visible to other processes and lets them store.
  void commit();

  /// Remembers a real instant under a name of the caller's, such as when a source was asked last.
  void mark(const std::string& name, std::chrono::sys_seconds instant);
  std::optional<std::chrono::sys_seconds> marked(const std::string& name);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace medtech::net
