// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/mail.hpp"

#include <doctest/doctest.h>

#include <string>

using medtech::sources::is_mail;
using medtech::sources::parse_mail;

TEST_CASE("e-mail is told by its header lines") {
  CHECK(is_mail("Subject: MLS\nFrom: a@example.org\n\ntext"));
  CHECK(is_mail("From a@example.org Sun Nov 22 12:00:00 2026\nSubject: MLS\n continued\n\ntext"));
  CHECK_FALSE(is_mail("Subject: MLS\n\ntext"));
  CHECK_FALSE(is_mail("Medical Technologist\nFrom: here\n\ntext"));
  CHECK_FALSE(is_mail("Employer: Acme\nLocation: Reno\n\ntext"));
  CHECK_FALSE(is_mail(""));
}

TEST_CASE("encoded words are decoded") {
  const auto subject = [](const std::string& text) {
    return parse_mail("Subject: " + text + "\n\n").subject;
  };
  CHECK(subject("plain") == "plain");
  CHECK(subject("=?iso-8859-1?q?Caf=E9_lab?= nights") == "Caf\xC3\xA9 lab nights");
  CHECK(subject("=?utf-8?B?TUxT?= =?utf-8?B?IGRheXM=?=") == "MLS days");
  CHECK(subject("=?broken") == "=?broken");
  CHECK(subject("=?utf-8?Q?") == "=?utf-8?Q?");
  CHECK(subject("a =?x?Q?b=ZZ?= c") == "a b=ZZ c");
}

TEST_CASE("parts of a multipart message are found and decoded") {
  const auto mail = parse_mail(
      "Subject: MLS\r\nContent-Type: multipart/mixed;\r\n boundary=\"outer\"\r\n\r\npreamble\r\n"
      "--outer\r\nContent-Type: multipart/alternative; boundary=inner\r\n\r\n"
      "--inner\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: "
      "quoted-printable\r\n\r\n"
      "caf=E9 and=\r\n more\r\n"
      "--inner\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: "
      "base64\r\n\r\nPHA+TUxT\r\nPC9wPg==\r\n"
      "--inner--\r\n--outer\r\nContent-Type: application/pdf\r\n\r\n%PDF\r\n--outer--\r\n");
  CHECK(mail.text == "caf\xC3\xA9 and more\r");
  CHECK(mail.html == "<p>MLS</p>");
}

TEST_CASE("malformed mail ends where it ends") {
  CHECK(parse_mail("").subject.empty());
  CHECK(parse_mail("Subject: MLS").subject == "MLS");
  CHECK(parse_mail("Content-Type: multipart/mixed\n\n--x\n").text.empty());
  CHECK(parse_mail("Content-Type: multipart/mixed; boundary=x\n\n--x").text.empty());
  std::string nested;
  for (int i = 0; i < 1'000; ++i) nested += "Content-Type: multipart/mixed; boundary=x\n\n--x\n";
  CHECK(parse_mail(nested).text.empty());
}
