// SPDX-License-Identifier: GPL-3.0-or-later
// Sound and weak résumés of both families.
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/sys/file.hpp"
#include "tests/support/checks.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

using namespace medtech;

namespace {

// The résumés of a file, each with what stands behind its "%%".
std::vector<std::pair<std::string, std::string>> resumes_of(const std::string& name) {
  const std::string all = sys::read_file(
      std::string(MEDTECH_SOURCE) + "/tests/fixtures/checks/" + name, limits::config_bytes);
  std::vector<std::pair<std::string, std::string>> found;
  for (const std::string_view line : text::lines(all)) {
    if (line.starts_with("%% ")) {
      found.emplace_back(line.substr(3), "");
    } else if (!found.empty()) {
      found.back().second += std::string(line) + "\n";
    }
  }
  return found;
}

}  // namespace

TEST_CASE("sound résumés have no finding above suggestion, and few in all") {
  const auto resumes = resumes_of("strong.txt");
  CHECK(resumes.size() >= 30);
  std::size_t suggestions = 0;
  std::map<std::string, std::size_t> counts;
  for (const auto& [name, text] : resumes) {
    CAPTURE(name);
    const lint::Outcome outcome = testing::check(text, {.path = name + ".txt"});
    for (const std::string& grave : testing::grave_findings(outcome)) FAIL_CHECK(grave);
    suggestions += outcome.of_resume.size();
    for (const lint::Finding& finding : outcome.of_resume) ++counts[finding.slug];
    CHECK(outcome.score.total.value_or(0) >= 70);
  }
  std::string told;
  for (const auto& [slug, count] : counts) told += slug + " " + std::to_string(count) + ", ";
  INFO(told);
  CHECK(suggestions <= resumes.size() * 3);
}

TEST_CASE("in weak résumés the rules find what they are about") {
  const auto resumes = resumes_of("weak.txt");
  CHECK(resumes.size() >= 30);
  for (const auto& [name, text] : resumes) {
    CAPTURE(name);
    const std::vector<std::string> slugs = testing::slugs_of(testing::check(text));
    INFO(text::join(slugs, " "));
    const std::string expected = name.substr(name.find(':') + 1);
    for (const std::string_view slug : text::split(expected, ' ')) {
      CAPTURE(slug);
      CHECK(std::ranges::find(slugs, slug) != slugs.end());
    }
  }
}

TEST_CASE("sound résumés score above weak ones against the posting of their family") {
  const auto weak = resumes_of("weak.txt");
  const auto strong = resumes_of("strong.txt");
  const auto mean = [](const auto& resumes, std::string_view posting) {
    double sum = 0;
    for (const auto& each : resumes)
      sum += testing::check(each.second, {.posting = std::string(posting)}).score.total.value_or(0);
    return sum / static_cast<double>(resumes.size());
  };
  const std::vector<std::pair<std::string, std::string>> equipment(strong.begin() + 16,
                                                                   strong.end());
  CHECK(mean(equipment, testing::bmet_posting) > mean(weak, testing::bmet_posting));
  CHECK(mean(strong, "") > 1.5 * mean(weak, ""));
}

TEST_CASE("a résumé that shows nothing scores low, however well it is set") {
  constexpr std::string_view weak =
      "Ana Bell\nDayton, OH | 937-555-0100 | ana.bell@example.com\n\nWORK EXPERIENCE\n"
      "Technician, Sample Hospital, Dayton, OH    06/2018 - Present\n"
      "- Maintained equipment and did other duties\n- Worked well with the team\n"
      "- Followed all policies\n\nEDUCATION\nHigh school diploma, Sample High School, 2015\n";
  CHECK(testing::check(weak).score.total.value_or(100) <= 60);
  CHECK(testing::check(testing::bmet_resume).score.total.value_or(0) >= 85);
}
