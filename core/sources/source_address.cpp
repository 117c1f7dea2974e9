// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/source_address.hpp"

#include "core/base/text.hpp"
#include "core/net/url.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace medtech::sources {

namespace {

using Segments = std::vector<std::string>;

Segments segments_of(std::string_view path) {
  Segments segments;
  for (const std::string_view segment : text::split(path, '/')) {
    segments.push_back(net::percent_decode(segment));
  }
  return segments;
}

std::string first_label(const net::Url& url) { return url.host.substr(0, url.host.find('.')); }

// What tells a host of the employer's own from others: "careers.acme.org" → "acme".
std::string name_in_host(const net::Url& url) {
  const auto labels = text::split(url.host, '.');
  constexpr auto usual =
      std::to_array<std::string_view>({"career", "careers", "job", "jobs", "jobsearch",
                                       "recruitment", "recruiting", "www", "apply", "work"});
  for (const std::string_view label : labels) {
    if (std::ranges::find(usual, label) == usual.end()) return std::string(label);
  }
  return url.host;
}

// "en" or "en-US", in any case.
bool is_locale(std::string_view segment) {
  const bool letters = std::ranges::all_of(segment.substr(0, 2), text::is_alpha);
  if (segment.size() == 2) return letters;
  return segment.size() == 5 && letters && segment[2] == '-' &&
         std::ranges::all_of(segment.substr(3), text::is_alpha);
}

// An id to be typed: "Acme Labs, Inc." → "acme-labs-inc".
std::string slug(std::string_view name) {
  std::string id;
  for (const char c : text::fold(name)) {
    if (text::is_alnum(c)) {
      id += c;
    } else if (!id.empty() && id.back() != '-') {
      id += '-';
    }
  }
  if (id.ends_with('-')) id.pop_back();
  return id;
}

SourceConfig source_of(std::string_view kind, std::string_view name) {
  SourceConfig config;
  config.id = slug(name);
  config.kind = kind;
  return config;
}

SourceConfig workday_source(const std::string& host, const std::string& tenant,
                            const std::string& site) {
  SourceConfig config = source_of("workday", tenant);
  config.keys = {{"host", host}, {"tenant", tenant}, {"site", site}};
  return config;
}

std::optional<SourceConfig> workday_at(const net::Url& url) {
  Segments path = segments_of(url.path);
  if (path.size() > 4 && path[0] == "wday" && path[1] == "cxs") {
    return workday_source(url.host, path[2], path[3]);
  }
  if (path.size() > 1 && is_locale(path.front())) path.erase(path.begin());
  if (url.host.ends_with(".myworkdaysite.com")) {
    if (path.size() < 3 || path[0] != "recruiting") return std::nullopt;
    return workday_source(url.host, path[1], path[2]);
  }
  const std::string tenant = url.host.substr(0, url.host.find('.'));
  if (path.empty() || path.front() == "wday") return std::nullopt;
  return workday_source(url.host, tenant, path.front());
}

// The value of a parameter of the query, or "".
std::string parameter_of(const net::Url& url, std::string_view name) {
  const std::string query = url.query.value_or("");
  for (const std::string_view parameter : text::split(query, '&')) {
    if (!text::starts_with_ignoring_case(parameter, name)) continue;
    const std::string_view rest = parameter.substr(name.size());
    if (rest.starts_with('=')) return net::percent_decode(rest.substr(1));
  }
  return {};
}

std::optional<SourceConfig> greenhouse_at(const net::Url& url) {
  const Segments path = segments_of(url.path);
  std::string board = parameter_of(url, "for");
  if (board.empty() && path.size() > 2 && path[0] == "v1" && path[1] == "boards") board = path[2];
  const bool named = !path.empty() && path[0] != "embed" && path[0] != "v1";
  if (board.empty() && named) board = path[0];
  if (board.empty()) return std::nullopt;
  SourceConfig config = source_of("greenhouse", board);
  config.keys = {{"board", std::move(board)}};
  return config;
}

SourceConfig named_source(std::string_view kind, std::string_view key, const std::string& name) {
  SourceConfig config = source_of(kind, name);
  config.keys.emplace(key, name);
  return config;
}

// The employer's name is the first part of the path, or stands where the service's own programs
// look: behind `marks`, as in "/v0/postings/acme".
std::optional<std::string> name_in_path(const net::Url& url, std::vector<std::string_view> marks) {
  Segments path = segments_of(url.path);
  const bool marked = path.size() > marks.size() && !marks.empty() &&
                      std::equal(marks.begin(), marks.end(), path.begin());
  if (marked) return path[marks.size()];
  if (path.empty() || url.host.starts_with("api.")) return std::nullopt;
  return path.front();
}

std::optional<SourceConfig> smartrecruiters_at(const net::Url& url) {
  const auto name = name_in_path(url, {"v1", "companies"});
  if (!name) return std::nullopt;
  return named_source("smartrecruiters", "company", *name);
}

std::optional<SourceConfig> lever_at(const net::Url& url) {
  const auto name = name_in_path(url, {"v0", "postings"});
  if (!name) return std::nullopt;
  SourceConfig config = named_source("lever", "site", *name);
  if (url.host.ends_with(".eu.lever.co")) config.keys.emplace("host", "api.eu.lever.co");
  return config;
}

std::optional<SourceConfig> ashby_at(const net::Url& url) {
  const auto name = name_in_path(url, {"posting-api", "job-board"});
  if (!name) return std::nullopt;
  return named_source("ashby", "board", *name);
}

std::optional<SourceConfig> workable_at(const net::Url& url) {
  const auto name = name_in_path(url, {"api", "v1", "widget", "accounts"});
  // "/j/SHORTCODE" names an opening, not who offers it.
  if (!name || *name == "j" || *name == "api") return std::nullopt;
  return named_source("workable", "account", *name);
}

// The old form of Workable's addresses, which still leads on to the new one.
std::optional<SourceConfig> workable_host_at(const net::Url& url) {
  return named_source("workable", "account", first_label(url));
}

std::optional<SourceConfig> recruitee_at(const net::Url& url) {
  return named_source("recruitee", "company", first_label(url));
}

std::optional<SourceConfig> personio_at(const net::Url& url) {
  SourceConfig config = source_of("xml-feed", first_label(url));
  config.keys = {{"url", "https://" + url.host + "/xml?language=en"}};
  return config;
}

std::optional<SourceConfig> icims_at(const net::Url& url) {
  std::string name = first_label(url);  // "careers-acme", "uscareers-acme", "acme"
  if (const std::size_t dash = name.find('-'); dash != name.npos) name.erase(0, dash + 1);
  SourceConfig config = source_of("icims", name);
  config.keys = {{"host", url.host}};
  return config;
}

// ".../hcmUI/CandidateExperience/en/sites/CX_1/job/77"; the employer is not named.
std::optional<SourceConfig> oracle_at(const net::Url& url) {
  const Segments path = segments_of(url.path);
  const auto sites = std::ranges::find(path, "sites");
  if (sites == path.end() || sites + 1 == path.end()) return std::nullopt;
  SourceConfig config = source_of("oracle", first_label(url));
  config.keys = {{"host", url.host}, {"site", *(sites + 1)}};
  return config;
}

// Employers give these sites hosts of their own; what their feed is called is the service's.
std::optional<SourceConfig> successfactors_at(const net::Url& url) {
  const std::string company = parameter_of(url, "company");
  const bool shared =
      url.host.ends_with(".successfactors.com") || url.host.ends_with(".successfactors.eu");
  if (shared && company.empty()) return std::nullopt;
  SourceConfig config = source_of("successfactors", shared ? company : name_in_host(url));
  config.keys = {{"host", url.host}};
  if (shared) config.keys.emplace("company", company);
  return config;
}

std::optional<SourceConfig> neogov_at(const net::Url& url) {
  const Segments path = segments_of(url.path);
  std::string agency = parameter_of(url, "agency");
  const bool careers = path.size() > 1 && text::equal_ignoring_case(path[0], "careers");
  // Some agencies' pages have "home" before the name: "/careers/home/acme".
  const bool home = careers && path.size() > 2 && text::equal_ignoring_case(path[1], "home");
  if (agency.empty() && careers) agency = path[home ? 2 : 1];
  if (agency.empty() && url.host.starts_with("agency.") && !path.empty()) agency = path[0];
  if (agency.empty()) return std::nullopt;
  return named_source("neogov", "agency", agency);
}

// "/api/acme/V1/JobFeeds?internalJobBoardCode=CANDIDATEPORTAL", or, for people, "/en-US/acme/CODE"
// and "/CandidatePortal/en-US/acme/Site/CODE".
std::optional<SourceConfig> dayforce_at(const net::Url& url) {
  Segments path = segments_of(url.path);
  std::string board = parameter_of(url, "internalJobBoardCode");
  if (path.size() > 1 && path[0] == "api") {
    if (board.empty()) return std::nullopt;
    path = {path[1]};
  } else {
    const bool portal = !path.empty() && text::equal_ignoring_case(path[0], "CandidatePortal");
    if (portal) path.erase(path.begin());
    if (!path.empty() && is_locale(path[0])) path.erase(path.begin());
    if (path.size() > 2 && text::equal_ignoring_case(path[1], "Site")) path.erase(path.begin() + 1);
    // The portal of someone who has one board only does not name it: "/acme/Posting/View/7".
    const bool sole =
        portal &&
        (path.size() == 1 || (path.size() > 1 && text::equal_ignoring_case(path[1], "Posting")));
    if (path.size() < 2 && !sole) return std::nullopt;
    board = sole ? "CANDIDATEPORTAL" : path[1];
  }
  SourceConfig config = source_of("dayforce", path[0]);
  config.keys = {{"tenant", path[0]}, {"board", board}};
  return config;
}

// ".../OCT1000/JobBoard/UUID/...".
std::optional<SourceConfig> ukg_at(const net::Url& url) {
  const Segments path = segments_of(url.path);
  const bool board = path.size() > 2 && text::equal_ignoring_case(path[1], "JobBoard");
  if (!board) return std::nullopt;
  SourceConfig config = source_of("ukg", path[0]);
  config.keys = {{"host", url.host}, {"tenant", path[0]}, {"board", path[2]}};
  return config;
}

// "/acme/search", "/careers/acme/job/oAbc1".
std::optional<SourceConfig> jobvite_at(const net::Url& url) {
  Segments path = segments_of(url.path);
  if (!path.empty() && path.front() == "careers") path.erase(path.begin());
  if (path.empty() || path.front() == "support") return std::nullopt;
  return named_source("jobvite", "company", path.front());
}

// "/us/en/search-results", "/global/en/job/R-1/Field-Service-Engineer": sites of Phenom's, whatever
// their host.
std::optional<SourceConfig> phenom_at(const net::Url& url) {
  const Segments path = segments_of(url.path);
  const auto is_place = [](const std::string& segment) {
    return segment == "global" ||
           (segment.size() == 2 && std::ranges::all_of(segment, text::is_alpha));
  };
  const bool site = path.size() > 2 && is_place(path[0]) && is_locale(path[1]);
  if (!site || (path[2] != "search-results" && (path[2] != "job" || path.size() < 4)))
    return std::nullopt;
  SourceConfig config = source_of("phenom", name_in_host(url));
  config.keys = {{"host", url.host}, {"site", path[0] + "/" + path[1]}};
  return config;
}

// The newer iCIMS front: what its program asks, where many of its pages lie, and the page of an
// opening in some language, "/jobs/4711?lang=en-us".
bool is_newer_icims(const net::Url& url) {
  if (url.path == "/api/jobs" || url.path.starts_with("/careers-home")) return true;
  const Segments path = segments_of(url.path);
  return path.size() == 2 && path[0] == "jobs" && std::ranges::all_of(path[1], text::is_digit) &&
         is_locale(parameter_of(url, "lang"));
}

// Sites on hosts of the employer's own that are told by what stands behind the host.
std::optional<SourceConfig> at_own_host(const net::Url& url) {
  if (url.path == "/sitemal.xml") return successfactors_at(url);
  if (auto phenom = phenom_at(url)) return phenom;
  if (!is_newer_icims(url)) return std::nullopt;
  SourceConfig config = source_of("icims", name_in_host(url));
  config.keys = {{"host", url.host}};
  return config;
}

// A service by the hosts of its addresses: one, or all that end so.
struct Service {
  std::string_view host;
  std::optional<SourceConfig> (*source_at)(const net::Url&);
};

constexpr auto services = std::to_array<Service>({
    {".myworkdayjobs.com", workday_at},
    {".myworkdaysite.com", workday_at},
    {"boards.greenhouse.io", greenhouse_at},
    {"boards.eu.greenhouse.io", greenhouse_at},
    {"job-boards.greenhouse.io", greenhouse_at},
    {"job-boards.eu.greenhouse.io", greenhouse_at},
    {"boards-api.greenhouse.io", greenhouse_at},
    {".icims.com", icims_at},
    {".oraclecloud.com", oracle_at},
    {"jobs.smartrecruiters.com", smartrecruiters_at},
    {"careers.smartrecruiters.com", smartrecruiters_at},
    {"api.smartrecruiters.com", smartrecruiters_at},
    {"jobs.lever.co", lever_at},
    {"jobs.eu.lever.co", lever_at},
    {"api.lever.co", lever_at},
    {"api.eu.lever.co", lever_at},
    {"jobs.ashbyhq.com", ashby_at},
    {"api.ashbyhq.com", ashby_at},
    {"apply.workable.com", workable_at},
    {".workable.com", workable_host_at},
    {".recruitee.com", recruitee_at},
    {".jibeapply.com", icims_at},
    {".successfactors.com", successfactors_at},
    {".successfactors.eu", successfactors_at},
    {".jobs.hr.cloud.sap", successfactors_at},
    {"www.governmentjobs.com", neogov_at},
    {"agency.governmentjobs.com", neogov_at},
    {"www.dayforcehcm.com", dayforce_at},
    {"jobs.dayforcehcm.com", dayforce_at},
    {".dayforcehcm.com", dayforce_at},
    {".ultipro.com", ukg_at},
    {".ultipro.ca", ukg_at},
    {".ukg.net", ukg_at},
    {"jobs.jobvite.com", jobvite_at},
    {".jobs.personio.com", personio_at},
    {".jobs.personio.de", personio_at},
});

// Whoever runs a service has sites of their own beside those of employers.
struct Vendor {
  std::string_view domain;
  std::string_view name;
  std::string_view boards;  // the form of an employer's address
};

constexpr auto vendors = std::to_array<Vendor>({
    {"myworkdayjobs.com", "Workday", "EMPLOYER.wd1.myworkdayjobs.com/SITE"},
    {"myworkdaysite.com", "Workday", "wd1.myworkdaysite.com/recruiting/EMPLOYER/SITE"},
    {"workday.com", "Workday", "EMPLOYER.wd1.myworkdayjobs.com/SITE"},
    {"greenhouse.io", "Greenhouse", "boards.greenhouse.io/EMPLOYER"},
    {"greenhouse.com", "Greenhouse", "boards.greenhouse.io/EMPLOYER"},
    {"icims.com", "iCIMS", "careers-EMPLOYER.icims.com"},
    {"oraclecloud.com", "Oracle",
     "NAME.fa.us2.oraclecloud.com/hcmUI/CandidateExperience/en/sites/SITE"},
    {"smartrecruiters.com", "SmartRecruiters", "jobs.smartrecruiters.com/EMPLOYER"},
    {"lever.co", "Lever", "jobs.lever.co/EMPLOYER"},
    {"ashbyhq.com", "Ashby", "jobs.ashbyhq.com/EMPLOYER"},
    {"workable.com", "Workable", "apply.workable.com/EMPLOYER"},
    {"recruitee.com", "Recruitee", "EMPLOYER.recruitee.com"},
    {"successfactors.com", "SuccessFactors",
     "career4.successfactors.com/career?company=EMPLOYER, or https://HOST/sitemal.xml"},
    {"governmentjobs.com", "NEOGOV", "www.governmentjobs.com/careers/AGENCY"},
    {"dayforcehcm.com", "Dayforce", "jobs.dayforcehcm.com/en-US/EMPLOYER/BOARD"},
    {"ultipro.com", "UKG", "recruiting.ultipro.com/TENANT/JobBoard/BOARD"},
    {"ukg.net", "UKG", "NAME.rec.pro.ukg.net/TENANT/JobBoard/BOARD"},
    {"jobvite.com", "Jobvite", "jobs.jobvite.com/EMPLOYER"},
    {"personio.com", "Personio", "EMPLOYER.jobs.personio.com"},
    {"personio.de", "Personio", "EMPLOYER.jobs.personio.de"},
});

// Where the employer is named in the host, these names in its place are the service's own.
bool is_own_label(std::string_view label) {
  constexpr auto labels = std::to_array<std::string_view>(
      {"www",    "api",      "app",       "apps",      "help",        "support",   "docs",
       "doc",    "blog",     "status",    "developer", "developers",  "community", "academy",
       "learn",  "training", "info",      "go",        "login",       "auth",      "id",
       "my",     "partners", "resources", "marketing", "marketplace", "cdn",       "static",
       "secure", "jobs",     "careers"});
  return std::ranges::find(labels, label) != labels.end();
}

bool answers_at(const Service& service, const net::Url& url) {
  if (!service.host.starts_with('.')) return url.host == service.host;
  return url.host.ends_with(service.host) && url.host.size() > service.host.size() &&
         !is_own_label(first_label(url));
}

// Services that are searched for everybody, with a key of one's own.
struct Keyed {
  std::string_view domain;  // its first label alone, where its countries have domains of their own
  std::string_view name;
  std::string_view kind;
};

constexpr auto keyed = std::to_array<Keyed>({
    {"usajobs.gov", "USAJOBS", "usajobs"},
    {"adzuna.", "Adzuna", "adzuna"},
});

bool is_of(const Keyed& service, const net::Url& url) {
  const std::string_view host = url.host;
  const std::size_t at = host.find(service.domain);
  if (at == host.npos || (at > 0 && host[at - 1] != '.')) return false;
  return service.domain.ends_with('.') || at + service.domain.size() == host.size();
}

bool belongs_to(const Vendor& vendor, const net::Url& url) {
  return url.host == vendor.domain || url.host.ends_with("." + std::string(vendor.domain));
}

}  // namespace

std::optional<SourceConfig> source_at(const std::string& address) {
  const auto url = net::parse_url(address);
  if (!url) return std::nullopt;
  for (const Service& service : services) {
    if (!answers_at(service, *url)) continue;
    auto config = service.source_at(*url);
    return config && config->id.empty() ? std::nullopt : std::move(config);
  }
  return at_own_host(*url);
}

Error no_source_at(const std::string& address) {
  const std::string shown = text::printable_line(address);
  const auto url = net::parse_url(address);
  for (const Vendor& vendor : vendors) {
    if (!url || !belongs_to(vendor, *url)) continue;
    const bool board = std::ranges::any_of(
        services, [&](const Service& service) { return answers_at(service, *url); });
    const std::string name(vendor.name);
    return {ErrorKind::usage,
            board ? shown + " names no employer at " + name
                  : text::printable_line(url->host) + " is a site of " + name +
                        " itself, not one of an employer",
            "an employer's openings at " + name + " are at https://" + std::string(vendor.boards)};
  }
  for (const Keyed& service : keyed) {
    if (!url || !is_of(service, *url)) continue;
    const std::string name(service.name);
    const std::string kind(service.kind);
    return {
        ErrorKind::usage, name + " is asked by words, not by an address",
        "medtech source add --kind " + kind + " --id " + kind +
            "\nIt needs a free key of your own; `medtech source kinds` tells where it is given"};
  }
  return {
      ErrorKind::usage, "no known service answers at " + shown,
      "a feed: medtech source add --kind rss --id NAME --set url=URL\n"
      "an XML list of jobs: --kind xml-feed; a page with JobPosting data: --kind page; a site's "
      "sitemap: --kind sitemap, each with --id and --set url=URL"};
}

}  // namespace medtech::sources
