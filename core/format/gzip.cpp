// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/gzip.hpp"

#define ZLIB_CONST
#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <zlib.h>

namespace medtech::gzip {

namespace {

using Stream = std::unique_ptr<z_stream, void (*)(z_stream*)>;

// A stream that expects a gzip header; null where there is no memory for it.
Stream begin_inflating(z_stream& state) {
  constexpr int gzip_window = 15 + 16;
  const bool begun = inflateInit2(&state, gzip_window) == Z_OK;
  return {begun ? &state : nullptr, [](z_stream* stream) { inflateEnd(stream); }};
}

Error damaged(const std::string& what) { return {ErrorKind::input, "the compressed data " + what}; }

}  // namespace

bool is_compressed(std::string_view bytes) { return bytes.starts_with("\x1F\x8B\x08"); }

Result<std::string> decompress(std::string_view bytes, std::size_t most) {
  z_stream state{};
  const Stream stream = begin_inflating(state);
  if (!stream) return std::unexpected(Error(ErrorKind::defect, "zlib can't be started"));
  std::string out;
  std::array<unsigned char, 64 * 1024> piece;
  std::size_t given = 0;
  while (true) {
    if (state.avail_in == 0) {
      constexpr std::size_t largest = std::numeric_limits<uInt>::max();
      const std::string_view next = bytes.substr(given, largest);
      state.next_in = reinterpret_cast<const Bytef*>(next.data());
      state.avail_in = static_cast<uInt>(next.size());
      given += next.size();
    }
    state.next_out = piece.data();
    state.avail_out = static_cast<uInt>(piece.size());
    const int status = inflate(stream.get(), Z_NO_FLUSH);
    const std::size_t size = piece.size() - state.avail_out;
    if (status == Z_BUF_ERROR && size == 0) return std::unexpected(damaged("breaks off"));
    if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR)
      return std::unexpected(damaged("can't be read"));
    if (size > most - out.size())
      return std::unexpected(damaged("holds more than " + std::to_string(most) + " bytes"));
    out.append(reinterpret_cast<const char*>(piece.data()), size);
    if (status != Z_STREAM_END) continue;
    const std::string_view rest = bytes.substr(given - state.avail_in);
    if (!is_compressed(rest)) return out;
    if (inflateReset(stream.get()) != Z_OK) return std::unexpected(damaged("can't be read"));
  }
}

}  // namespace medtech::gzip
