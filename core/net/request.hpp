// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.hpp"
#include "core/base/limits.hpp"
#include "core/net/url.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace medtech::net {

/// The manners that a service expects at its host; 0 where it says nothing.
struct Pace {
  std::size_t at_once = 0;               ///< requests at the same time
  std::chrono::milliseconds spacing{0};  ///< between the starts of two, loopback excepted

  bool refuses_bursts = false;  ///< 403 may mean "too many at once": try again

  bool operator==(const Pace&) const = default;
};

/// One HTTP request.
struct Request {
  std::string method = "GET";  ///< GET or POST
  std::string url;             ///< absolute, http or https; user and password in it are kept secret
  NamedValues headers;
  /// Sent like headers, but never stored, logged or sent to another origin: Authorization and the
  /// like. Answers are handed on with "x" in place of what they repeat of secrets.
  NamedValues secret_headers;
  /// Query parameters that hold secrets; appended to the URL when it is sent, kept out of
  /// everything else.
  NamedValues secret_query;
  std::string body;  ///< of POST

  /// Requests of one group (a source) that wait for a host are given up when the host fails one of
  /// them and has answered none meanwhile. "" stands for itself.
  std::string group;

  /// The strictest of those that wait for one host counts for all of them.
  Pace pace;
  /// How long it may wait for its turn where its host wants time between requests; else it ends
  /// with the failure "postponed", without having been sent. Absent: as long as it takes.
  std::optional<std::chrono::milliseconds> patience;

  /// How the cache may answer.
  enum class Caching {
    validate,  ///< ask with If-None-Match / If-Modified-Since unless the copy is still fresh by
               ///< Cache-Control
    refresh,   ///< ask always, still with conditions
    none,      ///< neither read nor write the cache (POST is never cached)
  };
  Caching caching = Caching::validate;
  /// How long the answer is kept and used without asking, at least, whatever it says of that: for
  /// documents whose content is kept anyway. That there is none is kept too, but no longer than a
  /// day.
  std::chrono::seconds keep_for{0};
  /// What is known of the thing that is asked about: a copy kept under another edition does not
  /// count. "" where nothing is.
  std::string edition = {};
  std::chrono::milliseconds timeout = limits::request_timeout;  ///< of one attempt, whole
  /// How long its group, and its host, may have nothing of use to say from the first request that
  /// was sent or the last answer, attempts and waits between them included: then it ends.
  std::chrono::milliseconds budget = limits::source_timeout;
  std::size_t body_bytes = limits::body_bytes;  ///< bound of the decompressed body
};

/// What came back. An answer of any status is a response; where none came there is an
/// Error{network}.
struct Response {
  int status = 0;            ///< 200 too after a 304
  std::string url;           ///< after redirects, without secrets and fragment
  std::string content_type;  ///< as sent, lower case: "text/html; charset=iso-8859-1"
  std::string body;          ///< decompressed; left empty where not_modified, see Client::load_body
  std::uint64_t digest = 0;  ///< digest64 of the body, known where not_modified too
  bool not_modified = false;  ///< 304, or the copy was still fresh: the body is the one seen before
  bool asked = true;          ///< false where the copy was fresh and no request was made
  std::uint64_t bytes_received = 0;  ///< over the wire, body only
  std::string cache_key;             ///< of the copy that holds the body; "" unless not_modified
};

/// True where there is nothing at an address. Such an answer may be kept (RFC 9110, 15.1).
constexpr bool is_no_such_page(int status) {
  return status == 404 || status == 405 || status == 410;
}

/// How a request ended: with a response or an error, never both.
struct Outcome {
  std::optional<Response> response;
  std::optional<Error> error;  ///< set exactly where there is no response
  /// Kind of failure for `source list`: "timeout", "connect", "tls", "too-large", "redirect",
  /// "broken", "postponed".
  std::string failure;
  std::size_t attempts = 0;  ///< requests sent, redirects followed not counted
};

}  // namespace medtech::net
