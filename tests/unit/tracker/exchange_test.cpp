// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracker/exchange.hpp"

#include "core/base/embedded.hpp"
#include "core/format/csv.hpp"
#include "tests/unit/tracker/store.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace medtech;
using namespace medtech::tracker;
using medtech::testing::TrackerStore;

namespace {

Date day(int month, int number) { return *make_date(2026, month, number); }

std::chrono::sys_seconds noon() {
  return std::chrono::sys_seconds(day(11, 22)) + std::chrono::hours(12);
}

CsvReading read(const std::string& text, const std::map<std::string, std::string>& mapping = {}) {
  return read_csv(text, "list.csv",
                  parse_columns(*embedded::find("tracker/columns.toml"), "columns.toml"), mapping,
                  parse_statuses(*embedded::find("tracker/statuses.toml"), "statuses.toml"),
                  day(11, 22));
}

std::string exported(Tracker& tracker) {
  json::Writer writer;
  writer.begin_object();
  write_export(writer, tracker, {}, [] {});
  return writer.end_object().take();
}

ImportTally imported(Tracker& tracker, const std::string& text) {
  ImportTally tally;
  const auto document = json::Document::parse(text);
  REQUIRE(document.has_value());
  tracker.change("import", noon(), [&](Change& change) {
    tally = append(change, read_export(document->root(), "export.json"));
  });
  return tally;
}

// Some applications with everything that can happen to one.
void fill(Tracker& tracker, unsigned seed) {
  std::mt19937 random(seed);
  for (int n = 0; n < 8; ++n) {
    std::int64_t id = 0;
    tracker.change("add", noon(), [&](Change& change) {
      id = change.add(day(11, 1 + n),
                      Fields()
                          .set("title", "MLS " + std::to_string(n))
                          .set("employer", "=Lab \"日本\",;")
                          .set("status", "applied")
                          .set("applied", "2026-11-02")
                          .set("posting", change.keep("posting " + std::to_string(n))));
    });
    for (auto m = random() % 6; m > 0; --m) {
      tracker.change("more", noon(), [&](Change& change) {
        const auto kind = static_cast<EventKind>(2 + random() % 10);
        Fields fields;
        fields.set("text", "a\nb\t" + std::to_string(random() % 100)).set("status", "screening");
        fields.set("reminder", "f").set("step", "titers").set("name", "r.txt");
        fields.set("digest", change.keep("file " + std::to_string(n))).set("size", "6");
        change.append(id, kind, random() % 4 == 0 ? std::nullopt : std::optional(day(11, 20)),
                      fields);
      });
    }
    if (random() % 3 == 0) tracker.undo(noon());
  }
}

}  // namespace

TEST_CASE("export, import into an empty database, export again gives the same bytes") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    TrackerStore first;
    fill(first.tracker, seed);
    const std::string text = exported(first.tracker);
    TrackerStore second;
    imported(second.tracker, text);
    CAPTURE(seed);
    CHECK(exported(second.tracker) == text);
    CHECK(second.tracker.list({}) == first.tracker.list({}));
    // What came from there is one command here.
    REQUIRE(second.tracker.undo(noon()));
    CHECK(second.tracker.count() == 0);
  }
}

TEST_CASE("an import beside others keeps them, and knows what is there already") {
  TrackerStore first;
  fill(first.tracker, 3);
  const std::string text = exported(first.tracker);
  TrackerStore second;
  second.tracker.change("add", noon(), [&](Change& change) {
    change.add(day(11, 3),
               Fields().set("title", "BMET").set("employer", "H").set("status", "saved"));
  });
  const ImportTally once = imported(second.tracker, text);
  CHECK(once.added == static_cast<std::size_t>(first.tracker.count()));
  const ImportTally again = imported(second.tracker, text);
  CHECK(again.added == 0);
  CHECK(again.known == once.added);
  CHECK(second.tracker.summary(1)->title == "BMET");
  const auto all = second.tracker.list({});
  CHECK(all.size() == once.added + 1);
  REQUIRE(second.tracker.undo(noon()));
  CHECK(second.tracker.count() == 1);
}

TEST_CASE("damaged items of an export are told and left out") {
  const auto document = json::Document::parse(
      R"({"applications":[{"id":1,"events":[]},{"id":2},{"id":0,"events":[{}]},)"
      R"({"id":3,"events":[{"number":1,"command":1,"at":"2026-11-22T12:00:00Z","kind":"added",)"
      R"("on":"2026-11-22","fields":{"title":"MLS"}}]}],"files":[{"content":"!"}]})");
  const ExportReading reading = read_export(document->root(), "x.json");
  CHECK(reading.applications.size() == 1);
  CHECK(reading.bad.size() == 4);
  CHECK_THROWS_AS(read_export(json::Document::parse("{}")->root(), "x.json"), Error);
}

TEST_CASE("rows of CSV become drafts, and a wrong row costs itself") {
  const CsvReading reading = read(
      "Position,Company,Stage,Date Applied,Link,Notes,Zodiac\n"
      "MLT,Good Lab,applied,11/01/2026,https://x.example/1,'=note,Leo\n"
      "MLS,Bad Lab,no-such-status,,,,\n"
      "BMET,Late Lab,applied,2026-13-45,,,\n"
      ",Nameless,,,,,\n"
      "Histotech,Fine Lab,,,,,\n");
  REQUIRE(reading.drafts.size() == 2);
  CHECK(reading.drafts[0].fields.text("title") == "MLT");
  CHECK(reading.drafts[0].fields.text("applied") == "2026-11-01");
  CHECK(reading.drafts[0].found == day(11, 1));
  CHECK(reading.drafts[0].note == "=note");
  CHECK(reading.drafts[1].fields.text("status") == "saved");
  REQUIRE(reading.bad.size() == 3);
  CHECK(reading.bad[0].place.line == 3);
  CHECK(reading.unused == std::vector<std::string>{"Zodiac"});
}

TEST_CASE("a mapping says which column holds a field") {
  const CsvReading reading = read("Was,Wo\nMLT,Good Lab\n", {{"title", "Was"}, {"employer", "wo"}});
  REQUIRE(reading.drafts.size() == 1);
  CHECK(reading.drafts[0].fields.text("employer") == "Good Lab");
  CHECK_THROWS_AS(read("Was,Wo\nMLT,x\n", {{"title", "Wie"}}), Error);
  CHECK_THROWS_AS(read("Was,Wo\nMLT,x\n"), Error);
  CHECK_THROWS_AS(read(""), Error);
}

TEST_CASE("an export as CSV is read again") {
  TrackerStore store;
  store.tracker.change("add", noon(), [&](Change& change) {
    const auto id = change.add(day(11, 1), Fields()
                                               .set("title", "=cmd()")
                                               .set("employer", "A, \"B\"")
                                               .set("status", "applied")
                                               .set("applied", "2026-11-01"));
    change.append(id, EventKind::note, day(11, 2), Fields().set("text", "two\nlines"));
  });
  const CsvReading reading = read(to_csv(store.tracker, store.tracker.list({}), {}));
  REQUIRE(reading.drafts.size() == 1);
  CHECK(reading.bad.empty());
  CHECK(reading.drafts[0].fields.text("title") == "=cmd()");
  CHECK(reading.drafts[0].fields.text("employer") == "A, \"B\"");
  CHECK(reading.drafts[0].note == "two\nlines");
}
