// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/source_address.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using medtech::sources::no_source_at;
using medtech::sources::source_at;

TEST_CASE("Workday sites are recognised from any of their pages") {
  for (const char* address :
       {"https://acme.wd5.myworkdayjobs.com/Careers",
        "https://acme.wd5.myworkdayjobs.com/en-US/Careers/", "acme.wd5.myworkdayjobs.com",
        "https://acme.wd5.myworkdayjobs.com/en-us/Careers/job/Reno-NV/MLS_R-1?q=x",
        "https://acme.wd5.myworkdayjobs.com/wday/cxs/acme/Careers/jobs"}) {
    CAPTURE(address);
    const auto source = source_at(address);
    if (std::string_view(address).starts_with("acme")) {
      CHECK_FALSE(source);
      continue;
    }
    REQUIRE(source);
    CHECK(source->id == "acme");
    CHECK(source->kind == "workday");
    CHECK(source->key("host") == "acme.wd5.myworkdayjobs.com");
    CHECK(source->key("tenant") == "acme");
    CHECK(source->key("site") == "Careers");
  }
  CHECK_FALSE(source_at("https://acme.wd5.myworkdayjobs.com/"));
}

TEST_CASE("Workday hosts that tenants share name the tenant in the path") {
  const auto source =
      source_at("https://wd5.myworkdaysite.com/en-US/recruiting/acme/Careers/job/x");
  REQUIRE(source);
  CHECK(source->key("tenant") == "acme");
  CHECK(source->key("site") == "Careers");
  CHECK_FALSE(source_at("https://wd5.myworkdaysite.com/recruiting/acme"));
}

TEST_CASE("Greenhouse boards are recognised in all their forms") {
  for (const char* address :
       {"https://boards.greenhouse.io/acme", "https://job-boards.greenhouse.io/acme/jobs/123",
        "https://job-boards.eu.greenhouse.io/acme",
        "https://boards.greenhouse.io/embed/job_board?for=acme&b=https%3A%2F%2Facme.example",
        "https://boards-api.greenhouse.io/v1/boards/acme/jobs?content=true"}) {
    CAPTURE(address);
    const auto source = source_at(address);
    REQUIRE(source);
    CHECK(source->kind == "greenhouse");
    CHECK(source->key("board") == "acme");
  }
  CHECK_FALSE(source_at("https://boards.greenhouse.io/embed/job_board"));
  CHECK_FALSE(source_at("https://boards.greenhouse.io/"));
}

TEST_CASE("services that name the employer in the path or the host are recognised") {
  struct Row {
    const char* address;
    const char* kind;
    const char* key;
    const char* value;
  };
  for (const Row& row : {
           Row{"https://jobs.smartrecruiters.com/Acme/744-fse", "smartrecruiters", "company",
               "Acme"},
           Row{"https://careers.smartrecruiters.com/Acme", "smartrecruiters", "company", "Acme"},
           Row{"https://api.smartrecruiters.com/v1/companies/Acme/postings", "smartrecruiters",
               "company", "Acme"},
           Row{"https://careers-acme.icims.com/jobs/intro", "icims", "host",
               "careers-acme.icims.com"},
           Row{"https://abcd.fa.us2.oraclecloud.com/hcmUI/CandidateExperience/en/sites/CX_1/job/7",
               "oracle", "site", "CX_1"},
           Row{"https://jobs.lever.co/acme/1-2-3/apply", "lever", "site", "acme"},
           Row{"https://jobs.eu.lever.co/acme", "lever", "host", "api.eu.lever.co"},
           Row{"https://api.lever.co/v0/postings/acme?mode=json", "lever", "site", "acme"},
           Row{"https://jobs.ashbyhq.com/Acme%20Labs/1", "ashby", "board", "Acme Labs"},
           Row{"https://apply.workable.com/acme/j/AB12/", "workable", "account", "acme"},
           Row{"https://acme.workable.com/", "workable", "account", "acme"},
           Row{"https://us241.dayforcehcm.com/CandidatePortal/en-US/acme", "dayforce", "board",
               "CANDIDATEPORTAL"},
           Row{"https://us241.dayforcehcm.com/CandidatePortal/en-US/acme/Posting/View/7",
               "dayforce", "tenant", "acme"},
           Row{"https://acme.recruitee.com/o/mls", "recruitee", "company", "acme"},
           Row{"https://career4.successfactors.com/career?company=Acme&career_ns=x",
               "successfactors", "company", "Acme"},
           Row{"https://acme.jobs.hr.cloud.sap/job/x/1", "successfactors", "host",
               "acme.jobs.hr.cloud.sap"},
           Row{"https://careers.acme.example/sitemal.xml", "successfactors", "host",
               "careers.acme.example"},
           Row{"https://careers.acme.example/api/jobs?page=1", "icims", "host",
               "careers.acme.example"},
           Row{"https://careers.acme.example/careers-home/jobs/77?lang=en-us", "icims", "host",
               "careers.acme.example"},
           Row{"https://careers.acme.example/jobs/4711?lang=en-us", "icims", "host",
               "careers.acme.example"},
           Row{"https://www.governmentjobs.com/careers/acme/jobs/77", "neogov", "agency", "acme"},
           Row{"https://www.governmentjobs.com/careers/home/acme", "neogov", "agency", "acme"},
           Row{"https://agency.governmentjobs.com/acme/default.cfm?jobid=7", "neogov", "agency",
               "acme"},
           Row{"https://www.governmentjobs.com/SearchEngine/JobsFeed?agency=acme", "neogov",
               "agency", "acme"},
           Row{"https://jobs.dayforcehcm.com/en-US/acme/CANDIDATEPORTAL/jobs/7", "dayforce",
               "board", "CANDIDATEPORTAL"},
           Row{"https://www.dayforcehcm.com/CandidatePortal/en-US/acme/Site/JOBS", "dayforce",
               "board", "JOBS"},
           Row{"https://www.dayforcehcm.com/api/acme/V1/JobFeeds?internalJobBoardCode=JOBS",
               "dayforce", "tenant", "acme"},
           Row{"https://recruiting2.ultipro.com/ABC1000/JobBoard/1-2-3/?q=&o=postedDateDesc", "ukg",
               "board", "1-2-3"},
           Row{"https://acme.rec.pro.ukg.net/ABC1000/JobBoard/1-2-3/"
               "OpportunityDetail?opportunityId=9",
               "ukg", "host", "acme.rec.pro.ukg.net"},
           Row{"https://jobs.jobvite.com/acme/search?p=0", "jobvite", "company", "acme"},
           Row{"https://jobs.jobvite.com/careers/acme/job/oAbc1?__jvst=x", "jobvite", "company",
               "acme"},
           Row{"https://careers.acme.example/us/en/search-results?keywords=mls", "phenom", "site",
               "us/en"},
           Row{"https://careers.acme.example/global/en/job/R-1/Field-Service-Engineer", "phenom",
               "host", "careers.acme.example"},
           Row{"https://acme.jobs.personio.de/job/1", "xml-feed", "url",
               "https://acme.jobs.personio.de/xml?language=en"},
       }) {
    CAPTURE(row.address);
    const auto source = source_at(row.address);
    REQUIRE(source);
    CHECK(source->kind == row.kind);
    CHECK(source->key(row.key) == row.value);
  }
  for (const char* address :
       {"https://apply.workable.com/j/AB12", "https://jobs.lever.co/",
        "https://api.ashbyhq.com/other/acme", "https://career4.successfactors.com/career",
        "https://www.governmentjobs.com/", "https://careers.icims.com/jobs/search",
        "https://jobs.dayforcehcm.com/en-US/acme", "https://recruiting.ultipro.com/ABC1000",
        "https://jobs.jobvite.com/support/", "https://careers.acme.example/us/en/job",
        "https://careers.acme.example/jobs/4711", "https://careers.acme.example/us/en/about"}) {
    CAPTURE(address);
    CHECK_FALSE(source_at(address));
  }
}

TEST_CASE("other addresses belong to no known service") {
  for (const char* address : {"https://careers.example.org/jobs", "ftp://boards.greenhouse.io/acme",
                              "", "greenhouse.io"}) {
    CAPTURE(address);
    CHECK_FALSE(source_at(address));
  }
}

TEST_CASE("ids made from addresses are slugs") {
  CHECK(source_at("https://jobs.ashbyhq.com/Acme%20Labs%2C%20Inc./1")->id == "acme-labs-inc");
  CHECK(source_at("https://jobs.ashbyhq.com/Acme%20Labs%2C%20Inc./1")->key("board") ==
        "Acme Labs, Inc.");
  CHECK(source_at("https://jobs.lever.co/Labor%20M%C3%BCnchen")->id == "labor-munchen");
  CHECK_FALSE(source_at("https://jobs.lever.co/%2E%2E"));
  CHECK(source_at("https://jobs.acme.example/sitemal.xml")->id == "acme");
}

TEST_CASE("sites of a service itself are no employer's, and the error says where those are") {
  struct Row {
    const char* address;
    std::string_view message;
    std::string_view hint;
  };
  for (const Row& row : {
           Row{"https://www.greenhouse.io/pricing", "www.greenhouse.io is a site of Greenhouse",
               "boards.greenhouse.io/EMPLOYER"},
           Row{"https://help.lever.co/hc/en-us", "help.lever.co is a site of Lever",
               "jobs.lever.co/EMPLOYER"},
           Row{"https://www.recruitee.com/", "www.recruitee.com is a site of Recruitee",
               "EMPLOYER.recruitee.com"},
           Row{"https://support.recruitee.com/en/x", "support.recruitee.com", "EMPLOYER.recruitee"},
           Row{"https://recruitee.com/x", "recruitee.com is", "EMPLOYER.recruitee.com"},
           Row{"https://www.icims.com/products", "www.icims.com", "careers-EMPLOYER.icims.com"},
           Row{"https://jobs.workable.com/view/x", "jobs.workable.com", "apply.workable.com"},
           Row{"https://www.smartrecruiters.com/product", "www.smartrecruiters.com",
               "jobs.smartrecruiters.com/EMPLOYER"},
           Row{"https://www.myworkdayjobs.com/x", "www.myworkdayjobs.com",
               "myworkdayjobs.com/SITE"},
           Row{"https://www.personio.com/product", "www.personio.com",
               "EMPLOYER.jobs.personio.com"},
           Row{"https://jobs.lever.co/", "jobs.lever.co/ names no employer at Lever",
               "jobs.lever.co/EMPLOYER"},
           Row{"https://www.usajobs.gov/search/results/?k=biomed", "USAJOBS is asked by words",
               "--kind usajobs"},
           Row{"https://www.adzuna.com/search?q=bmet", "Adzuna is asked by words", "--kind adzuna"},
           Row{"https://careers.example.org/jobs", "no known service answers", "--kind rss"},
       }) {
    CAPTURE(row.address);
    CHECK_FALSE(source_at(row.address));
    const medtech::Error error = no_source_at(row.address);
    CHECK(error.message.find(row.message) != std::string::npos);
    CHECK(error.hint.find(row.hint) != std::string::npos);
  }
}
