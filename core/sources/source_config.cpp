// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/source_config.hpp"

#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/format/pattern.hpp"
#include "core/net/url.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

namespace medtech::sources {

namespace {

constexpr std::size_t id_bytes = 64;
constexpr std::int64_t radius_most = 12'500;  // miles: half around the globe

// Kinds that people will look for and that have no reader of their own.
constexpr auto later_kinds = std::to_array<std::string_view>(
    {"avature", "bamboohr", "personio", "adp", "paylocity", "taleo", "careeronestop", "themuse"});

bool is_web_address(const std::string& url) {
  return url.size() <= limits::url_bytes && !net::origin(url).empty();
}

void check_web_address(toml::Table& table, std::string_view key, const std::string& url) {
  if (url.empty() || is_web_address(url)) return;
  table.complain(key, "\"" + url + "\" is no web address",
                 "write it whole, as in \"https://careers.example.org/feed\"");
}

// A host without scheme, path and user, so that it can stand in an address as it is.
bool is_host(std::string_view host) {
  return !host.empty() && host.size() <= limits::line_bytes &&
         std::ranges::all_of(
             host, [](char c) { return text::is_alnum(c) || c == '.' || c == '-' || c == ':'; });
}

// A word that a shell takes as it is, wherever an id is typed.
bool is_id(std::string_view id) {
  const auto fits = [](char c) {
    return text::is_alnum(c) || static_cast<unsigned char>(c) >= 0x80 ||
           std::string_view("-_.:@+/").find(c) != std::string_view::npos;
  };
  return !id.empty() && id.size() <= id_bytes && id.front() != '-' &&
         std::ranges::all_of(id, fits) && text::printable_line(id) == id;
}

// "max_pages" as text, since all keys of kinds are.
std::string read_page_limit(toml::Table& table) {
  const auto most = table.integer("max_pages");
  if (!most) return {};
  if (*most >= 1 && *most <= static_cast<std::int64_t>(limits::requests_per_source))
    return std::to_string(*most);
  table.complain("max_pages", "max_pages is out of range",
                 "1 to " + std::to_string(limits::requests_per_source));
  return {};
}

void check_pattern(toml::Table& table, const std::string& expression) {
  if (expression.empty()) return;
  const auto pattern = Pattern::compile(expression);
  if (!pattern)
    table.complain("match", pattern.error().message, "a regular expression as RE2 reads it");
}

// Keys of kinds that hold lists, and what each entry of them must be.
struct ListKey {
  std::string_view key;
  bool (*fits)(std::string_view);
  std::string_view hint;
};

bool is_series(std::string_view text) {
  return text.size() == 4 && std::ranges::all_of(text, text::is_digit);
}

bool is_agency(std::string_view text) {
  return !text.empty() && text.size() <= 8 && std::ranges::all_of(text, text::is_alnum);
}

constexpr auto list_keys = std::to_array<ListKey>(
    {{"series", is_series, "four digits in quotes, as in [\"0644\", \"0645\"]"},
     {"organization", is_agency, "an agency's code, as in [\"VATA\"]"}});

const ListKey* find_list_key(std::string_view key) {
  const auto* found = std::ranges::find(list_keys, key, &ListKey::key);
  return found == list_keys.end() ? nullptr : found;
}

void read_list(toml::Table& table, const ListKey& key, SourceConfig& config) {
  std::vector<std::string> values = table.strings(key.key);
  for (const std::string& value : values) {
    if (!key.fits(value))
      table.complain(key.key, toml::quoted(text::printable_line(value)) + " is none",
                     std::string(key.hint));
  }
  if (!values.empty()) config.lists.emplace(key.key, std::move(values));
}

// "us/en": what stands between the host and "search-results" in the addresses of a Phenom site.
void check_site_path(toml::Table& table, const std::string& site) {
  const auto fits = [](char c) { return text::is_alnum(c) || c == '-' || c == '_' || c == '/'; };
  if (std::ranges::all_of(site, fits)) return;
  table.complain("site", toml::quoted(text::printable_line(site)) + " is no part of an address",
                 "country and language, as in \"us/en\"");
}

// "us", which stands in an address.
void check_country(toml::Table& table, const std::string& country) {
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  if (country.empty() || (country.size() == 2 && std::ranges::all_of(country, is_small))) return;
  table.complain("country", "country is two small letters", "as in \"us\"");
}

// What a key in the file is to be replaced by.
std::string where_keys_go(const Kind* kind) {
  if (kind == nullptr || kind->credentials.empty())
    return "sources of this kind need none; take the line out";
  const auto need = std::ranges::find(kind->credentials, "key", &CredentialNeed::name);
  return "put it in an environment variable and write the variable's name here, as in key_env = " +
         toml::quoted(need->variable) + ", or write key_command with a command that prints it";
}

// A key that stands in the file is told without it.
void refuse_keys(toml::Table& table, const Kind* kind) {
  for (const std::string& key : table.keys()) {
    if (!names_a_secret(key)) continue;
    table.know(key);
    table.complain(key, "a key is never written in this file", where_keys_go(kind));
  }
}

// What tells where the credentials are. A value that does not fit may be a key, so it is not shown.
void check_credentials(toml::Table& table, const Kind& kind, const SourceConfig& config) {
  for (const CredentialNeed& need : kind.credentials) {
    std::vector<std::string> written;
    for (const std::string& key : keys_of(need)) {
      const std::string& value = config.key(key);
      if (value.empty()) continue;
      written.push_back(key);
      if (key.ends_with("_env") && !is_variable_name(value)) {
        table.complain(key, "is not the name of an environment variable",
                       "the name alone, as in " + toml::quoted(need.variable));
      }
    }
    if (written.size() > 1)
      table.complain(written.back(), "stands beside `" + written.front() + "`",
                     "write one of them");
  }
  const bool open =
      net::origin(config.base_url).starts_with("http://") && !net::is_loopback(config.base_url);
  if (open && !kind.credentials.empty()) {
    table.complain("base_url", "would send the key unencrypted",
                   "an https address, or an http address of this computer");
  }
  const std::string& email = config.key("email");
  const bool address = email.contains('@') && email.size() <= limits::key_bytes &&
                       std::ranges::all_of(email, [](char c) { return c > ' ' && c <= '~'; });
  if (!email.empty() && !address)
    table.complain("email", "is no e-mail address", "as in \"name@example.org\"");
  const std::string& id = config.key("app_id");
  if (id.size() > limits::key_bytes ||
      !std::ranges::all_of(id, [](char c) { return c > ' ' && c <= '~'; }))
    table.complain("app_id", "has characters that can't be sent, or too many");
}

// The keys of the kind itself.
void read_keys(toml::Table& table, const Kind& kind, SourceConfig& config) {
  for (const auto keys : {kind.required, kind.optional}) {
    for (const std::string_view key : keys) {
      if (key == "urls") continue;
      if (const ListKey* list = find_list_key(key)) {
        read_list(table, *list, config);
        continue;
      }
      const std::string value = is_number_key(key)
                                    ? read_page_limit(table)
                                    : std::string(text::trim(table.string(key).value_or("")));
      if (!value.empty()) config.keys.emplace(key, value);
    }
  }
  for (const std::string_view key : kind.required) {
    const bool replaced =
        (key == "host" && !config.base_url.empty()) || (key == "url" && !config.urls.empty());
    if (!config.key(key).empty() || replaced) continue;
    const std::string wanted = "a source of kind \"" + std::string(kind.id) + "\" needs `";
    table.complain(table.has(key) ? key : "id", wanted + std::string(key) + "`");
  }
  check_pattern(table, config.key("match"));
  if (kind.id == "phenom") check_site_path(table, config.key("site"));
  check_country(table, config.key("country"));
  check_credentials(table, kind, config);
  if (const std::string& host = config.key("host"); !host.empty() && !is_host(host)) {
    table.complain("host", "\"" + host + "\" is no host name",
                   "without https:// and path, as in \"example.wd1.myworkdayjobs.com\"");
  }
}

bool takes_several_urls(const Kind& kind) {
  return std::ranges::find(kind.optional, "urls") != kind.optional.end();
}

void read_urls(toml::Table& table, const Kind& kind, SourceConfig& config) {
  if (!takes_several_urls(kind)) return;
  config.urls = table.strings("urls");
  for (const std::string& url : config.urls) check_web_address(table, "urls", url);
}

void read_search(toml::Table& table, const Kind* kind, const Defaults& defaults,
                 SourceConfig& config) {
  config.search_written = table.has("search");
  config.search = table.strings("search");
  if (config.search_written && config.search.empty()) {
    table.complain("search", "`search` is empty",
                   "leave it out for the words of the field, or write [\"\"] for everything");
  }
  for (const std::string& query : config.search) {
    if (query.size() > limits::line_bytes) table.complain("search", "a query is too long");
  }
  if (config.search_written || kind == nullptr || !kind->searched) return;
  const auto& usual = config.usual_list("search");
  config.search = usual.empty() ? defaults.search : usual;
}

void read_numbers(toml::Table& table, SourceConfig& config) {
  if (const auto radius = table.integer("radius_miles")) {
    if (*radius < 0 || *radius > radius_most) {
      table.complain("radius_miles", "radius_miles is out of range", "0 to 12500");
    } else {
      config.radius_miles = static_cast<int>(*radius);
    }
  }
  if (const auto most = table.integer("max_listings")) {
    if (*most < 1 || static_cast<std::size_t>(*most) > limits::items_per_document) {
      table.complain("max_listings", "max_listings is out of range", "1 to 200000");
    } else {
      config.max_listings = static_cast<std::size_t>(*most);
    }
  }
}

// "6h" or "45s"; a number alone is none.
std::optional<std::chrono::seconds> read_duration(toml::Table& table, std::string_view key) {
  const auto written = table.string(key);
  if (!written) return std::nullopt;
  const auto duration = parse_duration(*written);
  if (!duration) {
    table.complain(key, "\"" + *written + "\" is no length of time",
                   "as in \"45s\", \"30m\", \"6h\" or \"7d\"");
  }
  return duration;
}

void read_times(toml::Table& table, SourceConfig& config) {
  constexpr std::chrono::seconds timeout_most = std::chrono::minutes(10);
  if (const auto refresh = read_duration(table, "refresh")) config.refresh = *refresh;
  const auto timeout = read_duration(table, "timeout");
  if (!timeout) return;
  if (*timeout < std::chrono::seconds(1) || *timeout > timeout_most) {
    table.complain("timeout", "timeout is out of range", "\"1s\" to \"10m\"");
  } else {
    config.timeout = *timeout;
  }
}

void read_kind(toml::Table& table, const Defaults& defaults, SourceConfig& config) {
  const Kind* kind = find_kind(config.kind);
  refuse_keys(table, kind);
  if (const auto usual = defaults.kinds.find(config.kind); usual != defaults.kinds.end())
    config.usual = usual->second;
  read_search(table, kind, defaults, config);
  if (kind == nullptr) return;
  read_urls(table, *kind, config);
  read_keys(table, *kind, config);
  const std::string& url = config.key("url");
  check_web_address(table, "url", url);
  if (!takes_several_urls(*kind) || url.empty()) return;
  config.urls.push_back(url);
  std::ranges::rotate(config.urls, config.urls.end() - 1);
}

// A line that can't be read is shown, unless it is one that may hold a key.
Error without_key(Error error, std::string_view text) {
  const std::vector<std::string_view> lines = text::lines(text);
  if (error.place.line == 0 || error.place.line > lines.size()) return error;
  const std::string_view line = lines[error.place.line - 1];
  const std::size_t equals = line.find('=');
  if (equals == std::string_view::npos || !names_a_secret(text::trim(line.substr(0, equals))))
    return error;
  error.message = "a key is never written in this file";
  error.hint = "medtech-sources(5) tells of key_env and key_command";
  return error;
}

void check_id(toml::Table& table, const std::string& id) {
  if (is_id(id)) return;
  table.complain(
      "id", id.empty() ? "a source needs an `id`" : "\"" + id + "\" can't be an id",
      "a short name without blanks: letters, digits, \"-\" and \"_\", as in \"trimedx\"");
}

void check_unique(toml::Table& table, const std::string& id, std::set<std::string>& ids) {
  if (!id.empty() && !ids.insert(id).second) {
    table.complain("id", "\"" + id + "\" is the id of an earlier source",
                   "give this one another id");
  }
}

}  // namespace

bool is_number_key(std::string_view key) { return key == "max_pages"; }

Error unknown_kind(std::string_view kind) {
  const std::string quoted = toml::quoted(kind);
  if (std::ranges::find(later_kinds, kind) != later_kinds.end()) {
    return {
        ErrorKind::usage, "sources of kind " + quoted + " are not read yet",
        "where the pages of its openings carry JobPosting data, kind \"sitemap\" reads those that "
        "the site's sitemap names, kind \"page\" single ones"};
  }
  std::vector<std::string> ids;
  for (const Kind& known : kinds()) ids.emplace_back(known.id);
  std::string hint = text::did_you_mean(kind, ids);
  if (!hint.empty()) hint += "; ";
  hint += "the kinds are " + text::join(ids, ", ");
  return {ErrorKind::usage, "there is no kind " + quoted, hint};
}

SourceConfig read_source(toml::Table& table, const Defaults& defaults) {
  SourceConfig config;
  const auto line = [&table](std::string_view key) {
    return std::string(text::trim(table.string(key).value_or("")));
  };
  config.id = line("id");
  config.kind = line("kind");
  config.base_url = line("base_url");
  config.employer = line("employer");
  config.location = line("location");
  config.enabled = table.boolean("enabled").value_or(true);
  check_id(table, config.id);
  check_web_address(table, "base_url", config.base_url);
  read_numbers(table, config);
  read_times(table, config);
  if (config.kind.empty()) {
    table.complain("kind", "a source needs a `kind`", unknown_kind("").hint);
  } else if (find_kind(config.kind) == nullptr) {
    const Error error = unknown_kind(config.kind);
    table.complain("kind", error.message, error.hint);
  }
  read_kind(table, defaults, config);
  return config;
}

Result<std::vector<SourceConfig>> parse_sources(std::string_view text, const std::string& file,
                                                const Defaults& defaults) {
  auto document = toml::Document::parse(text, file);
  if (!document) return std::unexpected(without_key(document.error(), text));
  toml::Table root = document->root();
  if (const auto schema = root.integer("schema"); schema && *schema != 1) {
    root.complain("schema", "schema " + std::to_string(*schema) + " is not known", "schema = 1");
  }
  std::vector<SourceConfig> sources;
  std::set<std::string> ids;
  std::size_t unknown_kinds = 0;
  for (toml::Table& table : root.tables("source")) {
    SourceConfig config = read_source(table, defaults);
    check_unique(table, config.id, ids);
    if (find_kind(config.kind) != nullptr) {
      table.finish();
    } else if (!config.kind.empty()) {
      ++unknown_kinds;
    }
    sources.push_back(std::move(config));
  }
  root.finish();
  const Diagnostics& diagnostics = document->diagnostics();
  if (diagnostics.empty()) return sources;
  Error error = toml::to_error(diagnostics, "sources");
  if (diagnostics.size() == unknown_kinds) error.kind = ErrorKind::usage;
  return std::unexpected(std::move(error));
}

}  // namespace medtech::sources
