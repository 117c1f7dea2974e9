// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

/// Values of HTTP header fields (RFC 9110, RFC 9111), as hostile servers may send them.
namespace medtech::net {

/// What the status line and the fields of one answer say; "" where a field is missing.
struct AnswerHead {
  int status = 0;
  std::string content_type;  ///< in lower case
  std::string etag;
  std::string last_modified;
  std::string cache_control;  ///< several fields joined with ", ", as `vary`
  std::string vary;
  std::string expires;
  std::string date;
  std::string age;
  std::string location;
  std::string retry_after;
  std::string content_length;

  bool operator==(const AnswerHead&) const = default;
};

/// Takes over one line of an answer's head ("Name: value"); of a repeated field that is no list the
/// first counts. Lines of no interest change nothing.
void note_header_line(AnswerHead& head, std::string_view line);

/// The directives of Cache-Control that a private cache minds.
struct CacheControl {
  bool no_store = false;
  bool no_cache = false;
  std::optional<std::chrono::seconds> max_age = {};  ///< 0 where it is written but makes no sense

  bool operator==(const CacheControl&) const = default;
};
CacheControl parse_cache_control(std::string_view text);

/// "Sun, 06 Nov 1994 08:49:37 GMT" and the two older forms (RFC 9110, 5.6.7); absent for anything
/// else.
std::optional<std::chrono::sys_seconds> parse_http_date(std::string_view text);

/// Retry-After as a wait from `now`: a number of seconds or a date (0 where it has passed).
std::optional<std::chrono::seconds> parse_retry_after(std::string_view text,
                                                      std::chrono::sys_seconds now);

/// How long the answer may be used without asking again, by Cache-Control, Expires and Age; never
/// guessed, at most limits::fresh_most.
std::chrono::seconds fresh_for(const AnswerHead& head, std::chrono::sys_seconds now);

/// Whether an answer of this head may be kept: not with no-store or Vary: *.
bool may_be_stored(const AnswerHead& head);

}  // namespace medtech::net
