// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace medtech::ontology {

/// Puts plain rows and strings behind one another, as numbers of this machine: for bytes that are
/// made while the program is built and lie in it.
class Packer {
 public:
  template <typename Row>
  void rows(const std::vector<Row>& rows) {
    static_assert(std::is_trivially_copyable_v<Row>);
    number(static_cast<std::uint32_t>(rows.size()));
    const auto raw = std::as_bytes(std::span(rows));
    bytes_.append(reinterpret_cast<const char*>(raw.data()), raw.size());
  }
  void string(std::string_view text) {
    number(static_cast<std::uint32_t>(text.size()));
    bytes_ += text;
  }
  void number(std::uint32_t value) {
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Takes out in the same order; of bytes that end too early, nothing more.
class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : bytes_(bytes) {}

  template <typename Row>
  std::vector<Row> rows() {
    const std::size_t count = number();
    std::vector<Row> rows;
    if (count > bytes_.size() / sizeof(Row)) {
      bytes_ = {};
      return rows;
    }
    rows.resize(count);
    if (count > 0) std::memcpy(rows.data(), bytes_.data(), count * sizeof(Row));
    bytes_.remove_prefix(count * sizeof(Row));
    return rows;
  }
  std::string_view string() {
    const std::size_t size = number();
    const std::string_view text = bytes_.substr(0, size);
    bytes_.remove_prefix(text.size());
    return text;
  }
  std::uint32_t number() {
    std::uint32_t value = 0;
    if (bytes_.size() < sizeof value) {
      bytes_ = {};
      return 0;
    }
    std::memcpy(&value, bytes_.data(), sizeof value);
    bytes_.remove_prefix(sizeof value);
    return value;
  }

 private:
  std::string_view bytes_;
};

}  // namespace medtech::ontology
