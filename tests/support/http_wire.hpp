// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// HTTP/1.1 on the server's side, as far as tests need it.
namespace medtech::testing {

using HeaderList = std::vector<std::pair<std::string, std::string>>;

/// A request as a server saw it.
struct ReceivedRequest {
  std::string method;
  std::string target;  ///< path and query as sent
  std::string path;
  std::string query;  ///< without "?"
  HeaderList headers;
  std::string body;

  /// The value of the first header of that name, ignoring case; "" where there is none.
  [[nodiscard]] std::string header(std::string_view name) const;
  [[nodiscard]] bool has_header(std::string_view name) const;
};

/// What a route answers, and how well it behaves.
struct Reply {
  /// What becomes of the answer on its way.
  enum class Manner {
    whole,
    stalled,    ///< the head and half of the body, then nothing more
    silent,     ///< nothing at all
    truncated,  ///< closed after half of the body that Content-Length promises
    endless,    ///< the body again and again, until the client hangs up
    closed,     ///< closed without an answer
    reset,      ///< the same, with a TCP reset
  };

  int status = 200;
  HeaderList headers = {};
  std::string body = {};
  bool gzip = false;               ///< compressed where the client takes it
  std::string encoded_body = {};   ///< sent in place of `body`, for a Content-Encoding in `headers`
  std::string etag = {};           ///< sent; a request that has it gets a 304
  std::string last_modified = {};  ///< the same
  std::chrono::milliseconds delay{0};  ///< before the first byte
  Manner manner = Manner::whole;
};

/// A reply that sends elsewhere.
Reply redirect_to(const std::string& location, int status = 302);
/// A small reply that unpacks to at least so many bytes.
Reply gzip_bomb(std::size_t bytes);
/// A reply that behaves badly.
Reply ill_mannered(Reply::Manner manner, std::string body = "");

/// Bytes in gzip's format.
std::string gzipped(std::string_view bytes);

/// Reads the head of a request ("GET /x HTTP/1.1\r\n…", without the empty line); false where it is
/// none.
bool parse_head(std::string_view text, ReceivedRequest& request);
/// The length that Content-Length tells; 0 where there is none.
std::size_t content_length(const ReceivedRequest& request);

/// An answer in bytes: head, and the body that belongs to it.
struct WireAnswer {
  std::string head;
  std::string body;
};
WireAnswer to_wire(const Reply& reply, const ReceivedRequest& request);

}  // namespace medtech::testing
