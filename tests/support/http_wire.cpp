// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/http_wire.hpp"

#include "core/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>
#define ZLIB_CONST
#include <zlib.h>

namespace medtech::testing {

namespace {

const std::string* find_header(const HeaderList& headers, std::string_view name) {
  const auto found = std::ranges::find_if(
      headers, [&](const auto& header) { return text::equal_ignoring_case(header.first, name); });
  return found == headers.end() ? nullptr : &found->second;
}

bool is_unchanged(const Reply& reply, const ReceivedRequest& request) {
  if (reply.status != 200) return false;
  const bool same_etag =
      !reply.etag.empty() && request.header("If-None-Match").contains(reply.etag);
  const bool same_date =
      !reply.last_modified.empty() && request.header("If-Modified-Since") == reply.last_modified;
  return same_etag || same_date;
}

// The gzip form of a text that is `piece` again and again, which is never in memory as a whole.
std::string gzipped_repeatedly(std::string_view piece, std::size_t times) {
  z_stream stream{};
  constexpr int with_gzip_head = 15 + 16;
  if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, with_gzip_head, 8, Z_DEFAULT_STRATEGY) !=
      Z_OK) {
    throw std::runtime_error("zlib can't be started");
  }
  std::string out;
  std::array<Bytef, 16 * 1024> chunk{};
  for (std::size_t i = 0; i < times; ++i) {
    stream.next_in = reinterpret_cast<const Bytef*>(piece.data());
    stream.avail_in = static_cast<uInt>(piece.size());
    do {
      stream.next_out = chunk.data();
      stream.avail_out = static_cast<uInt>(chunk.size());
      deflate(&stream, i + 1 == times ? Z_FINISH : Z_NO_FLUSH);
      out.append(reinterpret_cast<const char*>(chunk.data()), chunk.size() - stream.avail_out);
    } while (stream.avail_out == 0);
  }
  deflateEnd(&stream);
  return out;
}

}  // namespace

std::string ReceivedRequest::header(std::string_view name) const {
  const std::string* value = find_header(headers, name);
  return value == nullptr ? "" : *value;
}

bool ReceivedRequest::has_header(std::string_view name) const {
  return find_header(headers, name) != nullptr;
}

Reply redirect_to(const std::string& location, int status) {
  Reply reply;
  reply.status = status;
  reply.headers = {{"Location", location}};
  return reply;
}

Reply gzip_bomb(std::size_t bytes) {
  Reply reply;
  reply.headers = {{"Content-Type", "application/json"}, {"Content-Encoding", "gzip"}};
  constexpr std::size_t piece = 64 * 1024;
  reply.encoded_body = gzipped_repeatedly(std::string(piece, ' '), (bytes + piece - 1) / piece);
  return reply;
}

Reply ill_mannered(Reply::Manner manner, std::string body) {
  Reply reply;
  reply.manner = manner;
  reply.body = std::move(body);
  return reply;
}

std::string gzipped(std::string_view bytes) { return gzipped_repeatedly(bytes, 1); }

bool parse_head(std::string_view text, ReceivedRequest& request) {
  const std::vector<std::string_view> lines = text::lines(text);
  if (lines.empty()) return false;
  const std::vector<std::string_view> words = text::split(lines.front(), ' ');
  if (words.size() != 3 || !words[2].starts_with("HTTP/1.")) return false;
  request.method = words[0];
  request.target = words[1];
  const std::size_t mark = std::min(words[1].find('?'), words[1].size());
  request.path = words[1].substr(0, mark);
  request.query = words[1].substr(std::min(mark + 1, words[1].size()));
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::size_t colon = lines[i].find(':');
    if (colon == std::string_view::npos) continue;
    request.headers.emplace_back(lines[i].substr(0, colon), text::trim(lines[i].substr(colon + 1)));
  }
  return true;
}

std::size_t content_length(const ReceivedRequest& request) {
  const std::string digits = request.header("Content-Length");
  std::size_t length = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), length);
  return length;
}

WireAnswer to_wire(const Reply& reply, const ReceivedRequest& request) {
  const bool unchanged = is_unchanged(reply, request);
  const int status = unchanged ? 304 : reply.status;
  WireAnswer answer;
  answer.head = fmt::format("HTTP/1.1 {} {}\r\n", status, status < 300 ? "OK" : "Otherwise");
  for (const auto& [name, value] : reply.headers) answer.head += name + ": " + value + "\r\n";
  if (!reply.etag.empty()) answer.head += "ETag: " + reply.etag + "\r\n";
  if (!reply.last_modified.empty()) {
    answer.head += "Last-Modified: " + reply.last_modified + "\r\n";
  }
  if (unchanged) {
    answer.head += "\r\n";
    return answer;
  }
  answer.body = reply.encoded_body.empty() ? reply.body : reply.encoded_body;
  if (reply.gzip && request.header("Accept-Encoding").contains("gzip")) {
    answer.body = gzipped(reply.body);
    answer.head += "Content-Encoding: gzip\r\n";
  }
  if (find_header(reply.headers, "Content-Type") == nullptr) {
    answer.head += "Content-Type: application/json\r\n";
  }
  // Without a length an endless body ends only where the connection does.
  if (reply.manner != Reply::Manner::endless) {
    answer.head += fmt::format("Content-Length: {}\r\n", answer.body.size());
  }
  answer.head += "\r\n";
  return answer;
}

}  // namespace medtech::testing
