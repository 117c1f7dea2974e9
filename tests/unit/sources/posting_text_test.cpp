// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/posting_text.hpp"

#include <doctest/doctest.h>

#include <string>

using medtech::sources::read_posting_mail;
using medtech::sources::read_posting_text;

TEST_CASE("a posting in plain text is read by its first line and its labels") {
  const auto raw = read_posting_text(R"(
# Biomedical Equipment Technician II

**Employer:** Valley Health
Location: Dayton, OH 45402
Job Type: Full-time
Pay Range: $32.50 - $41.00 per hour
Requisition ID: R-77
Apply by: 2026-12-31
Summary: You keep our pumps running.

Apply at https://careers.example.org/jobs/77.
)");
  CHECK(raw.title == "Biomedical Equipment Technician II");
  CHECK(raw.employer == "Valley Health");
  CHECK(raw.places.at(0).text == "Dayton, OH 45402");
  CHECK(raw.employment_type == "Full-time");
  CHECK(raw.pay.text == "$32.50 - $41.00 per hour");
  CHECK(raw.requisition == "R-77");
  CHECK(raw.closes == "2026-12-31");
  CHECK(raw.url == "https://careers.example.org/jobs/77");
  CHECK(raw.description.contains("keep our pumps running"));
}

TEST_CASE("the number of an opening is read whatever its label") {
  for (const char* label : {"Req #", "Req. No.", "Job ID", "Posting Number", "Requisition #",
                            "Job Requisition ID", "Auto req ID", "**Job Number:**", "Tracking Code",
                            "Vacancy Announcement Number", "Job Opening ID", "Position No."}) {
    CAPTURE(label);
    const std::string line = std::string(label) + (label[0] == '*' ? " " : ": ") + "24-0117\n";
    CHECK(read_posting_text("MLS\n" + line + "You run tests.\n").requisition == "24-0117");
  }
  for (const char* line : {"Requisition # 2025-173460", "Job order ID 2025-173460"})
    CHECK(read_posting_text(std::string("MLS\n") + line + "\nYou run tests.\n").requisition ==
          "2025-173460");
  CHECK(read_posting_text("MLS\nReference lab 100\nYou run tests.\n").requisition.empty());
  // A class of jobs is no opening.
  CHECK(read_posting_text("MLS\nJob Code: 4711\nYou run tests.\n").requisition.empty());
}

TEST_CASE("employer and place are read from the lines under the title") {
  const auto check = [](const char* text, const char* employer, const char* place) {
    CAPTURE(text);
    const auto raw = read_posting_text(text);
    CHECK(raw.title == "MLS");
    CHECK(raw.employer == employer);
    REQUIRE(raw.places.size() == (*place == 0 ? 0U : 1U));
    if (*place != 0) CHECK(raw.places[0].text == place);
  };
  check("MLS\nValley Health - Dayton, OH\n\nNights.", "Valley Health", "Dayton, OH");
  check("MLS\nValley Health | Main Lab | Dayton, OH 45402\n", "Valley Health | Main Lab",
        "Dayton, OH 45402");
  check("# MLS\n\nValley Health\nDayton, OH (On-site)\n", "Valley Health", "Dayton, OH (On-site)");
  check("MLS\nDayton, OH\nWe run tests.", "", "Dayton, OH");
  check("MLS\nFull-time, days\nDayton, OH\n", "", "Dayton, OH");
  check("MLS\nWe are a team in Dayton, OH.\nYou run tests.\n", "", "");
  check("MLS\nEmployer: Valley Health\nOther - Dayton, OH\n", "Valley Health", "Dayton, OH");
  check("MLS\nYou run tests.\nYou verify them.\nYou sign.\nDayton, OH\n", "", "");
}

TEST_CASE("one line is no posting") { CHECK(read_posting_text("workstation-7\n").title.empty()); }

TEST_CASE("general headings are no titles, a labelled title goes before all") {
  CHECK(read_posting_text("JOB DESCRIPTION\n\nMedical Technologist\nDays").title ==
        "Medical Technologist");
  CHECK(read_posting_text("Come and join us\nJob Title: MLS\n").title == "MLS");
  CHECK(read_posting_text("MLS\n\"Title\": \"MLT\"\n").title == "MLS");
  CHECK(read_posting_text("Now hiring!\r\n\r\nMLT\r\n").title == "MLT");
}

TEST_CASE("an address counts only where there is no other") {
  CHECK(read_posting_text("MLS\nhttps://a.example/1 and again https://a.example/1.").url ==
        "https://a.example/1");
  CHECK(read_posting_text("MLS\nhttps://a.example/1 https://b.example/2").url.empty());
  CHECK(read_posting_text("MLS\nURL: https://a.example/1\nsee https://b.example").url ==
        "https://a.example/1");
  CHECK(read_posting_text("MLS\nhttp://").url.empty());
}

TEST_CASE("a text without a line to take for a title has none") {
  CHECK(read_posting_text("").title.empty());
  CHECK(read_posting_text(" \n---\n").title.empty());
  CHECK(read_posting_text(std::string(10'000, 'x')).title.empty());
}

TEST_CASE("an e-mail is read by its subject and its labels") {
  const auto raw = read_posting_mail(
      "From: Jobs <jobs@example.org>\r\nSubject: Fwd: Re: Medical\r\n Technologist\r\n\r\n"
      "Company: Valley Health\r\nLocation: Dayton, OH\r\n\r\nNights.\r\n");
  CHECK(raw.title == "Medical Technologist");
  CHECK(raw.employer == "Valley Health");
  CHECK(raw.places.at(0).text == "Dayton, OH");
  CHECK(raw.description.contains("Nights."));
}

TEST_CASE("an e-mail in HTML alone is read as well") {
  const auto raw = read_posting_mail(
      "Subject: =?utf-8?Q?MLS_=E2=80=93_Nights?=\nContent-Type: text/html; charset=utf-8\n"
      "Content-Transfer-Encoding: quoted-printable\n\n<p>Employer: Valley=20Health</p>=\n<p>Job "
      "Title: MLS Nights</p>");
  CHECK(raw.title == "MLS Nights");
  CHECK(raw.employer == "Valley Health");
  CHECK(raw.description.starts_with("<p>"));
}

TEST_CASE("an e-mail names an employer only where a line of it surely does") {
  const auto employer = [](const std::string& body) {
    return read_posting_mail("From: a@example.org\nSubject: Biomed Tech opening\n\n" + body);
  };
  const auto named = employer(
      "Biomedical Equipment Technician II\nMercy Hospital, Cincinnati, OH 45219\n$32.50 - "
      "$41/hr\n");
  CHECK(named.employer == "Mercy Hospital");
  CHECK(named.places.at(0).text == "Cincinnati, OH 45219");
  for (const char* body : {"Biomedical Equipment Technician II\nCincinnati, OH\n",
                           "Hi,\nThanks for your interest\n\nCincinnati, OH\n",
                           "Biomedical Equipment Technician II - Cincinnati, OH\n"}) {
    CAPTURE(body);
    const auto raw = employer(body);
    CHECK(raw.employer.empty());
    CHECK(raw.places.at(0).text == "Cincinnati, OH");
  }
  CHECK(employer("Valley Health - Dayton, OH\n").employer == "Valley Health");
}

TEST_CASE("what mail programs and senders put before a title is no part of it") {
  for (const char* subject : {"Job alert: MLS II", "Fwd: [EXTERNAL] RE: New job: MLS II",
                              "Now Hiring: MLS II", "MLS II"}) {
    CAPTURE(subject);
    CHECK(read_posting_mail(std::string("Subject: ") + subject + "\n\nx\n").title == "MLS II");
  }
}

TEST_CASE("a letter is no posting") {
  CHECK(read_posting_text("Hi,\nThanks for your interest\n\nCincinnati, OH\n").title.empty());
  CHECK(read_posting_text("Dear Jane Doe,\n\nWe met.\n").title.empty());
  CHECK(read_posting_text("Hello!\nTitle: MLS\nEmployer: Valley Health\n").title == "MLS");
  CHECK(read_posting_text("Highly Skilled Technologist\nDays\n").title ==
        "Highly Skilled Technologist");
}
