// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/source_config.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace medtech;
using namespace medtech::sources;

namespace {

Defaults words() {
  Defaults defaults;
  defaults.search = {"biomedical", "histology"};
  return defaults;
}

std::vector<SourceConfig> good(const std::string& text) {
  const auto sources = parse_sources(text, "sources.toml", words());
  if (!sources) MESSAGE(sources.error().text());
  REQUIRE(sources);
  return *sources;
}

Error bad(const std::string& text) {
  const auto sources = parse_sources(text, "sources.toml", words());
  REQUIRE_FALSE(sources);
  return sources.error();
}

std::string everything(const Error& error) { return error.text() + "\n" + error.hint; }

const std::string workday = R"(schema = 1
[[source]]
id = "trimedx"
kind = "workday"
host = "trimedx.wd1.myworkdayjobs.com"
tenant = "trimedx"
site = "TMX"
)";

}  // namespace

TEST_CASE("a source is read with its defaults") {
  const SourceConfig source = good(workday).at(0);
  CHECK(source.id == "trimedx");
  CHECK(source.kind == "workday");
  CHECK(source.key("site") == "TMX");
  CHECK(source.search == words().search);
  CHECK_FALSE(source.search_written);
  CHECK(source.refresh == std::chrono::hours(6));
  CHECK(source.max_listings == limits::max_listings);
  CHECK(source.enabled);
}

TEST_CASE("every key of a source is read") {
  const SourceConfig source = good(workday + R"(search = ["biomedical", ""]
employer = "TRIMEDX"
location = "Cincinnati, OH"
radius_miles = 50
max_listings = 300
refresh = "45m"
timeout = "20s"
base_url = "http://127.0.0.1:8080"
enabled = false
)")
                                  .at(0);
  CHECK(source.search == std::vector<std::string>{"biomedical", ""});
  CHECK(source.search_written);
  CHECK(source.employer == "TRIMEDX");
  CHECK(source.location == "Cincinnati, OH");
  CHECK(source.radius_miles == 50);
  CHECK(source.max_listings == 300);
  CHECK(source.refresh == std::chrono::minutes(45));
  CHECK(source.timeout == std::chrono::seconds(20));
  CHECK(source.base_url == "http://127.0.0.1:8080");
  CHECK_FALSE(source.enabled);
}

TEST_CASE("a base address makes the host unnecessary") {
  CHECK(good("[[source]]\nid = \"a\"\nkind = \"workday\"\ntenant = \"t\"\nsite = \"s\"\nbase_url = "
             "\"http://127.0.0.1:1\"\n")
            .size() == 1);
}

TEST_CASE("a page has one address or several") {
  CHECK(good("[[source]]\nid = \"a\"\nkind = \"page\"\nurl = \"https://x.example/1\"\n")
            .at(0)
            .urls.size() == 1);
  const auto both = good(
      "[[source]]\nid = \"a\"\nkind = \"page\"\nurl = \"https://x.example/1\"\nurls = "
      "[\"https://x.example/2\"]\n");
  CHECK(both.at(0).urls == std::vector<std::string>{"https://x.example/1", "https://x.example/2"});
  CHECK(good("[[source]]\nid = \"a\"\nkind = \"page\"\nurls = [\"https://x.example/2\"]\n")
            .at(0)
            .urls.size() == 1);
  CHECK(everything(bad("[[source]]\nid = \"a\"\nkind = \"page\"\n")).contains("`url`"));
}

TEST_CASE("an empty file has no sources") {
  CHECK(good("").empty());
  CHECK(good("schema = 1\n").empty());
}

TEST_CASE("mistakes are told with their place and what would be right") {
  SUBCASE("a missing key") {
    const Error error = bad("[[source]]\nid = \"a\"\nkind = \"greenhouse\"\n");
    CHECK(error.kind == ErrorKind::input);
    CHECK(error.text().contains("sources.toml:"));
    CHECK(everything(error).contains("`board`"));
  }
  SUBCASE("an unknown key") {
    const Error error = bad(workday + "serach = [\"x\"]\n");
    CHECK(error.place.line == 8);
    CHECK(everything(error).contains("search"));
  }
  SUBCASE("a key of another kind") {
    CHECK(everything(bad(workday + "board = \"x\"\n")).contains("board"));
  }
  SUBCASE("an id twice") {
    CHECK(everything(bad(workday + workday.substr(11))).contains("trimedx"));
  }
  SUBCASE("no id") {
    CHECK(everything(bad("[[source]]\nkind = \"rss\"\nurl = \"https://x.example\"\n"))
              .contains("id"));
  }
  SUBCASE("an id that is no word of a shell") {
    for (const char* id : {"a b", "-a", "a'b", "a;b", "$a", "a\\tb", "~"}) {
      CAPTURE(id);
      const std::string text = std::string("[[source]]\nid = \"") + id +
                               "\"\nkind = \"rss\"\nurl = \"https://x.example\"\n";
      CHECK(everything(bad(text)).contains("can't be an id"));
    }
  }
  SUBCASE("values") {
    for (const char* line : {"refresh = \"soon\"", "timeout = \"0s\"", "timeout = \"1d\"",
                             "radius_miles = -1", "max_listings = 0", "search = []",
                             "base_url = \"ftp://x\"", "enabled = 1", "location = 3"}) {
      CAPTURE(line);
      CHECK(bad(workday + line + "\n").place.line == 8);
    }
  }
  SUBCASE("a host that is an address") {
    CHECK(everything(bad("[[source]]\nid=\"a\"\nkind=\"workday\"\nhost=\"https://x.example/"
                         "\"\ntenant=\"t\"\nsite=\"s\"\n"))
              .contains("https://"));
  }
  SUBCASE("an address that is none") {
    CHECK(everything(bad("[[source]]\nid=\"a\"\nkind=\"rss\"\nurl=\"file:///etc/passwd\"\n"))
              .contains("web address"));
  }
  SUBCASE("all of them in one go") {
    const std::string text =
        everything(bad(workday + "refresh = \"soon\"\nradius_miles = -1\ncolour = \"blue\"\n"));
    CHECK(text.contains("soon"));
    CHECK(text.contains("radius_miles"));
    CHECK(text.contains("colour"));
  }
  SUBCASE("no TOML at all") { CHECK(bad("[[source]\nid=").kind == ErrorKind::input); }
}

TEST_CASE("an unknown kind is a matter of usage and names the kinds there are") {
  const Error error = bad("[[source]]\nid = \"a\"\nkind = \"wrokday\"\nhost = \"x\"\n");
  CHECK(error.kind == ErrorKind::usage);
  CHECK(error.place.line == 3);
  CHECK(everything(error).contains("workday"));
  CHECK(everything(error).contains("greenhouse"));
  CHECK(bad("[[source]]\nid = \"a\"\nkind = \"wrokday\"\n[[source]]\nid = 3\nkind = \"rss\"\n")
            .kind == ErrorKind::input);
}

TEST_CASE("kinds that come later point to what can be done now") {
  for (const char* kind : {"avature", "taleo", "paylocity", "themuse"}) {
    CAPTURE(kind);
    const Error error = bad("[[source]]\nid = \"a\"\nkind = \"" + std::string(kind) + "\"\n");
    CHECK(error.kind == ErrorKind::usage);
    CHECK(everything(error).contains("\"page\""));
    CHECK(everything(error).contains("sitemap"));
  }
}

namespace {

const std::string usajobs = R"([[source]]
id = "va"
kind = "usajobs"
series = ["0644", "0645"]
email = "jane@example.org"
key_env = "MY_KEY"
)";

}  // namespace

TEST_CASE("a source with a key names where it is, and goes by what is usual of its kind") {
  Defaults defaults = words();
  defaults.kinds["usajobs"] = {{"mixed_series", {"1601"}}, {"search", {"biomedical devices"}}};
  const auto sources = parse_sources(usajobs, "sources.toml", defaults);
  REQUIRE(sources);
  const SourceConfig& source = sources->at(0);
  CHECK(source.list("series") == std::vector<std::string>{"0644", "0645"});
  CHECK(source.list("organization").empty());
  CHECK(source.key("email") == "jane@example.org");
  CHECK(source.key("key_env") == "MY_KEY");
  CHECK(source.usual_list("mixed_series") == std::vector<std::string>{"1601"});
  CHECK(source.search == std::vector<std::string>{"biomedical devices"});
  CHECK(good("[[source]]\nid = \"va\"\nkind = \"usajobs\"\nseries = \"0644\"\n")
            .at(0)
            .list("series") == std::vector<std::string>{"0644"});
  CHECK(good(workday).at(0).usual.empty());
}

TEST_CASE("a key in the file is refused without being shown, and told where to go") {
  for (const char* line :
       {"key = \"hunter2hunter2\"", "app_key = \"hunter2hunter2\"", "api-key = \"hunter2hunter2\"",
        "token = [\"hunter2hunter2\"]", "key_env = \"hunter2hunter2hunter2\"",
        "key_env = \"hunter2=\"", "key = hunter2hunter2"}) {
    CAPTURE(line);
    const Error error =
        bad("[[source]]\nid = \"va\"\nkind = \"usajobs\"\n" + std::string(line) + "\n");
    CHECK(error.kind == ErrorKind::input);
    CHECK(error.place.line == 4);
    CHECK_FALSE(everything(error).contains("hunter2"));
    CHECK(everything(error).contains("key"));
    CHECK_FALSE(everything(error).contains("is not known"));
  }
  const Error error = bad(usajobs + "key = \"x\"\n");
  CHECK(error.text().contains("a key is never written in this file"));
  CHECK(everything(error).contains("key_env = \"USAJOBS_API_KEY\""));
  CHECK(everything(error).contains("key_command"));
  CHECK(everything(bad(workday + "key = \"x\"\n")).contains("need none"));
}

TEST_CASE("keys of kinds with credentials are checked") {
  for (const char* line :
       {"key_command = \"pass x\"", "email_env = \"MY_EMAIL\"", "organization = [\"V A\"]",
        "organization = 3", "country = \"us\"", "base_url = \"http://mirror.example\""}) {
    CAPTURE(line);
    CHECK(bad(usajobs + line + "\n").place.line == 7);
  }
  for (const char* url : {"https://mirror.example", "http://127.0.0.1:8080", "http://localhost"})
    CHECK(good(usajobs + "base_url = \"" + url + "\"\n").size() == 1);
  CHECK(everything(bad("[[source]]\nid=\"a\"\nkind=\"usajobs\"\nseries=[\"644\"]\n"))
            .contains("four digits"));
  CHECK(everything(bad("[[source]]\nid=\"a\"\nkind=\"usajobs\"\nemail=\"jane\"\n"))
            .contains("e-mail"));
  CHECK(everything(bad("[[source]]\nid=\"a\"\nkind=\"adzuna\"\ncountry=\"USA\"\n"))
            .contains("two small letters"));
  CHECK(everything(bad("[[source]]\nid=\"a\"\nkind=\"adzuna\"\napp_id=\"a b\"\n"))
            .contains("app_id"));
  CHECK(good("[[source]]\nid=\"a\"\nkind=\"adzuna\"\napp_id=\"a1\"\nkey_env=\"K\"\n").size() == 1);
}
