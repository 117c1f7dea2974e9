// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interview/practice.hpp"

#include "core/interview/debrief.hpp"
#include "core/search/catalogue.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace medtech;
using namespace medtech::interview;

namespace {

const Date first = *parse_iso_date("2026-11-01");

Attempt attempt(const std::string& question, int day, Rating rating) {
  return {question, first + std::chrono::days(day), std::nullopt, rating, "an answer"};
}

}  // namespace

TEST_CASE("practice: what went badly comes back soon, what went well later and later") {
  const std::vector<Attempt> badly{attempt("a", 0, Rating::missed)};
  CHECK(standing_of(badly).due == first + std::chrono::days(1));
  std::vector<Attempt> well{attempt("a", 0, Rating::good)};
  CHECK(standing_of(well).interval_days == 3);
  well.push_back(attempt("a", 3, Rating::good));
  CHECK(standing_of(well).interval_days == 6);
  well.push_back(attempt("a", 9, Rating::strong));
  CHECK(standing_of(well).interval_days == 18);
  well.push_back(attempt("a", 27, Rating::missed));
  CHECK(standing_of(well).interval_days == 1);
  for (int i = 0; i < 20; ++i) well.push_back(attempt("a", 30 + i, Rating::strong));
  CHECK(standing_of(well).interval_days == 60);
}

TEST_CASE("practice: weak ones that are due are asked first, then new ones, then the others") {
  const std::map<std::string, Standing> standings{
      {"strong-due", {1, Rating::strong, 7, first}},
      {"weak-due", {1, Rating::weak, 2, first}},
      {"later", {1, Rating::good, 3, first + std::chrono::days(9)}},
  };
  const std::vector<std::string> order =
      next_questions({"later", "new", "strong-due", "weak-due"}, standings, first);
  CHECK(order == std::vector<std::string>{"weak-due", "strong-due", "new", "later"});
}

TEST_CASE("practice: answers are kept with their rating and time") {
  search::Catalogue catalogue(":memory:");
  PracticeLog log(catalogue.database());
  Attempt timed = attempt("b", 2, Rating::strong);
  timed.seconds = 75;
  log.add(attempt("a", 0, Rating::missed));
  log.add(timed);
  REQUIRE(log.attempts().size() == 2);
  CHECK(log.attempts("b") == std::vector{timed});
  CHECK(log.standings().at("a").last == Rating::missed);
}

TEST_CASE("practice: a rating is a number from 1 to 4 or its word") {
  CHECK(parse_rating("1") == Rating::missed);
  CHECK(parse_rating("strong") == Rating::strong);
  for (const char* wrong : {"", "0", "5", "12", "great"}) CHECK(!parse_rating(wrong));
}

TEST_CASE("debrief: what was seen is kept for its application") {
  search::Catalogue catalogue(":memory:");
  DebriefBook book(catalogue.database());
  CHECK(!book.find(4));
  Debrief debrief;
  debrief.application = 4;
  debrief.day = first;
  debrief.fields[1] = {"two Aeras, old", 2};
  debrief.fields[2].score = 5;
  book.put(debrief);
  CHECK(book.find(4) == debrief);
  CHECK(mean_score(debrief) == 3.5);
  CHECK(!mean_score(Debrief{}));
  debrief.fields[1].score = 4;
  book.put(debrief);
  CHECK(book.all() == std::vector{debrief});
}
