// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracker/statistics.hpp"

#include <doctest/doctest.h>

using namespace medtech;
using namespace medtech::tracker;

namespace {

Date day(int number) { return *make_date(2026, 11, number); }

unsigned bits(std::initializer_list<Status> all) {
  unsigned reached = 0;
  for (const Status status : all) reached |= 1U << static_cast<unsigned>(status);
  return reached;
}

}  // namespace

// Reckoned by hand from Wilson's formula with z = 1.96; 0 of 10 and 10 of 10 are the textbook's.
TEST_CASE("shares have Wilson's interval") {
  const Share half = share_of(5, 10);
  CHECK(half.low == doctest::Approx(0.2366).epsilon(0.001));
  CHECK(half.high == doctest::Approx(0.7634).epsilon(0.001));
  CHECK(share_of(0, 10).low == 0);
  CHECK(share_of(0, 10).high == doctest::Approx(0.2775).epsilon(0.001));
  CHECK(share_of(10, 10).low == doctest::Approx(0.7225).epsilon(0.001));
  CHECK(share_of(10, 10).high == 1);
  CHECK(share_of(0, 0) == Share{0, 0, 0, 1});
}

TEST_CASE("the interval narrows with the number and always holds the share") {
  double before = 1;
  for (std::size_t n = 4; n < 5000; n *= 2) {
    const Share share = share_of(n / 4, n);
    CHECK(share.low < 0.25);
    CHECK(share.high > 0.25);
    CHECK(share.high - share.low < before);
    before = share.high - share.low;
  }
}

TEST_CASE("what was never sent is in no rate, and a rejection is an answer") {
  std::vector<Outcome> outcomes(5);
  outcomes[0].reached = bits({Status::saved});
  outcomes[1].reached = bits({Status::applied});
  outcomes[1].status = Status::applied;
  outcomes[2].reached = bits({Status::applied, Status::rejected});
  outcomes[2].status = Status::rejected;
  outcomes[2].applied = day(1);
  outcomes[2].responded = day(9);
  outcomes[3].reached = bits({Status::applied, Status::interview, Status::offer});
  outcomes[3].status = Status::offer;
  outcomes[3].source = "referral";
  outcomes[3].applied = day(2);
  outcomes[3].responded = day(6);
  outcomes[3].credentials = "ascp-mls, amt-mt";
  outcomes[4].reached = bits({Status::saved, Status::withdrawn});
  outcomes[4].status = Status::withdrawn;
  const Statistics all = statistics_of(outcomes, {{Status::applied, 4}, {Status::applied, 8}});
  CHECK(all.total == 5);
  CHECK(all.sent == 3);
  CHECK(all.answered == 2);
  CHECK(all.interviewed == 1);
  CHECK(all.offered == 1);
  CHECK(all.accepted == 0);
  CHECK(all.days_to_answer == 6);
  CHECK(all.answers_timed == 2);
  CHECK(all.days_in.at(Status::applied) == std::pair<double, std::size_t>{6, 2});
  const auto& sources = all.groups.at("source");
  REQUIRE(sources.size() == 2);
  CHECK(sources[0] == Group{"", 2, 1, 0});
  CHECK(sources[1] == Group{"referral", 1, 1, 1});
  CHECK(all.groups.at("credential").size() == 3);
}
