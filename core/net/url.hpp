// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace medtech::net {

/// An absolute http(s) address taken apart (RFC 3986), in printable ASCII: scheme and host in lower
/// case, dot segments removed, what may not stand in an address percent-encoded.
struct Url {
  std::string scheme;      ///< "http" or "https"
  std::string user_info;   ///< "user:password" as written; "" where there is none
  std::string host;        ///< name, IPv4 or "[IPv6]"; international names only in their ASCII form
  std::uint16_t port = 0;  ///< the scheme's own where none is written
  std::string path;        ///< from "/"
  std::optional<std::string> query;     ///< without "?"
  std::optional<std::string> fragment;  ///< without "#"

  bool operator==(const Url&) const = default;
};

/// Absent for other schemes, relative references, hosts or ports that can't be, and overlong text.
/// White space around it and line breaks inside are ignored, as browsers do.
std::optional<Url> parse_url(std::string_view text);

/// The address without user and password, which belong to a request, not to a page.
std::string to_string(const Url& url);

/// Scheme, host and port of an http(s) address in lower case ("https://x.example:8443"), the port
/// only where it is not the scheme's own; empty for anything else.
std::string origin(const std::string& url);
std::string origin(const Url& url);

/// Host, and port where it is not the scheme's own, for messages: "x.example:8443"; empty as above.
std::string host_label(const std::string& url);

/// True for localhost, 127.0.0.0/8 and [::1].
bool is_loopback(const std::string& url);

/// `reference` seen from the page at `base` (RFC 3986, 5.2); http(s) results only, else empty.
/// Never holds a user or password.
std::string resolve(const std::string& base, const std::string& reference);

/// Percent-encodes everything but unreserved characters and those in `keep`.
std::string percent_encode(const std::string& text, const std::string& keep = "");
/// The bytes that a text with %XX stands for; a lone "%" stays.
std::string percent_decode(std::string_view text);

using NamedValues = std::vector<std::pair<std::string, std::string>>;

/// Appends parameters, percent-encoded, to the query.
void add_query(Url& url, const NamedValues& parameters);
/// Takes out of the query each parameter that has the name of a secret or repeats the value of one.
void remove_secrets(Url& url, const NamedValues& secrets);

}  // namespace medtech::net
