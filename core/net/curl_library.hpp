// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/exchange.hpp"

#include <chrono>
#include <cstddef>
#include <memory>
#include <vector>

namespace medtech::net {

/// libcurl, bound when this object is made and known to this file alone: runs exchanges over its
/// multi interface, with connections (and HTTP/2 streams over TLS) shared among them.
class CurlLibrary {
 public:
  /// Throws Error{defect} naming the package where the library is not installed.
  CurlLibrary();
  CurlLibrary(const CurlLibrary&) = delete;
  CurlLibrary& operator=(const CurlLibrary&) = delete;
  ~CurlLibrary();

  struct Ended {
    std::size_t number = 0;
    Answer answer;
  };

  /// Begins an exchange under a number that is not in use.
  void start(std::size_t number, Question question);
  /// Ends an exchange without an answer; unknown numbers are ignored.
  void drop(std::size_t number);
  /// Moves bytes, waiting at most `wait` for some to come or for `descriptor` to be readable, and
  /// hands over what has ended.
  [[nodiscard]] std::vector<Ended> work(std::chrono::milliseconds wait, int descriptor);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace medtech::net
