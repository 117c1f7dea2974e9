// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/answer.hpp"

#include "core/base/text.hpp"
#include "core/format/gzip.hpp"
#include "core/net/url.hpp"

#include <algorithm>
#include <utility>

namespace medtech::sources {

net::Request get_request(const SourceConfig& config, std::string url) {
  net::Request request;
  request.url = std::move(url);
  request.timeout = std::min(config.timeout, limits::request_timeout);
  request.budget = config.timeout;
  return request;
}

std::string path_segment(std::string_view text) { return net::percent_encode(std::string(text)); }

std::string web_address(std::string_view text) {
  text = text::trim(text);
  const bool bare = text::starts_with_ignoring_case(text, "www.");
  std::string address = bare ? "https://" : "";
  return net::resolve({}, address.append(text));
}

std::string charset_of(std::string_view content_type) {
  for (const std::string_view part : text::split(content_type, ';')) {
    if (!text::starts_with_ignoring_case(part, "charset=")) continue;
    std::string_view value = text::trim(part.substr(8));
    if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'')) {
      value = value.substr(1, value.size() - 2);
    }
    return text::lower(value);
  }
  return {};
}

Result<std::string_view> body_of(const net::Response& response, std::string& unpacked) {
  if (!gzip::is_compressed(response.body)) return std::string_view(response.body);
  auto contents = gzip::decompress(response.body, limits::body_bytes);
  if (!contents) return std::unexpected(contents.error());
  unpacked = *std::move(contents);
  return std::string_view(unpacked);
}

bool begins_like_html(std::string_view body) {
  if (body.starts_with("\xEF\xBB\xBF")) body.remove_prefix(3);
  body = text::trim(body.substr(0, limits::kibibyte));
  while (body.starts_with("<!--")) {
    const std::size_t end = body.find("-->");
    if (end == std::string_view::npos) return false;
    body = text::trim(body.substr(end + 3));
  }
  return text::starts_with_ignoring_case(body, "<!doctype html") ||
         text::starts_with_ignoring_case(body, "<html");
}

Result<json::Document> parse_answer(std::string_view body) {
  if (text::trim(body.substr(0, limits::kibibyte)).starts_with('<')) {
    return std::unexpected(
        Error(ErrorKind::network, "HTML where JSON was due (a bot wall or a wrong address)"));
  }
  auto document = json::Document::parse(body);
  if (!document) return std::unexpected(document.error().within("no readable JSON"));
  return document;
}

std::string text_of(json::Value value) { return std::string(text::trim(value.scalar_text())); }

Reading failed_reading(std::string reason) {
  Reading reading;
  reading.failure = std::move(reason);
  reading.whole = false;
  return reading;
}

}  // namespace medtech::sources
