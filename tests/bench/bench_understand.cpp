// SPDX-License-Identifier: GPL-3.0-or-later
// bench_understand [ROUNDS]: what loading the knowledge costs, and understanding a posting, over
// the labelled postings of tests/eval/postings.
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
#include <vector>

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

constexpr std::size_t posting_bytes = 3000;

// Postings as long as real ones: those that follow are put behind, up to 3 KB.
std::vector<medtech::eval::Labelled> of_usual_length(std::vector<medtech::eval::Labelled> all) {
  std::vector<std::string> texts;
  for (const auto& one : all) texts.push_back(one.listing.description);
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::string& text = all[i].listing.description;
    for (std::size_t next = i + 1; text.size() < posting_bytes; ++next)
      text += "\n\n" + texts[next % texts.size()];
    text.resize(posting_bytes);
  }
  return all;
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
    const auto postings =
        of_usual_length(eval::read_labelled(MEDTECH_SOURCE "/tests/eval/postings"));
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
    const auto line = [](std::string_view name, double took) {
      fmt::print("{:28} {:8.1f} us\n", name, took);
    };
    line("loading the knowledge", loading);
    fmt::print("{} postings of {} bytes, each the least of {} rounds\n", postings.size(),
               posting_bytes, rounds);
    line("understand", least(rounds, postings, whole));
    line("  of that the outline", least(rounds, postings, outline));
    line("  of that judging the title", least(rounds, postings, titles));
    line("terms of work in the text", least(rounds, postings, terms));
    if (sink == 0) fmt::print("nothing was understood\n");
    return 0;
  } catch (const Error& error) {
    fmt::print(stderr, "bench_understand: {}\n", error.text());
    return 1;
  }
}
