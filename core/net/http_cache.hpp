// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace medtech::net {

/// A stored answer.
struct CachedResponse {
  std::string etag;
  std::string last_modified;
  std::string content_type;
  std::string url;                        ///< after redirects
  std::chrono::sys_seconds stored;        ///< real clock
  std::chrono::sys_seconds fresh_until;   ///< by Cache-Control/Expires; `stored` where it says nothing
  std::string body;                       ///< left empty by find_validators
};

/// Answers kept on disk under $XDG_CACHE_HOME, in a SQLite file of its own that may be deleted at any
/// time: a damaged or newer file is thrown away and begun anew, a file that can't be written means
/// no cache, never an error. Keys hold no secrets: they are made of method and URL without secret parts.
class HttpCache {
 public:
  /// Opens (lazily, at the first use) the file at `path`.
  explicit HttpCache(std::string path);
  HttpCache(const HttpCache&) = delete;
  HttpCache& operator=(const HttpCache&) = delete;
  ~HttpCache();

  /// Everything but the body.
  std::optional<CachedResponse> find_validators(const std::string& key);
  /// The body of an entry; absent where it has gone meanwhile.
  std::optional<std::string> find_body(const std::string& key);
  void store(const std::string& key, const CachedResponse& response);
  /// After a 304: new freshness, same body.
  void touch(const std::string& key, std::chrono::sys_seconds stored, std::chrono::sys_seconds fresh_until);
  void forget(const std::string& key);
  /// Commits what was stored since the last commit.
  void commit();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace medtech::net
