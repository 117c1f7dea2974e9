// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/file.hpp"

#include "core/base/error.hpp"
#include "core/base/limits.hpp"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace medtech::sys {

namespace {

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ > STDERR_FILENO) close(number_);
  }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

[[noreturn]] void fail(const std::string& what, const std::string& path) {
  throw Error(ErrorKind::input, fmt::format("{} {}: {}", what, path, std::strerror(errno)));
}

int open_for_reading(const std::string& path) {
  if (path == "-") return STDIN_FILENO;
  const int number = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (number < 0) fail("can't open", path);
  return number;
}

void write_all(int number, std::string_view text, const std::string& path) {
  while (!text.empty()) {
    const ssize_t written = write(number, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("can't write", path);
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

void sync_folder(const std::string& folder) {
  const Descriptor descriptor(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (descriptor.number() >= 0) fsync(descriptor.number());
}

}  // namespace

std::string read_file(const std::string& path, std::size_t most) {
  std::string text;
  read_in_pieces(path, most, [&](std::string_view piece) { text += piece; });
  return text;
}

void read_in_pieces(const std::string& path, std::size_t most,
                    const std::function<void(std::string_view)>& piece) {
  const Descriptor descriptor(open_for_reading(path));
  // Not filled with zeros: small files would pay for touching all of it.
  const auto buffer = std::make_unique_for_overwrite<char[]>(limits::mebibyte);
  std::size_t total = 0;
  while (true) {
    const ssize_t size = read(descriptor.number(), buffer.get(), limits::mebibyte);
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) fail("can't read", path);
    if (size == 0) return;
    total += static_cast<std::size_t>(size);
    if (total > most) {
      throw Error(ErrorKind::input,
                  fmt::format("{} is larger than {} MiB", path, most / limits::mebibyte));
    }
    piece(std::string_view(buffer.get(), static_cast<std::size_t>(size)));
  }
}

namespace {

// Devices, pipes and their like are written to, not replaced.
bool is_special(const std::string& path) {
  struct stat existing{};
  return stat(path.c_str(), &existing) == 0 && !S_ISREG(existing.st_mode) &&
         !S_ISDIR(existing.st_mode);
}

void write_into(const std::string& path, std::string_view text) {
  const Descriptor descriptor(open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (descriptor.number() < 0) fail("can't write", path);
  write_all(descriptor.number(), text, path);
}

}  // namespace

void write_file(const std::string& path, std::string_view text) {
  if (is_special(path)) return write_into(path, text);
  // A link stays a link: what it points to is replaced.
  std::error_code error;
  const std::filesystem::path canonical = std::filesystem::weakly_canonical(path, error);
  const std::filesystem::path target = error ? std::filesystem::path(path) : canonical;
  if (target.has_parent_path()) make_folder(target.parent_path().string());
  std::string temporary = target.string() + "-newXXXXXX";
  {
    const Descriptor descriptor(mkostemp(temporary.data(), O_CLOEXEC));
    if (descriptor.number() < 0) fail("can't write", path);
    struct stat existing{};
    const bool exists = stat(target.c_str(), &existing) == 0;
    try {
      write_all(descriptor.number(), text, path);
      if (exists) fchmod(descriptor.number(), existing.st_mode & 07777);
      if (fsync(descriptor.number()) != 0) fail("can't write", path);
      if (rename(temporary.c_str(), target.c_str()) != 0) fail("can't write", path);
    } catch (...) {
      unlink(temporary.c_str());
      throw;
    }
  }
  sync_folder(target.parent_path().string());
}

void make_folder(const std::string& path) {
  std::error_code error;
  if (std::filesystem::exists(path, error)) return;
  std::filesystem::create_directories(path, error);
  if (error)
    throw Error(ErrorKind::storage,
                fmt::format("can't make the folder {}: {}", path, error.message()));
  std::filesystem::permissions(path, std::filesystem::perms::owner_all, error);
}

}  // namespace medtech::sys
