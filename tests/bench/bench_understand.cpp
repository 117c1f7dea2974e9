// SPDX-License-Identifier: GPL-3.0-or-later
// bench_understand [ROUNDS]: what loading the knowledge costs, and understanding a posting, over the
// labelled postings of tests/eval/postings.
#include "core/base/embedded.hpp"
#include "core/base/error.hpp"
#include "core/listing/outline.hpp"
#include "core/listing/understand.hpp"
#include "core/listing/work_terms.hpp"
#include "tests/eval/labelled.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <string>

namespace {

using Clock = std::chrono::steady_clock;

double microseconds_since(Clock::time_point begin) {
  return std::chrono::duration<double, std::micro>(Clock::now() - begin).count();
}

// The least of several rounds, since other programs only ever slow one down; per posting.
template <typename Job>
double least(int rounds, const std::vector<medtech::eval::Labelled>& postings, const Job& job) {
  double best = 0;
  for (int round = 0; round < rounds; ++round) {
    const auto begin = Clock::now();
    for (const auto& one : postings) job(one.listing);
    const double took = microseconds_since(begin) / static_cast<double>(postings.size());
    if (round == 0 || took < best) best = took;
  }
  return best;
}

}  // namespace

int main(int count, char** values) {
  using namespace medtech;
  try {
    const int rounds = count > 1 ? std::atoi(values[1]) : 20;
    const auto data_file = [](std::string_view name) {
      return std::string(embedded::find(name).value());
    };
    const auto begin = Clock::now();
    const ontology::Knowledge knowledge = ontology::load_knowledge(data_file, false);
    const double loading = microseconds_since(begin);
    const auto postings = eval::read_labelled(MEDTECH_SOURCE "/tests/eval/postings");
    double bytes = 0;
    for (const auto& one : postings) bytes += static_cast<double>(one.listing.description.size());
    bytes /= static_cast<double>(postings.size());
    std::size_t sink = 0;
    const auto outline = [&](const listing::Listing& one) {
      sink += listing::Outline(one.description, knowledge).clauses().size();
    };
    const auto whole = [&](const listing::Listing& one) {
      sink += listing::understand(one, knowledge).requirements.skills.size();
    };
    const auto terms = [&](const listing::Listing& one) {
      sink += listing::find_terms_in_text(one.description).shift.has_value() ? 1 : 0;
    };
    const auto titles = [&](const listing::Listing& one) {
      sink += knowledge.titles.judge(one.title).line;
    };
    const auto line = [&](std::string_view name, double took, bool of_text) {
      fmt::print("{:28} {:8.1f} us{}\n", name, took,
                 of_text ? fmt::format(", {:6.1f} us for 3 KB", took * 3000 / bytes) : "");
    };
    fmt::print("{} postings of {:.0f} bytes, the least of {} rounds ({})\n", postings.size(), bytes,
               rounds, sink);
    line("loading the knowledge", loading, false);
    line("understand", least(rounds, postings, whole), true);
    line("  of that the outline", least(rounds, postings, outline), true);
    line("  of that judging the title", least(rounds, postings, titles), false);
    line("terms of work in the text", least(rounds, postings, terms), true);
    return 0;
  } catch (const Error& error) {
    fmt::print(stderr, "bench_understand: {}\n", error.text());
    return 1;
  }
}
