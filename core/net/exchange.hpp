// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/limits.hpp"
#include "core/net/http_fields.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace medtech::net {

/// User and password of HTTP's basic scheme.
struct Login {
  std::string user;
  std::string password;
};

/// One question to one server: no redirect is followed, nothing is tried again.
struct Question {
  std::string method = "GET";
  std::string url;                   ///< with its secrets: never logged
  std::vector<std::string> headers;  ///< "Name: value", without line breaks
  std::string user_agent;
  std::optional<Login> login;
  std::string body;  ///< of POST
  std::size_t body_bytes = limits::body_bytes;
  std::chrono::milliseconds connect_timeout = limits::connect_timeout;
  std::chrono::milliseconds idle_timeout = limits::idle_timeout;  ///< without a byte either way
  std::chrono::milliseconds timeout = limits::request_timeout;    ///< whole
};

/// How an exchange ended without a whole answer.
enum class Breakage {
  unreachable,        ///< no such host, or nobody listens there
  proxy_unreachable,  ///< the same of the proxy
  connect_timeout,
  idle_timeout,
  timeout,
  tls,             ///< no secure connection: certificate or handshake
  too_large,       ///< body beyond its bound
  head_too_large,  ///< headers beyond theirs
  broken,          ///< closed or reset on the way: another attempt may do
  unreadable       ///< not HTTP, or an encoding that can't be undone
};

/// What came of a question.
struct Answer {
  AnswerHead head;
  std::string body;                  ///< decompressed
  std::uint64_t bytes_received = 0;  ///< of the body, over the wire
  std::chrono::milliseconds duration{0};
  std::optional<Breakage> breakage;  ///< absent where the answer is whole
  std::string detail;  ///< the reason of a breakage in libcurl's or the system's words
};

}  // namespace medtech::net
