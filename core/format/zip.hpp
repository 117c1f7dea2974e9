// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::zip {

/// A file inside of an archive.
struct Entry {
  std::string name;
  std::uint16_t method = 0;  ///< 0 stored, 8 deflated
  bool encrypted = false;
  std::size_t packed_bytes = 0;
  std::size_t header_at = 0;  ///< of its local header
};

/// True where the bytes begin as a ZIP archive does.
bool is_archive(std::string_view bytes);

/// A ZIP archive (PKWARE APPNOTE 6.3) in memory, which must outlive it. Stored and deflated files
/// are read; ZIP64 is not, since no document needs it.
class Archive {
 public:
  /// Reads the directory; where it is missing because the archive breaks off, the files' own
  /// headers. Error{input} where there is no file, or more than limits::archive_entries.
  static Result<Archive> open(std::string_view bytes);

  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
  /// Whether its directory is missing, and so perhaps files too.
  [[nodiscard]] bool breaks_off() const { return breaks_off_; }
  /// The file of that name, or null.
  [[nodiscard]] const Entry* find(std::string_view name) const;
  /// What it holds, at most `most` bytes. Error{input} where it is damaged, encrypted or larger.
  [[nodiscard]] Result<std::string> read(const Entry& entry, std::size_t most) const;

 private:
  explicit Archive(std::string_view bytes) : bytes_(bytes) {}
  bool read_directory();
  void read_local_headers();

  std::string_view bytes_;
  std::vector<Entry> entries_;
  bool breaks_off_ = false;
};

}  // namespace medtech::zip
