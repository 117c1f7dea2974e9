// SPDX-License-Identifier: GPL-3.0-or-later
// What the program does on a terminal alone: colour, width, pager, questions, Ctrl-C.
#include "tests/support/pty.hpp"

#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/sys/file.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <initializer_list>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using namespace medtech;
using medtech::testing::Home;
using medtech::testing::PtyRun;
using medtech::testing::Window;
using Words = std::vector<std::string>;

constexpr Window tall{120, 300};

/// What was shown of a run that went to its end, and its exit status.
struct Shown {
  std::string text;
  int code = -1;
};

Shown run_on_terminal(const Home& home, const Words& arguments, Window window = tall) {
  PtyRun run(home, arguments, window);
  Shown shown;
  shown.code = run.finish();
  shown.text = run.shown();
  return shown;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// The text without SGR sequences, the only ones that the program may write.
std::string without_styles(const std::string& text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.compare(at, 2, "\x1b[") != 0) {
      plain += text[at];
      continue;
    }
    at = text.find_first_not_of("0123456789;", at + 2);
    REQUIRE(at != std::string::npos);
    REQUIRE(text[at] == 'm');
  }
  return plain;
}

std::string file_below_work(const Home& home, const std::string& name) {
  const std::string path = home.path("work/" + name);
  return fs::exists(path) ? sys::read_file(path, limits::file_bytes) : "(no file)";
}

void import(const Home& home, const std::string& ndjson) {
  home.write("openings.ndjson", ndjson);
  REQUIRE(home.run({"listing", "import", "openings.ndjson"}).code == 0);
}

// Openings enough to fill more than a pipe holds.
std::string many_openings(int number) {
  std::string lines;
  for (int i = 0; i < number; ++i) {
    lines += R"({"title":"Laboratory Assistant )" + std::to_string(i) +
             R"(","employer":"Example Health","url":"https://jobs.example.org/)" +
             std::to_string(i) + "\"}\n";
  }
  return lines;
}

constexpr const char* wide_openings =
    R"({"title":"臨床検査技師（血液・輸血検査室）募集のお知らせ 夜勤あり","employer":"株式会社サンプル検査センター東京本社",)"
    R"("locations":[{"city":"Huntington Beach","state":"CA","zip":"92648"}],"posted":"2026-01-02",)"
    R"("pay":{"min":98000,"max":126000,"currency":"USD","interval":"year"}})"
    "\n"
    R"({"title":"🔬🧪 Microbiologist 👩‍🔬 with a title that goes on and on, and then on some more, for long",)"
    R"("employer":"Klinik für Übergroße Namen und Çedillen, Gesellschaft mit beschränkter Haftung",)"
    R"("locations":[{"city":"San Francisco","state":"CA"}],"posted":"2026-11-20",)"
    R"("pay":{"min":31.25,"max":44.75,"currency":"USD","interval":"hour"}})"
    "\n"
    R"({"title":"CLS","employer":"Lab","locations":[{"city":"Oxnard","state":"CA"}]})"
    "\n";

}  // namespace

TEST_CASE("a terminal gets colour unless something speaks against it") {
  struct Case {
    std::string what;
    std::vector<std::pair<std::string, std::string>> variables;
    Words options;
    bool colour;
  };
  const Case cases[] = {
      {"as it is", {}, {}, true},
      {"a dumb one", {{"TERM", "dumb"}}, {}, false},
      {"one without a name", {{"TERM", ""}}, {}, false},
      {"NO_COLOR", {{"NO_COLOR", "1"}}, {}, false},
      {"an empty NO_COLOR", {{"NO_COLOR", ""}}, {}, true},
      {"NO_COLOR before CLICOLOR_FORCE", {{"NO_COLOR", "1"}, {"CLICOLOR_FORCE", "1"}}, {}, false},
      {"CLICOLOR_FORCE", {{"TERM", "dumb"}, {"CLICOLOR_FORCE", "1"}}, {}, true},
      {"CLICOLOR_FORCE=0", {{"TERM", "dumb"}, {"CLICOLOR_FORCE", "0"}}, {}, false},
      {"--color never", {{"CLICOLOR_FORCE", "1"}}, {"--color", "never"}, false},
      {"--color always", {{"NO_COLOR", "1"}, {"TERM", "dumb"}}, {"--color", "always"}, true},
  };
  std::string plain;
  for (const Case& each : cases) {
    CAPTURE(each.what);
    Home home;
    home.set("TERM", "xterm-256color");
    for (const auto& [name, value] : each.variables) home.set(name, value);
    Words arguments{"search", "--demo", "biomedical"};
    arguments.insert(arguments.end(), each.options.begin(), each.options.end());
    const Shown shown = run_on_terminal(home, arguments);
    CHECK(shown.code == 0);
    CHECK(has(shown.text, "\x1b[") == each.colour);
    // Nothing is told by colour alone.
    if (plain.empty()) plain = without_styles(shown.text);
    CHECK(without_styles(shown.text) == plain);
  }
  CHECK(has(plain, "Biomedical Equipment"));
}

TEST_CASE("a pipe is coloured where that is asked for, and says the same") {
  const Home home;
  for (const Words& command : {Words{"search", "--demo", "biomedical"}, Words{"source", "list"},
                               Words{"source", "kinds"}}) {
    Words coloured = command;
    coloured.insert(coloured.end(), {"--color", "always"});
    const std::string text = home.run(coloured).out;
    const std::string plain = home.run(command).out;
    CAPTURE(plain);
    CHECK(has(text, "\x1b["));
    CHECK_FALSE(has(plain, "\x1b["));
    CHECK(without_styles(text) == plain);
  }
}

TEST_CASE("colour of errors is decided by their own stream") {
  Home home;
  home.set("TERM", "xterm");
  const Shown shown = run_on_terminal(home, {"serach"});
  CHECK(shown.code == 2);
  CHECK(has(shown.text, "\x1b["));
  CHECK(has(without_styles(shown.text), "medtech: error: there is no command \"serach\"\n"));
}

TEST_CASE("colour that is asked for is there for errors about the arguments too") {
  const Home home;
  CHECK(has(home.run({"--color", "always", "serach"}).err, "\x1b["));
  CHECK(has(home.run({"search", "--nearr", "x", "--color=always"}).err, "\x1b["));
  CHECK(!has(home.run({"search", "--nearr", "x"}).err, "\x1b["));
}

TEST_CASE("a table fits the terminal, whatever is in it") {
  Home home;
  home.set("MEDTECH_PAGER", "");
  import(home, wide_openings);
  for (const unsigned short columns : std::initializer_list<unsigned short>{80, 100, 120, 200}) {
    for (const Words& options : {Words{}, Words{"--near", "90012", "--radius", "600"},
                                 Words{"--explain"}, Words{"--full"}}) {
      CAPTURE(columns);
      CAPTURE(text::join(options, " "));
      Words arguments{"search", "--offline", "--all", "-q"};
      arguments.insert(arguments.end(), options.begin(), options.end());
      const Shown shown = run_on_terminal(home, arguments, {columns, 100});
      CHECK(shown.code == 0);
      CHECK(has(shown.text, "TITLE"));
      CHECK(has(shown.text, "臨床"));
      CHECK(has(shown.text, "$98,000-126,000/y"));
      CHECK(has(shown.text, "2026-01-02"));
      CHECK(has(shown.text, columns < 200 ? "…" : "夜勤あり"));
      for (const std::string_view line : text::lines(shown.text)) {
        CAPTURE(line);
        CHECK(text::is_valid_utf8(line));
        CHECK(text::width(line) <= columns);
      }
    }
  }
}

TEST_CASE(
    "on a terminal openings of one title share a line, and a sentence tells how many there are") {
  const Home home;
  const Shown grouped = run_on_terminal(home, {"search", "--demo", "scientist"}, {80, 100});
  CHECK(has(grouped.text, " 2×  "));
  CHECK(has(grouped.text, "`medtech listing show ID` tells all about one."));
  const Shown single = run_on_terminal(home, {"search", "--demo", "scientist", "--no-group"});
  CHECK(!has(single.text, "2×"));
  import(home, many_openings(60));
  const Shown cut = run_on_terminal(home, {"search", "--offline"});
  CHECK(has(cut.text, "60 openings found; shown are 50, more with --limit N."));
  CHECK(has(run_on_terminal(home, {"search", "--offline", "--limit", "60"}).text,
            "60 openings found. "));
}

TEST_CASE("a narrow terminal gets fewer columns, and no line that is too long") {
  Home home;
  home.set("MEDTECH_PAGER", "");
  import(home, wide_openings);
  for (const unsigned short columns : std::initializer_list<unsigned short>{20, 30, 37, 45}) {
    for (const Words& options : {Words{}, Words{"--explain"}}) {
      CAPTURE(columns);
      Words arguments{"search", "--offline", "--all", "-q"};
      arguments.insert(arguments.end(), options.begin(), options.end());
      const Shown shown = run_on_terminal(home, arguments, {columns, 100});
      CHECK(shown.code == 0);
      CHECK(has(shown.text, "臨"));
      for (const std::string_view line : text::lines(shown.text)) {
        CAPTURE(line);
        CHECK(text::width(line) <= columns);
      }
    }
  }
}

TEST_CASE("all openings of one title are counted in its line, whatever the limit") {
  Home home;
  home.set("MEDTECH_PAGER", "");
  std::string lines;
  for (int i = 0; i < 1205; ++i) {
    lines += R"({"title":"Medical Technologist","employer":"Example Health","requisition":"Q-)" +
             std::to_string(i) + R"(","locations":[{"city":")" +
             (i % 5 == 0 ? "Dayton" : "Columbus") + "\",\"state\":\"OH\"}]}\n";
  }
  import(home, lines + R"({"title":"Cytotechnologist","employer":"Example Health"})" + "\n" +
                   R"({"title":"Histotechnician","employer":"Example Health"})" + "\n");
  const Shown all = run_on_terminal(home, {"search", "--offline"});
  CHECK(has(all.text, " 1205×  "));
  CHECK(has(all.text, "Cytotechnologist"));
  CHECK(has(all.text, "1,207 openings found. "));
  CHECK(has(all.text, "Dayton, OH and 964 more"));
  const Shown cut = run_on_terminal(home, {"search", "--offline", "--limit", "1"});
  CHECK(has(cut.text, " 1205×  "));
  CHECK(has(cut.text, "1,207 openings found; shown are 1,205 in 1 line, more with --limit N."));
}

TEST_CASE("what is longer than the screen goes through the pager") {
  Home home;
  home.set("MEDTECH_PAGER", "cat > paged.txt");
  const Shown shown = run_on_terminal(home, {"search", "--demo", "--no-group"}, {80, 24});
  CHECK(shown.code == 0);
  CHECK(!has(shown.text, "Phlebotomist"));
  const std::string paged = file_below_work(home, "paged.txt");
  CHECK(has(paged, "Phlebotomist"));
  CHECK(text::lines(paged).size() == 53);
  // It is no terminal itself, but lays out for the one that is.
  CHECK(has(paged, "TITLE"));
}

TEST_CASE("what fits the screen is shown as it is") {
  Home home;
  home.set("MEDTECH_PAGER", "cat > paged.txt");
  const Shown shown = run_on_terminal(home, {"search", "--demo", "phlebotomist"}, {80, 24});
  CHECK(shown.code == 0);
  CHECK(has(shown.text, "Phlebotomist"));
  CHECK(file_below_work(home, "paged.txt") == "(no file)");
}

TEST_CASE("the pager is chosen by MEDTECH_PAGER before PAGER, and can be none") {
  struct Case {
    std::string what;
    std::vector<std::pair<std::string, std::string>> variables;
    std::string file;  // "" where all is shown on the terminal
  };
  const Case cases[] = {
      {"PAGER", {{"PAGER", "cat > general.txt"}}, "general.txt"},
      {"both", {{"PAGER", "cat > general.txt"}, {"MEDTECH_PAGER", "cat > own.txt"}}, "own.txt"},
      {"an empty one", {{"PAGER", "cat > general.txt"}, {"MEDTECH_PAGER", ""}}, ""},
      {"cat", {{"MEDTECH_PAGER", "cat"}}, ""},
      {"one that is not there", {{"MEDTECH_PAGER", "medtech-no-such-pager"}}, ""},
  };
  for (const Case& each : cases) {
    CAPTURE(each.what);
    Home home;
    for (const auto& [name, value] : each.variables) home.set(name, value);
    const Shown shown = run_on_terminal(home, {"search", "--demo"}, {80, 10});
    CHECK(shown.code == 0);
    CHECK(has(shown.text, "Phlebotomist") == each.file.empty());
    for (const std::string file : {"general.txt", "own.txt"})
      CHECK(fs::exists(home.path("work/" + file)) == (file == each.file));
  }
}

TEST_CASE("LESS is set for the pager where it is not set") {
  Home home;
  home.set("MEDTECH_PAGER", "cat > /dev/null; echo \"LESS=$LESS\" > less.txt");
  CHECK(run_on_terminal(home, {"search", "--demo"}, {80, 10}).code == 0);
  CHECK(file_below_work(home, "less.txt") == "LESS=FRX\n");
  home.set("LESS", "-S");
  CHECK(run_on_terminal(home, {"search", "--demo"}, {80, 10}).code == 0);
  CHECK(file_below_work(home, "less.txt") == "LESS=-S\n");
}

TEST_CASE("leaving the pager early is success") {
  Home home;
  import(home, many_openings(2000));
  home.set("MEDTECH_PAGER", "head -n 2 > seen.txt");
  const Shown shown =
      run_on_terminal(home, {"search", "--offline", "--limit", "2000", "--no-group"});
  CHECK(shown.code == 0);
  CHECK(!has(shown.text, "error"));
  CHECK(text::lines(file_below_work(home, "seen.txt")).size() == 2);
  home.set("MEDTECH_PAGER", "exit 3");
  CHECK(run_on_terminal(home, {"search", "--offline", "--limit", "2000"}).code == 0);
}

TEST_CASE("profile init asks what no option told, and asks again for what is not right") {
  const Home home;
  PtyRun run(home, {"profile", "init", "--role", "bmet-2"}, {});
  REQUIRE(run.wait_until_shown("Your name: "));
  run.type("Ana Example\n");
  REQUIRE(run.wait_until_shown("ZIP code you set out for work from: "));
  run.type("452\n");
  REQUIRE(run.wait_until_shown("Give five digits, e.g. 45202, or nothing to leave it out.\n"));
  run.type("45202\n");
  CHECK(run.finish() == 0);
  const std::string profile = home.path("config/medtech/profile.toml");
  CHECK(has(run.shown(), profile + "\n"));
  CHECK(!has(run.shown(), "Your state"));
  const std::string text = sys::read_file(profile, limits::config_bytes);
  CHECK(has(text, "\nname = \"Ana Example\"\n"));
  CHECK(has(text, "\nzip = \"45202\"\n"));
  CHECK(has(text, "\ncurrent = \"bmet-2\"\n"));
  CHECK(home.run({"profile", "check"}).code == 0);
}

TEST_CASE("empty answers leave things out, and the end of input ends the questions") {
  for (const char* keys : {"\n\n\n\n", "\x04"}) {
    const Home home;
    PtyRun run(home, {"profile", "init"}, {});
    REQUIRE(run.wait_until_shown("Your name: "));
    run.type(keys);
    CHECK(run.finish() == 0);
    CHECK(home.run({"profile", "check"}).code == 0);
  }
}

TEST_CASE("nothing is asked with --yes") {
  const Home home;
  const Shown shown = run_on_terminal(home, {"profile", "init", "--yes"});
  CHECK(shown.code == 0);
  CHECK(!has(shown.text, "?"));
  CHECK(!has(shown.text, "Your name"));
}

TEST_CASE("Ctrl-C at a question exits 130 and leaves no file") {
  const Home home;
  PtyRun run(home, {"profile", "init"}, {});
  REQUIRE(run.wait_until_shown("Your name: "));
  run.type("Ana\n");
  REQUIRE(run.wait_until_shown("ZIP code"));
  run.type("\x03");
  CHECK(run.finish() == 130);
  CHECK(!has(run.shown(), "error"));
  CHECK(!fs::exists(home.path("config/medtech/profile.toml")));
  CHECK(fs::is_empty(home.path("config/medtech")));
}
