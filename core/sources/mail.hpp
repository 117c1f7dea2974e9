// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace medtech::sources {

/// What a saved e-mail says, in UTF-8.
struct Mail {
  std::string subject;
  std::string text;  ///< of the first text/plain part; "" where there is none
  std::string html;  ///< of the first text/html part; "" where there is none
};

/// True where the text begins with header lines of an e-mail, a subject or sender among them.
bool is_mail(std::string_view bytes);

/// Reads RFC 5322 with MIME: encoded words, quoted-printable, base64, parts nested a few levels.
/// What is malformed is read as far as it goes.
Mail parse_mail(std::string_view bytes);

}  // namespace medtech::sources
