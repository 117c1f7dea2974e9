// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/date.hpp"

#include <doctest/doctest.h>

using namespace medtech;

TEST_CASE("an ISO date is read exactly, everything else is none") {
  CHECK(to_string(*parse_iso_date("2026-11-22")) == "2026-11-22");
  CHECK(to_string(*parse_iso_date("2024-02-29")) == "2024-02-29");
  for (const char* wrong : {"", "2026-11-2", "2026-02-29", "2026-13-01", "2026/11/22",
                            "2026-11-22 ", "+026-11-22", "1899-01-01"}) {
    CAPTURE(wrong);
    CHECK(!parse_iso_date(wrong).has_value());
  }
}

TEST_CASE("days and their numbers are the same thing") {
  const Date date = *parse_iso_date("2026-11-22");
  CHECK(date_from_days(days_since_epoch(date)) == date);
  CHECK(days_since_epoch(*parse_iso_date("1970-01-02")) == 1);
}

TEST_CASE("spans of time") {
  CHECK(parse_days("7d") == std::chrono::days(7));
  CHECK(parse_days("2w") == std::chrono::days(14));
  CHECK(parse_days("1y") == std::chrono::days(365));
  CHECK(parse_days("25h") == std::chrono::days(2));
  CHECK(parse_duration("90s") == std::chrono::seconds(90));
  CHECK(parse_duration("6h") == std::chrono::hours(6));
  for (const char* wrong : {"", "d", "7", "-1d", "7x", "99999999d", "1.5d"}) {
    CAPTURE(wrong);
    CHECK(!parse_days(wrong).has_value());
    CHECK(!parse_duration(wrong).has_value());
  }
}

TEST_CASE("instants and ages for people and programs") {
  const Date day = *parse_iso_date("2026-11-22");
  CHECK(to_instant(day + std::chrono::hours(12)) == "2026-11-22T12:00:00Z");
  CHECK(spoken_age(std::chrono::seconds(59)) == "59 seconds");
  CHECK(spoken_age(std::chrono::hours(49)) == "2 days");
  CHECK(spoken_age(std::chrono::seconds(3600)) == "1 hour");
}
