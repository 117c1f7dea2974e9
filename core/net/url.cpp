// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/url.hpp"

#include "core/base/limits.hpp"
#include "core/base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace medtech::net {

namespace {

constexpr std::string_view hex_digits = "0123456789ABCDEF";

void append_encoded(std::string& out, char c) {
  const auto byte = static_cast<unsigned char>(c);
  out += '%';
  out += hex_digits[byte >> 4U];
  out += hex_digits[byte & 15U];
}

// Bytes that no part of an address may hold as they are; all others stay as they were written.
bool must_be_encoded(char c) {
  constexpr std::string_view unwise = "\"<>\\^`{|}";
  const auto byte = static_cast<unsigned char>(c);
  return byte <= ' ' || byte >= 0x7F || unwise.contains(c);
}

std::string encoded_part(std::string_view part) {
  std::string out;
  out.reserve(part.size());
  for (const char c : part) {
    if (must_be_encoded(c)) {
      append_encoded(out, c);
    } else {
      out += c;
    }
  }
  return out;
}

std::string cleaned(std::string_view text) {
  const auto blank = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  std::string out(text);
  std::erase_if(out, [](char c) { return c == '\t' || c == '\n' || c == '\r'; });
  return out;
}

// RFC 3986, 5.2.4, for a path that starts with "/".
std::string without_dot_segments(std::string_view path) {
  std::vector<std::string_view> kept;
  bool ends_open = false;
  std::size_t from = 1;
  while (from <= path.size()) {
    const std::size_t slash = std::min(path.find('/', from), path.size());
    const std::string_view segment = path.substr(from, slash - from);
    const bool dots = segment == "." || segment == "..";
    if (segment == ".." && !kept.empty()) kept.pop_back();
    if (!dots) kept.push_back(segment);
    ends_open = dots && slash == path.size();
    from = slash + 1;
  }
  std::string out;
  out.reserve(path.size());
  for (const std::string_view segment : kept) out.append("/").append(segment);
  if (ends_open || out.empty()) out += '/';
  return out;
}

// The scheme before ":", or nothing where the text does not start with one.
std::string_view scheme_of(std::string_view text) {
  if (text.empty() || !text::is_alpha(text.front())) return {};
  for (std::size_t i = 1; i < text.size(); ++i) {
    const char c = text[i];
    if (c == ':') return text.substr(0, i);
    if (!text::is_alnum(c) && c != '+' && c != '-' && c != '.') return {};
  }
  return {};
}

bool is_host(std::string_view host) {
  constexpr std::size_t longest_name = 253;  // RFC 1035, 2.3.4
  if (host.empty() || host.size() > longest_name) return false;
  if (host.front() == '[') {
    return host.back() == ']' && host.size() > 4 &&
           std::ranges::all_of(host.substr(1, host.size() - 2), [](char c) {
             return text::is_digit(c) || (c >= 'a' && c <= 'f') || c == ':' || c == '.';
           });
  }
  return host.front() != '.' && std::ranges::all_of(host, [](char c) {
           return text::is_alnum(c) || c == '-' || c == '.' || c == '_';
         });
}

std::uint16_t usual_port(std::string_view scheme) { return scheme == "https" ? 443 : 80; }

bool read_authority(std::string_view authority, Url& url) {
  if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos) {
    url.user_info = encoded_part(authority.substr(0, at));
    authority.remove_prefix(at + 1);
  }
  const std::size_t bracket = authority.rfind(']');
  const std::size_t colon = authority.rfind(':');
  const bool has_port =
      colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket);
  url.host = text::lower(has_port ? authority.substr(0, colon) : authority);
  url.port = usual_port(url.scheme);
  const std::string_view port = has_port ? authority.substr(colon + 1) : std::string_view{};
  if (!port.empty()) {
    const auto [end, fault] = std::from_chars(port.begin(), port.end(), url.port);
    if (fault != std::errc() || end != port.end() || url.port == 0) return false;
  }
  return is_host(url.host);
}

struct Rest {
  std::string_view path;
  std::optional<std::string> query;
  std::optional<std::string> fragment;
};

// Path, query and fragment of what follows the authority.
Rest split_rest(std::string_view text) {
  Rest rest;
  if (const std::size_t hash = text.find('#'); hash != std::string_view::npos) {
    rest.fragment = encoded_part(text.substr(hash + 1));
    text = text.substr(0, hash);
  }
  if (const std::size_t mark = text.find('?'); mark != std::string_view::npos) {
    rest.query = encoded_part(text.substr(mark + 1));
    text = text.substr(0, mark);
  }
  rest.path = text;
  return rest;
}

bool is_overlong(const Url& url) {
  const std::size_t fragment = url.fragment ? url.fragment->size() : 0;
  const std::size_t query = url.query ? url.query->size() : 0;
  return url.path.size() + query + fragment > limits::request_url_bytes;
}

std::optional<Url> parse_cleaned(std::string_view text) {
  Url url;
  url.scheme = text::lower(scheme_of(text));
  if (url.scheme != "http" && url.scheme != "https") return std::nullopt;
  text.remove_prefix(url.scheme.size() + 1);
  if (!text.starts_with("//")) return std::nullopt;
  text.remove_prefix(2);
  const std::size_t end = std::min(text.find_first_of("/?#"), text.size());
  if (!read_authority(text.substr(0, end), url)) return std::nullopt;
  Rest rest = split_rest(text.substr(end));
  url.path = rest.path.empty() ? "/" : encoded_part(without_dot_segments(rest.path));
  url.query = std::move(rest.query);
  url.fragment = std::move(rest.fragment);
  if (is_overlong(url)) return std::nullopt;
  return url;
}

}  // namespace

std::optional<Url> parse_url(std::string_view text) { return parse_cleaned(cleaned(text)); }

std::string origin(const Url& url) {
  std::string out = url.scheme + "://" + url.host;
  if (url.port != usual_port(url.scheme)) out += ':' + std::to_string(url.port);
  return out;
}

std::string to_string(const Url& url) {
  std::string out = origin(url) + url.path;
  if (url.query) out += '?' + *url.query;
  if (url.fragment) out += '#' + *url.fragment;
  return out;
}

std::string origin(const std::string& url) {
  const std::optional<Url> parsed = parse_url(url);
  return parsed ? origin(*parsed) : "";
}

std::string host_label(const std::string& url) {
  const std::optional<Url> parsed = parse_url(url);
  return parsed ? origin(*parsed).substr(parsed->scheme.size() + 3) : "";
}

bool is_loopback(const std::string& url) {
  const std::optional<Url> parsed = parse_url(url);
  if (!parsed) return false;
  if (parsed->host == "localhost" || parsed->host == "[::1]") return true;
  const bool numeric =
      std::ranges::all_of(parsed->host, [](char c) { return text::is_digit(c) || c == '.'; });
  return numeric && parsed->host.starts_with("127.") && std::ranges::count(parsed->host, '.') == 3;
}

std::string resolve(const std::string& base, const std::string& reference) {
  const std::string wanted = cleaned(reference);
  std::optional<Url> url;
  if (!scheme_of(wanted).empty()) {
    url = parse_cleaned(wanted);
    return url ? to_string(*url) : "";
  }
  url = parse_url(base);
  if (!url) return "";
  if (wanted.starts_with("//")) {
    url = parse_cleaned(url->scheme + ":" + wanted);
    return url ? to_string(*url) : "";
  }
  Rest rest = split_rest(wanted);
  if (rest.path.empty()) {
    if (rest.query) url->query = std::move(rest.query);
  } else {
    const std::string folder = url->path.substr(0, url->path.rfind('/') + 1);
    const std::string path =
        rest.path.front() == '/' ? std::string(rest.path) : folder + std::string(rest.path);
    url->path = encoded_part(without_dot_segments(path));
    url->query = std::move(rest.query);
  }
  url->fragment = std::move(rest.fragment);
  return is_overlong(*url) ? "" : to_string(*url);
}

std::string percent_encode(const std::string& text, const std::string& keep) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const bool unreserved = text::is_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~';
    if (unreserved || keep.find(c) != std::string::npos) {
      out += c;
    } else {
      append_encoded(out, c);
    }
  }
  return out;
}

std::string percent_decode(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned char byte = 0;
    const char* digits = text.data() + i + 1;
    if (text[i] == '%' && i + 2 < text.size() &&
        std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2) {
      out += static_cast<char>(byte);
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

void add_query(Url& url, const NamedValues& parameters) {
  for (const auto& [name, value] : parameters) {
    std::string query = url.query.value_or("");
    if (!query.empty()) query += '&';
    url.query = query + percent_encode(name) + '=' + percent_encode(value);
  }
}

void remove_secrets(Url& url, const NamedValues& secrets) {
  if (!url.query || secrets.empty()) return;
  const auto is_secret = [&](std::string_view parameter) {
    const std::size_t equals = std::min(parameter.find('='), parameter.size());
    const std::string name = percent_decode(parameter.substr(0, equals));
    const std::string value =
        percent_decode(parameter.substr(std::min(equals + 1, parameter.size())));
    constexpr std::size_t telling = 8;  // shorter ones occur inside other values by chance
    return std::ranges::any_of(secrets, [&](const auto& secret) {
      return secret.first == name || (!value.empty() && secret.second == value) ||
             (secret.second.size() >= telling && value.contains(secret.second));
    });
  };
  std::string kept;
  std::string_view left = *url.query;
  while (!left.empty()) {
    const std::size_t end = std::min(left.find('&'), left.size());
    const std::string_view parameter = left.substr(0, end);
    if (!is_secret(parameter)) kept.append(kept.empty() ? "" : "&").append(parameter);
    left.remove_prefix(std::min(end + 1, left.size()));
  }
  if (kept.empty()) {
    url.query.reset();
  } else {
    url.query = std::move(kept);
  }
}

}  // namespace medtech::net
