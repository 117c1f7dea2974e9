// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace medtech {

/// Puts values behind one another, as numbers of this machine: for bytes that are made while the
/// program is built and lie in it. A structure is packed by `each_field(archive, value)` beside it,
/// which hands its fields to the archive; the same function unpacks it.
class Packer {
 public:
  template <typename... Values>
  void operator()(Values&... values) {
    (put(values), ...);
  }
  /// Plain rows, as they lie in memory.
  template <typename Row>
  void rows(const std::vector<Row>& rows) {
    static_assert(std::is_trivially_copyable_v<Row>);
    number(rows.size());
    const auto raw = std::as_bytes(std::span(rows));
    bytes_.append(reinterpret_cast<const char*>(raw.data()), raw.size());
  }
  std::string take() { return std::move(bytes_); }

 private:
  void number(std::size_t wide) {
    const auto value = static_cast<std::uint32_t>(wide);
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void put(std::string& text) {
    number(text.size());
    bytes_ += text;
  }
  template <typename Value>
    requires(std::is_integral_v<Value> || std::is_enum_v<Value>)
  void put(Value& value) {
    number(static_cast<std::size_t>(value));
  }
  void put(double& value) {
    const auto bits = std::bit_cast<std::uint64_t>(value);
    number(bits >> 32U);
    number(bits);
  }
  void put(Date& date) { number(static_cast<std::size_t>(date.time_since_epoch().count())); }
  template <typename Value>
  void put(std::optional<Value>& value) {
    number(value ? 1 : 0);
    if (value) put(*value);
  }
  template <typename Value>
  void put(std::vector<Value>& values) {
    number(values.size());
    for (Value& value : values) put(value);
  }
  template <typename Key, typename Value, typename Less>
  void put(std::map<Key, Value, Less>& values) {
    number(values.size());
    for (const auto& entry : values) {
      std::pair<Key, Value> copy = entry;
      put(copy);
    }
  }
  template <typename First, typename Second>
  void put(std::pair<First, Second>& pair) {
    put(pair.first);
    put(pair.second);
  }
  template <typename Structure>
    requires std::is_class_v<Structure>
  void put(Structure& value) {
    each_field(*this, value);
  }

  std::string bytes_;
};

/// Takes out in the same order; of bytes that end too early, nothing more.
class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : bytes_(bytes) {}

  template <typename... Values>
  void operator()(Values&... values) {
    (take(values), ...);
  }
  template <typename Row>
  void rows(std::vector<Row>& rows) {
    const std::size_t count = number();
    if (count > bytes_.size() / sizeof(Row)) {
      bytes_ = {};
      return;
    }
    rows.resize(count);
    if (count > 0) std::memcpy(rows.data(), bytes_.data(), count * sizeof(Row));
    bytes_.remove_prefix(count * sizeof(Row));
  }

 private:
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
  // Each value takes a byte at least.
  std::size_t count() {
    const std::size_t count = number();
    if (count <= bytes_.size()) return count;
    bytes_ = {};
    return 0;
  }
  void take(std::string& text) {
    const std::size_t size = number();
    text = bytes_.substr(0, size);
    bytes_.remove_prefix(text.size());
  }
  template <typename Value>
    requires(std::is_integral_v<Value> || std::is_enum_v<Value>)
  void take(Value& value) {
    value = static_cast<Value>(number());
  }
  void take(double& value) {
    const std::uint64_t high = number();
    value = std::bit_cast<double>(high << 32U | number());
  }
  void take(Date& date) { date = Date(std::chrono::days(static_cast<std::int32_t>(number()))); }
  template <typename Value>
  void take(std::optional<Value>& value) {
    value.reset();
    if (number() != 0) take(value.emplace());
  }
  template <typename Value>
  void take(std::vector<Value>& values) {
    values.resize(count());
    for (Value& value : values) take(value);
  }
  template <typename Key, typename Value, typename Less>
  void take(std::map<Key, Value, Less>& values) {
    for (std::size_t left = count(); left > 0; --left) {
      std::pair<Key, Value> entry;
      take(entry);
      values.insert(values.end(), std::move(entry));
    }
  }
  template <typename First, typename Second>
  void take(std::pair<First, Second>& pair) {
    take(pair.first);
    take(pair.second);
  }
  template <typename Structure>
    requires std::is_class_v<Structure>
  void take(Structure& value) {
    each_field(*this, value);
  }

  std::string_view bytes_;
};

}  // namespace medtech
