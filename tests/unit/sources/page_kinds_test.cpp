// SPDX-License-Identifier: GPL-3.0-or-later
// Kinds that read what a page holds for its own program: UKG, Phenom, Jobvite.
#include "core/sources/document.hpp"
#include "core/sources/kinds/jobvite.hpp"
#include "core/sources/kinds/phenom.hpp"
#include "core/sources/kinds/ukg.hpp"
#include "core/sources/script_data.hpp"
#include "tests/unit/sources/support.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace medtech;
using namespace medtech::sources;
using namespace medtech::sources::testing;

namespace {

SourceConfig config_of(std::map<std::string, std::string, std::less<>> keys) {
  SourceConfig config;
  config.keys = std::move(keys);
  config.search_written = true;
  return config;
}

}  // namespace

TEST_CASE("the object that a page's program is given is cut out with its strings") {
  CHECK(object_behind(R"(x.ddo = {"a":"}\"{","b":{"c":[1]}}; more {})", "x.ddo") ==
        R"({"a":"}\"{","b":{"c":[1]}})");
  CHECK(object_behind("call ( {\"a\":1} )", "call") == "{\"a\":1}");
  CHECK(object_behind("x.ddo || 1; x.ddo = {}", "x.ddo") == "{}");
  for (const char* broken :
       {"x.ddo = {\"a\":1", "x.ddo = {\"a\":\"", "x.ddo", "{}", "x.ddo = []"}) {
    CAPTURE(broken);
    CHECK(object_behind(broken, "x.ddo").empty());
  }
}

TEST_CASE("what is no answer of UKG, Phenom or Jobvite is told") {
  const SourceConfig ukg = config_of({{"host", "h.example"}, {"tenant", "T"}, {"board", "b"}});
  const SourceConfig phenom = config_of({{"host", "careers.acme.example"}});
  const SourceConfig jobvite = config_of({{"company", "acme"}});
  for (const char* wall : {"<html>Are you human?</html>", "{}", "", "[]"}) {
    CAPTURE(wall);
    CHECK_FALSE(ukg::read(ukg, ukg::requests(ukg)[0], answer(wall), on_a_day()).failure.empty());
    CHECK_FALSE(phenom::read(phenom, phenom::requests(phenom)[0], answer(wall), on_a_day())
                    .failure.empty());
    CHECK_FALSE(jobvite::read(jobvite, jobvite::requests(jobvite)[0], answer(wall), on_a_day())
                    .failure.empty());
  }
  // A layout that can't be read is not a site without openings.
  CHECK_FALSE(jobvite::read(jobvite, jobvite::requests(jobvite)[0],
                            answer("<div class=\"jv-new-list\">Jobvite</div>"), on_a_day())
                  .failure.empty());
  CHECK_FALSE(ukg::read(ukg, ukg::requests(ukg)[0],
                        answer(R"({"opportunities":[],"totalCount":7})"), on_a_day())
                  .failure.empty());
  // Nothing open is an answer.
  CHECK(ukg::read(ukg, ukg::requests(ukg)[0], answer(R"({"opportunities":[],"totalCount":0})"),
                  on_a_day())
            .advertised == 0);
  CHECK(jobvite::read(
            jobvite, jobvite::requests(jobvite)[0],
            answer("<div class=\"jv-page-body\">No results found. Powered by Jobvite</div>"),
            on_a_day())
            .failure.empty());
  const Reading none = phenom::read(
      phenom, phenom::requests(phenom)[0],
      answer(R"(phApp.ddo = {"eagerLoadRefineSearch":{"totalHits":0,"data":{"jobs":[]}}};)"),
      on_a_day());
  CHECK(none.failure.empty());
  CHECK(none.advertised == 0);
}

TEST_CASE("their addresses are asked as the services have them") {
  SourceConfig phenom = config_of({{"host", "careers.acme.example"}, {"site", "global/en"}});
  phenom.search = {"blood bank"};
  CHECK(phenom::requests(phenom)[0].http.url ==
        "https://careers.acme.example/global/en/search-results?keywords=blood%20bank&from=0&s=1");
  CHECK(jobvite::requests(config_of({{"company", "acme labs"}}))[0].http.url ==
        "https://jobs.jobvite.com/acme%20labs/search?p=0");
  const Request ukg = ukg::requests(
      config_of({{"host", "recruiting2.ultipro.com"}, {"tenant", "T1"}, {"board", "b-1"}}))[0];
  CHECK(ukg.http.url ==
        "https://recruiting2.ultipro.com/T1/JobBoard/b-1/JobBoardView/LoadSearchResults");
  CHECK(
      ukg.http.body ==
      R"({"opportunitySearch":{"Top":50,"Skip":0,"QueryString":"","OrderBy":[{"Value":"postedDateDesc","PropertyName":"PostedDate","Ascending":false}],"Filters":[]}})");
}

TEST_CASE("totals that are missing or too small do not end a walk, pages that repeat do") {
  const SourceConfig config = config_of({{"host", "h.example"}, {"tenant", "T"}, {"board", "b"}});
  std::string rows;
  for (int n = 0; n < 50; ++n)
    rows += (n > 0 ? "," : "") + std::string(R"({"Id":")") + std::to_string(n) +
            R"(","Title":"MLT","Locations":[]})";
  const Request first = ukg::requests(config)[0];
  const Reading page =
      ukg::read(config, first, answer("{\"opportunities\":[" + rows + "]}"), on_a_day());
  REQUIRE(page.further.size() == 51);
  const Request next = page.further[0];
  CHECK(next.offset == 50);
  CHECK(next.chained);
  const Reading again =
      ukg::read(config, next, answer("{\"opportunities\":[" + rows + "]}"), on_a_day());
  CHECK(again.further.empty());
  CHECK_FALSE(again.truncated);
  const Reading cut = [&] {
    SourceConfig few = config;
    few.max_listings = 60;
    return ukg::read(few, first, answer("{\"opportunities\":[" + rows + "],\"totalCount\":500}"),
                     on_a_day());
  }();
  CHECK(cut.advertised == 500);
  CHECK(cut.truncated);
  CHECK_FALSE(cut.whole);
}

TEST_CASE("saved pages and answers of UKG and Phenom are imported") {
  const auto saved = [](const std::string& text, const char* name) {
    return only(read_document(text, name));
  };
  const std::string results =
      R"({"refineSearch":{"totalHits":1,"data":{"jobs":[{"jobSeqNo":"A1","jobId":"R1","title":"MLS","cityStateCountry":"Dayton, Ohio, United States","applyUrl":"https://a.example/apply"}]}}})";
  CHECK(saved(results, "widgets.json").requisition == "R1");
  CHECK(saved(results, "widgets.json").url == "https://a.example/apply");
  CHECK(saved("<!doctype html><script>phApp.ddo = " + results + ";</script>", "p.html").title ==
        "MLS");
  CHECK(
      saved(
          R"(<!doctype html><script>phApp.ddo = {"jobDetail":{"data":{"job":{"jobSeqNo":"A1","title":"MLS","description":"x"}}}};</script>)",
          "job.html")
          .description == "x");
  CHECK(
      saved(
          R"({"opportunities":[{"Id":"1","Title":"MLT","RequisitionNumber":"Q1","Locations":[]}],"totalCount":1})",
          "board.json")
          .requisition == "Q1");
  CHECK(
      saved(
          R"(<!doctype html><script>new US.Opportunity.CandidateOpportunityDetail({"Id":"1","Title":"MLT","RequisitionNumber":"Q1","Description":"<p>x</p>"});</script>)",
          "opening.html")
          .description == "<p>x</p>");
  CHECK_FALSE(
      read_document("<!doctype html><html><body>nothing</body></html>", "x.html").failure.empty());
}
