// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <exception>
#include <string>

namespace medtech {

/// What went wrong, as the exit status tells it (see exit_code in cmd/app.cpp).
enum class ErrorKind {
  usage,        ///< the command line is wrong: exit 2
  input,        ///< a file, name or value a person gave is wrong: exit 3
  network,      ///< no source answered: exit 4
  storage,      ///< the database can't be opened, read or written: exit 5
  defect,       ///< a mistake of ours: exit 70
  interrupted,  ///< Ctrl-C: exit 130
};

/// Where in a file a problem is; 0 means "not known".
struct Place {
  std::string file;
  std::size_t line = 0;
  std::size_t column = 0;

  bool operator==(const Place&) const = default;
};

/// "file:3:7", "file:3" or "file"; empty where the file is not known.
std::string to_string(const Place& place);

/// A failure that ends a command (thrown) or an operation (returned in a Result).
struct Error : std::exception {
  ErrorKind kind = ErrorKind::defect;
  std::string message;  ///< what is wrong, without a full stop
  std::string hint;     ///< what to do about it; may be empty
  Place place;

  Error(ErrorKind kind_, std::string message_, std::string hint_ = {}, Place place_ = {});

  /// The message with its place in front where there is one.
  [[nodiscard]] std::string text() const;
  [[nodiscard]] const char* what() const noexcept override { return message.c_str(); }

  /// The same error seen from further out: "CONTEXT: message".
  [[nodiscard]] Error within(const std::string& context) const;
};

}  // namespace medtech
