// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/intake.hpp"

#include "core/store/database.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/unit/search/listings.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <atomic>
#include <chrono>
#include <thread>

using namespace medtech::search;
using namespace medtech::testing;
using medtech::listing::Listing;

namespace {

const medtech::Date tomorrow = today + std::chrono::days(1);

Filter with_words(const std::string& typed) {
  Filter filter;
  filter.words = parse_words(typed);
  return filter;
}

}  // namespace

TEST_CASE("a changed opening keeps its id, its first day and the history of its changes") {
  Catalogue catalogue(":memory:");
  Listing listing = opening("R-1");
  read_whole(catalogue, {listing});
  const Listing before = catalogue.load(1, true);
  listing.title = "Medical Laboratory Scientist";
  listing.description = "Coagulation bench.";
  listing.closes = tomorrow;
  read_whole(catalogue, {listing}, "first", true, tomorrow);
  REQUIRE(count_of(catalogue) == 1);
  const Listing after = catalogue.load(1, true);
  CHECK(after.id == before.id);
  CHECK(after.first_seen == today);
  CHECK(after.last_seen == tomorrow);
  CHECK(after.title == listing.title);
  const std::vector<Change> changes = catalogue.history(1);
  REQUIRE(changes.size() == 3);
  CHECK(changes[0] ==
        Change{tomorrow, "title", "Medical Technologist", "Medical Laboratory Scientist"});
  CHECK(changes[1].field == "closes");
  CHECK(changes[2].field == "description");
  // The index follows: the new words are found, the old ones no more.
  CHECK(count_of(catalogue, with_words("coagulation")) == 1);
  CHECK(count_of(catalogue, with_words("hematology")) == 0);
}

TEST_CASE(
    "only a reading that proves absence marks what is missing as gone, and it may come back") {
  Catalogue catalogue(":memory:");
  read_whole(catalogue, {opening("R-1"), opening("R-2")});
  read_whole(catalogue, {opening("R-1")}, "first", false);
  CHECK(count_of(catalogue) == 2);
  read_whole(catalogue, {opening("R-1")});
  CHECK(count_of(catalogue) == 1);
  read_whole(catalogue, {opening("R-1"), opening("R-2")});
  CHECK(count_of(catalogue) == 2);
  CHECK(catalogue.history(2).size() == 2);
}

TEST_CASE("what one source lost is not gone while another still has it") {
  Catalogue catalogue(":memory:");
  read_whole(catalogue, {opening("R-1"), opening("R-2")}, "first");
  read_whole(catalogue, {opening("R-1"), opening("R-2")}, "second");
  read_whole(catalogue, {opening("R-1")}, "first");
  CHECK(count_of(catalogue) == 2);
  read_whole(catalogue, {opening("R-1")}, "second");
  CHECK(count_of(catalogue) == 1);
}

TEST_CASE("a reading proves nothing about what was last seen under another scope") {
  Catalogue catalogue(":memory:");
  read_whole(catalogue, {opening("R-1"), opening("R-2"), opening("R-3")}, "first", true, today, 1);
  // However often the source is read under the new scope, only what that scope once showed is gone.
  for (int time = 0; time < 3; ++time)
    read_whole(catalogue, {opening("R-1"), opening("R-4")}, "first", true, today, 2);
  CHECK(count_of(catalogue) == 4);
  read_whole(catalogue, {opening("R-1")}, "first", true, today, 2);
  CHECK(count_of(catalogue) == 3);
  // Back under the first scope, it may prove what is gone since.
  read_whole(catalogue, {opening("R-3")}, "first", true, today, 1);
  CHECK(count_of(catalogue) == 2);
}

TEST_CASE("another source has lost an opening only by a reading of the scope that showed it") {
  Catalogue catalogue(":memory:");
  read_whole(catalogue, {opening("R-1"), opening("R-2")}, "first");
  read_whole(catalogue, {opening("R-1"), opening("R-2")}, "second", true, today, 1);
  read_whole(catalogue, {opening("R-1")}, "second", true, today, 2);
  read_whole(catalogue, {opening("R-1")}, "first");
  CHECK(count_of(catalogue) == 2);
  read_whole(catalogue, {opening("R-1")}, "second", true, today, 1);
  CHECK(count_of(catalogue) == 1);
}

TEST_CASE("a reading that was cut off counts for what it showed until then") {
  Catalogue catalogue(":memory:");
  {
    Intake intake(catalogue, today);
    intake.begin("first", 1);
    intake.add(opening("R-1"));
    intake.commit();
  }
  read_whole(catalogue, {opening("R-2")});
  CHECK(count_of(catalogue) == 1);
}

TEST_CASE("what a scope's answers were is forgotten when another scope is read") {
  Catalogue catalogue(":memory:");
  read_whole(catalogue, {opening("R-1")}, "first", true, today, 1);
  {
    Intake intake(catalogue, today);
    intake.remember_document("first", "address", 7);
    intake.commit();
  }
  read_whole(catalogue, {opening("R-1")}, "first", true, today, 1);
  CHECK(catalogue.document_digests("first").size() == 1);
  read_whole(catalogue, {opening("R-2")}, "first", true, today, 2);
  CHECK(catalogue.document_digests("first").empty());
}

TEST_CASE("an unchanged source moves the day on which its listings were seen last") {
  Catalogue catalogue(":memory:");
  read_whole(catalogue, {opening("R-1")});
  Intake intake(catalogue, tomorrow);
  SourceState state;
  state.id = "first";
  state.status = "not-modified";
  intake.finish_unchanged(state);
  intake.commit();
  CHECK(catalogue.load(1, false).last_seen == tomorrow);
  CHECK(catalogue.source_state("first").status == "not-modified");
}

TEST_CASE("what a refresh commits after a look at it is new to the next look") {
  Catalogue catalogue(":memory:");
  Intake intake(catalogue, today);
  intake.begin("first", 1);
  intake.add(opening("R-1"));
  intake.commit();
  Filter filter;
  filter.after_run = catalogue.newest_run();
  CHECK(count_of(catalogue, filter) == 0);
  intake.add(opening("R-2"));
  intake.commit();
  CHECK(count_of(catalogue, filter) == 1);
}

TEST_CASE("a refresh that stores without a pause lets other processes write between its commits") {
  const TemporaryDirectory directory;
  Catalogue catalogue(directory.file("shared.db"));
  std::atomic<bool> done = false;
  std::thread storing([&] {
    Intake intake(catalogue, today);
    intake.begin("first", 1);
    for (int n = 0; !done; ++n) intake.add(opening(fmt::format("R-{}", n)));
    intake.commit();
  });
  medtech::store::Database::Options options;
  options.busy = std::chrono::seconds(8);  // several commits are due in that time
  medtech::store::Database other(directory.file("shared.db"), options);
  for (int time = 0; time < 2; ++time) {
    CHECK_NOTHROW(medtech::store::Transaction(other).commit());
  }
  done = true;
  storing.join();
}

TEST_CASE("what was not committed is not there, what was is whole") {
  Catalogue catalogue(":memory:");
  {
    Intake intake(catalogue, today);
    intake.begin("first", 1);
    intake.add(opening("R-1"));
    intake.commit();
    intake.add(opening("R-2"));
  }
  CHECK(count_of(catalogue) == 1);
  CHECK(count_of(catalogue, with_words("hematology")) == 1);
}

TEST_CASE("forgotten listings leave nothing behind") {
  Catalogue catalogue(":memory:");
  Listing listing = opening("R-1");
  medtech::listing::Place place;
  place.city = "Cincinnati";
  place.state = "OH";
  place.lat = 39.1;
  place.lon = -84.5;
  listing.places = {place};
  read_whole(catalogue, {listing, opening("R-2")});
  catalogue.forget({1});
  CHECK(count_of(catalogue) == 1);
  CHECK(count_of(catalogue, with_words("hematology")) == 1);
  for (const char* table :
       {"listing", "listing_text", "place_cell", "place_state", "sighting", "identity"}) {
    CAPTURE(table);
    const char* column = std::string(table).starts_with("listing") ? "number" : "listing";
    auto rows = catalogue.database().prepare(std::string("SELECT count(*) FROM ") + table +
                                             " WHERE " + column + " = 1");
    rows.step();
    CHECK(rows.int64(0) == 0);
  }
}
