// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/listings.hpp"

#include "core/format/html.hpp"
#include "core/format/json.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <fstream>
#include <tuple>

namespace medtech::bench {

namespace {

constexpr std::array titles{"Medical Laboratory Scientist",
                            "Medical Technologist",
                            "Biomedical Equipment Technician II",
                            "Field Service Engineer",
                            "Histotechnologist",
                            "Phlebotomist",
                            "MLT",
                            "Imaging Service Engineer",
                            "Registered Nurse",
                            "Laboratory Manager",
                            "Cytotechnologist",
                            "Blood Bank Technologist"};
constexpr std::array stems{
    "analyz",   "calibrat", "repair",   "specimen", "hematolog", "chemis",   "ventilat",
    "infus",    "monitor",  "quality",  "patient",  "record",    "inspect",  "report",
    "maintain", "train",    "safet",    "micro",    "coagul",    "transfus", "instrument",
    "validat",  "verif",    "inventor", "regulat",  "prepar",    "document", "support"};
constexpr std::array endings{"",  "e",  "ing",  "ed", "s",   "ion",
                             "y", "er", "ance", "al", "ive", "ment"};

}  // namespace

Generator::Generator(std::uint32_t seed) : random_(seed) {
  for (const char* stem : stems) {
    for (const char* ending : endings) words_.push_back(std::string(stem) + ending);
  }
  std::mt19937 letters(1);
  while (words_.size() < 6000) {
    std::string word;
    for (std::size_t i = 3 + letters() % 8; i > 0; --i)
      word += static_cast<char>('a' + letters() % 26);
    words_.push_back(word);
  }
  std::ifstream file(MEDTECH_BENCH_PLACES);
  for (std::string line; std::getline(file, line);) {
    const std::size_t comma = line.find(',');
    if (line.empty() || line[0] == '#' || comma == std::string::npos || line.size() < comma + 3)
      continue;
    places_.emplace_back(line.substr(0, comma), line.substr(comma + 1, 2));
  }
}

std::string Generator::sentence(std::size_t count) {
  std::string text;
  std::uniform_real_distribution<double> even(0, 1);
  for (std::size_t i = 0; i < count; ++i) {
    // Zipf-like: small ranks far more often than large ones.
    const auto rank =
        static_cast<std::size_t>(std::pow(static_cast<double>(words_.size()), even(random_))) - 1;
    text += (text.empty() ? "" : " ") + words_[rank];
  }
  text[0] = static_cast<char>(text[0] - 32);
  return text + ".";
}

std::string Generator::list(std::size_t items) {
  std::string html = "<ul>";
  for (std::size_t i = 0; i < items; ++i) html += "<li>" + sentence(9 + random_() % 10) + "</li>\n";
  return html + "</ul>";
}

Opening Generator::next() {
  Opening opening;
  const std::size_t n = number_++;
  opening.requisition = fmt::format("R{:07}", n);
  opening.title = titles[random_() % titles.size()];
  opening.employer = fmt::format("Health System {}", random_() % 900);
  std::tie(opening.city, opening.state) = places_[random_() % places_.size()];
  opening.url = fmt::format("https://careers.example/jobs/{}", n);
  opening.posted = fmt::format("2026-{:02}-{:02}", 1 + random_() % 11, 1 + random_() % 28);
  const auto low = 20 + static_cast<int>(random_() % 30);
  opening.html = fmt::format(
      "<div><p><strong>{}</strong></p><p>{}</p><h3>Duties</h3>{}<h3>Requirements</h3>{}<p>Pay "
      "range: ${}.50 - ${}.00 per hour"
      "</p><p>{}</p><p>{}</p></div>",
      opening.employer, sentence(60), list(9), list(7), low, low + 11, sentence(50), sentence(40));
  return opening;
}

std::string to_ndjson(const Opening& opening) {
  json::Writer writer(0);
  writer.begin_object().member("requisition", opening.requisition).member("title", opening.title);
  writer.member("employer", opening.employer)
      .member("url", opening.url)
      .member("posted", opening.posted);
  writer.key("locations")
      .begin_array()
      .begin_object()
      .member("city", opening.city)
      .member("state", opening.state);
  writer.member("country", "US").end_object().end_array();
  writer.member("description", opening.html).end_object();
  return writer.take() + "\n";
}

std::string to_board(const std::vector<Opening>& openings) {
  json::Writer writer(0);
  writer.begin_object().key("jobs").begin_array();
  for (std::size_t i = 0; i < openings.size(); ++i) {
    const Opening& opening = openings[i];
    writer.begin_object()
        .member("id", i + 1)
        .member("internal_job_id", i + 5'000'000)
        .member("title", opening.title);
    writer.member("company_name", opening.employer).member("requisition_id", opening.requisition);
    writer.member("absolute_url", opening.url)
        .member("first_published", opening.posted + "T08:00:00-05:00");
    writer.key("location")
        .begin_object()
        .member("name", opening.city + ", " + opening.state)
        .end_object();
    writer.member("content", html::escape(opening.html)).end_object();
  }
  writer.end_array()
      .key("meta")
      .begin_object()
      .member("total", openings.size())
      .end_object()
      .end_object();
  return writer.take();
}

}  // namespace medtech::bench
