// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/zip.hpp"

#include "core/base/limits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <zlib.h>

namespace medtech::zip {

namespace {

constexpr std::string_view local_mark{"PK\3\4", 4};
constexpr std::string_view central_mark{"PK\1\2", 4};
constexpr std::string_view end_mark{"PK\5\6", 4};
constexpr std::size_t local_bytes = 30;
constexpr std::size_t central_bytes = 46;
constexpr std::size_t end_bytes = 22;
constexpr std::size_t longest_comment = 65'535;
constexpr unsigned encrypted_flag = 1;
constexpr unsigned sizes_follow_flag = 8;

std::size_t number(std::string_view bytes, std::size_t at, std::size_t size) {
  std::size_t value = 0;
  for (std::size_t i = size; i-- > 0;)
    value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

std::unexpected<Error> wrong(std::string what) {
  return std::unexpected(Error(ErrorKind::input, std::move(what)));
}

/// Inflates without a header of zlib's.
class Inflater {
 public:
  Inflater() { ready_ = inflateInit2(&stream_, -MAX_WBITS) == Z_OK; }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  ~Inflater() { inflateEnd(&stream_); }

  /// Appends all to `out` up to `most` bytes; what ended it.
  int run(std::string_view packed, std::size_t most, std::string& out) {
    if (!ready_) return Z_MEM_ERROR;
    std::string input(packed);  // zlib takes no constant bytes
    stream_.next_in = reinterpret_cast<Bytef*>(input.data());
    stream_.avail_in = static_cast<uInt>(input.size());
    std::array<char, 32UL * 1024> buffer;
    int state = Z_OK;
    while (state == Z_OK && out.size() <= most) {
      stream_.next_out = reinterpret_cast<Bytef*>(buffer.data());
      stream_.avail_out = static_cast<uInt>(buffer.size());
      state = inflate(&stream_, Z_NO_FLUSH);
      out.append(buffer.data(), buffer.size() - stream_.avail_out);
    }
    return state;
  }

 private:
  z_stream stream_{};
  bool ready_ = false;
};

}  // namespace

bool is_archive(std::string_view bytes) {
  return bytes.starts_with(local_mark) || bytes.starts_with(end_mark);
}

Result<Archive> Archive::open(std::string_view bytes) {
  Archive archive(bytes);
  archive.breaks_off_ = !archive.read_directory();
  if (archive.breaks_off_) archive.read_local_headers();
  if (archive.entries_.empty()) return wrong("a ZIP archive without a file");
  if (archive.entries_.size() > limits::archive_entries)
    return wrong(fmt::format("a ZIP archive of more than {} files", limits::archive_entries));
  return archive;
}

bool Archive::read_directory() {
  if (bytes_.size() < end_bytes) return false;
  const std::size_t from =
      bytes_.size() > end_bytes + longest_comment ? bytes_.size() - end_bytes - longest_comment : 0;
  const std::size_t end = bytes_.rfind(end_mark);
  if (end == std::string_view::npos || end < from || end + end_bytes > bytes_.size()) return false;
  std::size_t at = number(bytes_, end + 16, 4);
  while (at + central_bytes <= bytes_.size() && bytes_.substr(at, 4) == central_mark &&
         entries_.size() <= limits::archive_entries) {
    const std::size_t name_bytes = number(bytes_, at + 28, 2);
    const std::size_t more_bytes = number(bytes_, at + 30, 2) + number(bytes_, at + 32, 2);
    if (at + central_bytes + name_bytes > bytes_.size()) break;
    Entry entry;
    entry.name = bytes_.substr(at + central_bytes, name_bytes);
    entry.method = static_cast<std::uint16_t>(number(bytes_, at + 10, 2));
    entry.encrypted = (number(bytes_, at + 8, 2) & encrypted_flag) != 0;
    entry.packed_bytes = number(bytes_, at + 20, 4);
    entry.header_at = number(bytes_, at + 42, 4);
    entries_.push_back(std::move(entry));
    at += central_bytes + name_bytes + more_bytes;
  }
  return !entries_.empty();
}

void Archive::read_local_headers() {
  std::size_t at = bytes_.find(local_mark);
  while (at != std::string_view::npos && at + local_bytes <= bytes_.size() &&
         entries_.size() <= limits::archive_entries) {
    const std::size_t name_bytes = number(bytes_, at + 26, 2);
    const std::size_t begin = at + local_bytes + name_bytes + number(bytes_, at + 28, 2);
    if (begin > bytes_.size()) break;
    Entry entry;
    entry.name = bytes_.substr(at + local_bytes, name_bytes);
    entry.method = static_cast<std::uint16_t>(number(bytes_, at + 8, 2));
    const std::size_t flags = number(bytes_, at + 6, 2);
    entry.encrypted = (flags & encrypted_flag) != 0;
    entry.header_at = at;
    const bool unknown_size = (flags & sizes_follow_flag) != 0;
    const std::size_t size = number(bytes_, at + 18, 4);
    const std::size_t next = bytes_.find(
        local_mark, unknown_size ? begin : begin + std::min(size, bytes_.size() - begin));
    entry.packed_bytes = unknown_size ? std::min(next, bytes_.size()) - begin : size;
    entries_.push_back(std::move(entry));
    at = next;
  }
}

const Entry* Archive::find(std::string_view name) const {
  const auto found = std::ranges::find(entries_, name, &Entry::name);
  return found == entries_.end() ? nullptr : &*found;
}

Result<std::string> Archive::read(const Entry& entry, std::size_t most) const {
  const std::size_t at = entry.header_at;
  if (entry.encrypted) return wrong(entry.name + " is encrypted");
  if (at + local_bytes > bytes_.size() || bytes_.substr(at, 4) != local_mark)
    return wrong(entry.name + " is not where the archive says");
  const std::size_t begin =
      at + local_bytes + number(bytes_, at + 26, 2) + number(bytes_, at + 28, 2);
  if (begin > bytes_.size()) return wrong(entry.name + " breaks off");
  const std::string_view packed = bytes_.substr(begin, entry.packed_bytes);
  const std::string too_large =
      fmt::format("{} holds more than {} MiB", entry.name, most / limits::mebibyte);
  if (entry.method == 0) {
    if (packed.size() > most) return wrong(too_large);
    return std::string(packed);
  }
  if (entry.method != Z_DEFLATED) return wrong(entry.name + " is packed in a way that is not read");
  std::string out;
  const int state = Inflater().run(packed, most, out);
  if (out.size() > most) return wrong(too_large);
  if (state != Z_STREAM_END) return wrong(entry.name + " is damaged");
  return out;
}

}  // namespace medtech::zip
