// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/adzuna.hpp"
#include "core/sources/kinds/ashby.hpp"
#include "core/sources/kinds/dayforce.hpp"
#include "core/sources/kinds/file.hpp"
#include "core/sources/kinds/greenhouse.hpp"
#include "core/sources/kinds/icims.hpp"
#include "core/sources/kinds/jobvite.hpp"
#include "core/sources/kinds/lever.hpp"
#include "core/sources/kinds/neogov.hpp"
#include "core/sources/kinds/oracle.hpp"
#include "core/sources/kinds/page.hpp"
#include "core/sources/kinds/phenom.hpp"
#include "core/sources/kinds/recruitee.hpp"
#include "core/sources/kinds/rss.hpp"
#include "core/sources/kinds/sitemap.hpp"
#include "core/sources/kinds/smartrecruiters.hpp"
#include "core/sources/kinds/successfactors.hpp"
#include "core/sources/kinds/ukg.hpp"
#include "core/sources/kinds/usajobs.hpp"
#include "core/sources/kinds/workable.hpp"
#include "core/sources/kinds/workday.hpp"
#include "core/sources/source.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>

namespace medtech::sources {

namespace {

constexpr std::array<std::string_view, 3> workday_keys{"host", "tenant", "site"};
constexpr std::array<std::string_view, 1> board_key{"board"};
constexpr std::array<std::string_view, 1> account_key{"account"};
constexpr std::array<std::string_view, 1> company_key{"company"};
constexpr std::array<std::string_view, 1> host_key{"host"};
constexpr std::array<std::string_view, 2> host_site_keys{"host", "site"};
constexpr std::array<std::string_view, 2> sitemap_keys{"match", "max_pages"};
constexpr std::array<std::string_view, 1> site_key{"site"};
constexpr std::array<std::string_view, 1> agency_key{"agency"};
constexpr std::array<std::string_view, 2> tenant_board_keys{"tenant", "board"};
constexpr std::array<std::string_view, 3> host_tenant_board_keys{"host", "tenant", "board"};
constexpr std::array<std::string_view, 1> url_key{"url"};
constexpr std::array<std::string_view, 1> urls_key{"urls"};
constexpr std::array<std::string_view, 1> path_key{"path"};

constexpr std::array<std::string_view, 6> usajobs_keys{"series",    "organization", "email",
                                                       "email_env", "key_env",      "key_command"};
constexpr std::array<std::string_view, 5> adzuna_keys{"country", "app_id", "app_id_env", "key_env",
                                                      "key_command"};

constexpr std::array<CredentialNeed, 2> usajobs_needs{{
    {.name = "email",
     .what = "the e-mail address",
     .variable = "USAJOBS_EMAIL",
     .written = true,
     .place = &Credentials::email},
    {.name = "key",
     .what = "the key",
     .variable = "USAJOBS_API_KEY",
     .commanded = true,
     .place = &Credentials::key},
}};
constexpr std::array<CredentialNeed, 2> adzuna_needs{{
    {.name = "app_id",
     .what = "the application id",
     .variable = "ADZUNA_APP_ID",
     .written = true,
     .place = &Credentials::app_id},
    {.name = "key",
     .what = "the key",
     .variable = "ADZUNA_APP_KEY",
     .commanded = true,
     .place = &Credentials::key},
}};

constexpr std::array<Kind, 22> table{{
    {.id = "workday",
     .summary = "Workday career sites, searched by words",
     .required = workday_keys,
     .optional = {},
     .searched = true,
     .proves_absence = true,
     .reads_pages = false,
     .lists_name_lists = true,
     .pace = {.at_once = 2, .refuses_bursts = true},
     .requests = workday::requests,
     .read = workday::read},
    {.id = "icims",
     .summary = "iCIMS career sites, searched by words",
     .required = host_key,
     .optional = {},
     .searched = true,
     .proves_absence = false,
     .reads_pages = true,
     .lists_name_lists = true,
     .pace = {.at_once = 2},
     .requests = icims::requests,
     .read = icims::read},
    {.id = "oracle",
     .summary = "Oracle Recruiting Cloud sites, searched by words",
     .required = host_site_keys,
     .optional = {},
     .searched = true,
     .proves_absence = true,
     .reads_pages = false,
     .lists_name_lists = true,
     .requests = oracle::requests,
     .read = oracle::read},
    {.id = "usajobs",
     .summary = "USAJOBS, the openings of federal agencies, by series and words; needs a free key",
     .required = {},
     .optional = usajobs_keys,
     .credentials = usajobs_needs,
     .searched = true,
     .proves_absence = true,
     .reads_pages = false,
     .lists_name_lists = true,
     .requests = usajobs::requests,
     .read = usajobs::read,
     .sign = usajobs::sign},
    {.id = "adzuna",
     .summary = "Adzuna, advertisements of many boards, searched by words; needs a free key",
     .required = {},
     .optional = adzuna_keys,
     .credentials = adzuna_needs,
     .searched = true,
     .proves_absence = false,
     .reads_pages = false,
     .lists_name_lists = true,
     .requests = adzuna::requests,
     .read = adzuna::read,
     .sign = adzuna::sign},
    {.id = "greenhouse",
     .summary = "Greenhouse job boards, read whole",
     .required = board_key,
     .optional = {},
     .searched = false,
     .proves_absence = true,
     .reads_pages = false,
     .requests = greenhouse::requests,
     .read = greenhouse::read},
    {.id = "smartrecruiters",
     .summary = "SmartRecruiters companies, read whole",
     .required = company_key,
     .optional = {},
     .searched = false,
     .proves_absence = true,
     .reads_pages = false,
     .lists_name_lists = true,
     .pace = {.at_once = 8, .spacing = std::chrono::milliseconds(100)},
     .requests = smartrecruiters::requests,
     .read = smartrecruiters::read},
    {.id = "lever",
     .summary = "Lever sites, read whole",
     .required = site_key,
     .optional = host_key,
     .searched = false,
     .proves_absence = true,
     .reads_pages = false,
     .requests = lever::requests,
     .read = lever::read},
    {.id = "ashby",
     .summary = "Ashby job boards, read whole",
     .required = board_key,
     .optional = {},
     .searched = false,
     .proves_absence = true,
     .reads_pages = false,
     .requests = ashby::requests,
     .read = ashby::read},
    {.id = "workable",
     .summary = "Workable accounts, read whole",
     .required = account_key,
     .optional = {},
     .searched = false,
     .proves_absence = true,
     .reads_pages = false,
     .pace = {.at_once = 2},
     .requests = workable::requests,
     .read = workable::read},
    {.id = "recruitee",
     .summary = "Recruitee companies, read whole",
     .required = company_key,
     .optional = {},
     .searched = false,
     .proves_absence = true,
     .reads_pages = false,
     .requests = recruitee::requests,
     .read = recruitee::read},
    {.id = "successfactors",
     .summary = "SuccessFactors career sites, read whole",
     .required = host_key,
     .optional = company_key,
     .searched = false,
     .proves_absence = false,
     .reads_pages = false,
     .requests = successfactors::requests,
     .read = successfactors::read},
    {.id = "neogov",
     .summary = "NEOGOV (governmentjobs.com): states, counties and cities, read whole",
     .required = agency_key,
     .optional = {},
     .searched = false,
     .proves_absence = false,
     .reads_pages = false,
     .requests = neogov::requests,
     .read = neogov::read},
    {.id = "dayforce",
     .summary = "Dayforce job boards, read whole",
     .required = tenant_board_keys,
     .optional = {},
     .searched = false,
     .proves_absence = false,
     .reads_pages = false,
     .requests = dayforce::requests,
     .read = dayforce::read},
    {.id = "ukg",
     .summary = "UKG Pro Recruiting (UltiPro) job boards, read whole",
     .required = host_tenant_board_keys,
     .optional = {},
     .searched = false,
     .proves_absence = true,
     .reads_pages = true,
     .lists_name_lists = true,
     .pace = {.at_once = 2},
     .requests = ukg::requests,
     .read = ukg::read},
    {.id = "jobvite",
     .summary = "Jobvite career sites, read whole",
     .required = company_key,
     .optional = {},
     .searched = false,
     .proves_absence = true,
     .reads_pages = true,
     .lists_name_lists = true,
     .pace = {.at_once = 2},
     .requests = jobvite::requests,
     .read = jobvite::read},
    {.id = "phenom",
     .summary = "Phenom career sites, searched by words",
     .required = host_key,
     .optional = site_key,
     .searched = true,
     .proves_absence = false,
     .reads_pages = true,
     .lists_name_lists = true,
     .pace = {.at_once = 2},
     .requests = phenom::requests,
     .read = phenom::read},
    {.id = "rss",
     .summary = "any RSS, Atom or JSON feed of openings",
     .required = url_key,
     .optional = {},
     .searched = false,
     .proves_absence = false,
     .reads_pages = false,
     .requests = rss::requests,
     .read = rss::read},
    {.id = "xml-feed",
     .summary = "XML lists of jobs as made for job boards: Indeed and kin, Personio",
     .required = url_key,
     .optional = {},
     .searched = false,
     .proves_absence = false,
     .reads_pages = false,
     .requests = rss::requests,
     .read = rss::read},
    {.id = "page",
     .summary = "web pages that describe openings as schema.org JobPosting",
     .required = url_key,
     .optional = urls_key,
     .searched = false,
     .proves_absence = false,
     .reads_pages = true,
     .pace = {.at_once = 2},
     .requests = page::requests,
     .read = page::read},
    {.id = "sitemap",
     .summary = "sites whose sitemap names a page with JobPosting data for each opening",
     .required = url_key,
     .optional = sitemap_keys,
     .searched = true,
     .proves_absence = false,
     .reads_pages = true,
     .lists_name_lists = true,
     .pace = {.at_once = 2},
     .requests = sitemap::requests,
     .read = sitemap::read},
    {.id = "file",
     .summary = "a file or folder: feeds, saved answers and pages, CSV, NDJSON, text, e-mail",
     .required = path_key,
     .optional = {},
     .searched = false,
     .proves_absence = false,
     .reads_pages = false,
     .requests = file::requests,
     .read = file::read},
}};

}  // namespace

std::span<const Kind> kinds() { return table; }

const Kind* find_kind(std::string_view id) {
  const auto found = std::ranges::find(table, id, &Kind::id);
  return found == table.end() ? nullptr : &*found;
}

}  // namespace medtech::sources
