// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/source_edit.hpp"

#include "core/sources/source_config.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace medtech;
using namespace medtech::sources;

namespace {

const std::string file = R"(# Jane's sources
schema = 1

# near home
[[source]]
id = "a"    # first
kind = "rss"
url = "https://a.example/feed"

[[source]]
kind = "page"
id = "b"
urls = [
  "https://b.example/1",  # one
  "https://b.example/2",
]
enabled = true # for now

# far away
[[source]]
id = "c"
kind = "file"
path = "~/jobs"
# the end
)";

SourceConfig greenhouse(const std::string& id) {
  SourceConfig config;
  config.id = id;
  config.kind = "greenhouse";
  config.keys = {{"board", "acme \"x\""}};
  return config;
}

std::string done(const Result<std::string>& result) {
  if (!result) MESSAGE(result.error().text());
  REQUIRE(result);
  return *result;
}

}  // namespace

TEST_CASE("a source is added at the end and nothing else is touched") {
  CHECK(done(append_source(file, greenhouse("d"))) ==
        file + "\n[[source]]\nid = \"d\"\nkind = \"greenhouse\"\nboard = \"acme \\\"x\\\"\"\n");
}

TEST_CASE("the first source makes the file") {
  CHECK(
      done(append_source("", greenhouse("d"))) ==
      "schema = 1\n\n[[source]]\nid = \"d\"\nkind = \"greenhouse\"\nboard = \"acme \\\"x\\\"\"\n");
}

TEST_CASE("a source that was added is read as it was") {
  SourceConfig config;
  config.id = "w";
  config.kind = "workday";
  config.keys = {{"host", "x.wd1.myworkdayjobs.com"}, {"tenant", "x"}, {"site", "S"}};
  config.search = {"biomedical", "a \\ b"};
  config.search_written = true;
  config.employer = "X \"Y\" Z";
  config.location = "Reno, NV";
  config.radius_miles = 30;
  config.max_listings = 40;
  config.refresh = std::chrono::minutes(90);
  config.timeout = std::chrono::seconds(30);
  config.base_url = "http://127.0.0.1:1";
  config.enabled = false;
  const std::string text = done(append_source(file, config));
  const auto sources = parse_sources(text, "s", {});
  REQUIRE(sources);
  CHECK(sources->back() == config);
  SourceConfig pages;
  pages.id = "p";
  pages.kind = "page";
  pages.keys = {{"url", "https://x.example/1"}};
  pages.urls = {"https://x.example/1", "https://x.example/2"};
  CHECK(parse_sources(done(append_source(file, pages)), "s", {})->back() == pages);
}

TEST_CASE("an id can be there only once") {
  const auto twice = append_source(file, greenhouse("b"));
  REQUIRE_FALSE(twice);
  CHECK(twice.error().kind == ErrorKind::input);
}

TEST_CASE("a source is removed with the comment right above it, and nothing else is") {
  CHECK(done(remove_source(file, "b")) == R"(# Jane's sources
schema = 1

# near home
[[source]]
id = "a"    # first
kind = "rss"
url = "https://a.example/feed"

# far away
[[source]]
id = "c"
kind = "file"
path = "~/jobs"
# the end
)");
  const std::string without_a = done(remove_source(file, "a"));
  CHECK(without_a.starts_with("# Jane's sources\nschema = 1\n\n[[source]]\nkind = \"page\""));
  CHECK_FALSE(without_a.contains("near home"));
  const std::string without_c = done(remove_source(file, "c"));
  CHECK(without_c.ends_with("enabled = true # for now\n\n# the end\n"));
  CHECK_FALSE(without_c.contains("far away"));
}

TEST_CASE("a comment at the top of the file stays") {
  CHECK(done(remove_source("# mine\n[[source]]\nid = \"a\"\nkind = \"file\"\npath = \"x\"\n",
                           "a")) == "# mine\n");
}

TEST_CASE("a source is switched off and on in its own line") {
  const std::string off = done(set_enabled(file, "b", false));
  CHECK(off.contains("enabled = false # for now\n"));
  CHECK(done(set_enabled(off, "b", true)) == file);
  const std::string a_off = done(set_enabled(file, "a", false));
  CHECK(a_off.contains("url = \"https://a.example/feed\"\nenabled = false\n\n[[source]]"));
  CHECK(done(set_enabled(file, "a", true)) == file);
}

TEST_CASE("line ends stay as they are") {
  const std::string dos = "[[source]]\r\nid = \"a\"\r\nkind = \"file\"\r\npath = \"x\"\r\n";
  CHECK(done(set_enabled(dos, "a", false)) == dos + "enabled = false\r\n");
  CHECK(done(append_source(dos, greenhouse("d"))).ends_with("board = \"acme \\\"x\\\"\"\r\n"));
  const std::string open = "[[source]]\nid = \"a\"\nkind = \"file\"\npath = \"x\"";
  CHECK(done(set_enabled(open, "a", false)) == open + "\nenabled = false\n");
}

TEST_CASE("unknown ids are told with the nearest ones") {
  const std::string text = "[[source]]\nid = \"trimedx\"\nkind = \"file\"\npath = \"x\"\n";
  for (const auto& result : {remove_source(text, "trimdex"), set_enabled(text, "trimdex", false)}) {
    REQUIRE_FALSE(result);
    CHECK(result.error().kind == ErrorKind::input);
    CHECK(result.error().hint.contains("trimedx"));
  }
}

TEST_CASE("a file that can't be edited line by line is left alone") {
  const std::string inline_tables =
      "source = [{id = \"a\", kind = \"file\", path = \"x\"}, {id = \"b\", kind = \"file\", path = "
      "\"y\"}]\n";
  CHECK_FALSE(append_source(inline_tables, greenhouse("d")));
  CHECK_FALSE(remove_source(inline_tables, "a"));
  CHECK_FALSE(set_enabled(inline_tables, "a", false));
  CHECK_FALSE(remove_source("[[source]\n", "a"));
}

TEST_CASE("a source with lists and names of variables is written and read back") {
  SourceConfig config;
  config.id = "va";
  config.kind = "usajobs";
  config.keys = {{"key_env", "MY_KEY"}, {"email", "jane@example.org"}};
  config.lists = {{"series", {"0644", "0645"}}};
  config.usual = {{"whole_series", {"0644"}}};
  config.search = {"not written"};
  const std::string text = done(append_source("", config));
  CHECK(text ==
        "schema = 1\n\n[[source]]\nid = \"va\"\nkind = \"usajobs\"\nemail = "
        "\"jane@example.org\"\nkey_env = \"MY_KEY\"\nseries = [\"0644\", \"0645\"]\n");
}
