// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/view_listings.hpp"

#include "core/base/text.hpp"
#include "core/render/style.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace medtech::cmd {

namespace {

ShownListing full_listing() {
  ShownListing shown;
  shown.listing.title = "Field Service Engineer";
  listing::WorkDetails& details = shown.listing.understanding.details;
  details.contract_weeks = 13;
  details.hours_per_week = 36;
  details.fte = 0.9;
  details.on_call = true;
  details.training_provided = false;
  details.sign_on_bonus = 10'000;
  details.sign_on_clawback = listing::Clawback{true, 24};
  details.travel_percent = 75;
  details.territory = "Northern Ohio, Kentucky, Indiana and the western half of West Virginia";
  details.clearance = "public-trust";
  details.driving_license = true;
  details.differentials = {{"night", 4.5, {}}, {"weekend", {}, 10.0}};
  listing::Requirements& asked = shown.listing.understanding.requirements;
  asked.licenses_preferred = {"CA-CLS"};
  asked.years_min = 2;
  asked.experience = {{2, "repair of imaging equipment", true}, {0.5, "MRI", false}};
  return shown;
}

bool has(const std::string& text, std::string_view line) {
  return ("\n" + text).find("\n" + std::string(line) + "\n") != std::string::npos;
}

}  // namespace

TEST_CASE("a sheet shows all that was found of the work and its terms") {
  const std::string sheet = listing_sheet(full_listing(), 100, render::Styler(false));
  CAPTURE(sheet);
  CHECK(has(sheet, "contract     13 weeks"));
  CHECK(has(sheet, "hours        36 a week, 0.9 FTE"));
  CHECK(has(sheet, "on call      yes"));
  CHECK(has(sheet, "extra pay    night $4.50/h; weekend 10%"));
  CHECK(has(sheet, "sign-on      $10,000, for 24 months, to be repaid by who leaves earlier"));
  CHECK(has(sheet, "training     not provided"));
  CHECK(has(sheet, "driving      license needed"));
  CHECK(has(sheet, "clearance    public trust"));
  CHECK(has(sheet, "licence      CA-CLS is a plus"));
  CHECK(has(sheet, "experience   2 years"));
  CHECK(has(sheet, "             2 years: repair of imaging equipment"));
  CHECK(has(sheet, "             6 months: MRI (preferred)"));
}

TEST_CASE("a sheet keeps to the width of the terminal, but leaves addresses whole") {
  ShownListing shown = full_listing();
  shown.listing.url =
      "https://jobs.example.org/a/long/path/that/is/of/use/only/where/it/is/whole/1";
  constexpr std::size_t width = 60;
  const std::string sheet = listing_sheet(shown, width, render::Styler(false));
  for (const std::string_view line : text::lines(sheet)) {
    CAPTURE(line);
    if (line.find("://") == std::string_view::npos) CHECK(text::width(line) <= width);
  }
  CHECK(sheet.find(shown.listing.url) != std::string::npos);
}

}  // namespace medtech::cmd
