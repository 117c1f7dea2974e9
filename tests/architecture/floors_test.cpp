// SPDX-License-Identifier: GPL-3.0-or-later
// Holds the folders to the plan in floors.txt: who may include whom, and where third-party headers
// live.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

const fs::path root = MEDTECH_SOURCE;

struct Plan {
  std::map<std::string, std::set<std::string>> edges;
  std::map<std::string, std::set<std::string>> homes;  // header prefix → folders
};

Plan read_plan() {
  Plan plan;
  std::ifstream file(root / "tests/architecture/floors.txt");
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream words(line);
    std::string first, word;
    words >> first;
    if (first.back() == ':') {
      auto& allowed = plan.edges[first.substr(0, first.size() - 1)];
      while (words >> word) allowed.insert(word);
    } else {
      words >> word;  // "@"
      while (words >> word) plan.homes[first].insert(word);
    }
  }
  return plan;
}

struct Include {
  std::string file;
  std::string folder;  // of the including file: "net", "cmd"
  std::string header;
};

std::string folder_of(const fs::path& relative) {
  auto part = relative.begin();
  return *part == "core" ? (++part)->string() : part->string();
}

std::vector<Include> read_includes() {
  std::vector<Include> found;
  for (const char* top : {"core", "cmd"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
      const std::string extension = entry.path().extension();
      if (extension != ".hpp" && extension != ".cpp") continue;
      const fs::path relative = fs::relative(entry.path(), root);
      std::ifstream file(entry.path());
      for (std::string line; std::getline(file, line);) {
        if (!line.starts_with("#include ")) continue;
        const std::size_t begin = line.find_first_of("<\"");
        const std::size_t end = line.find_first_of(">\"", begin + 1);
        found.push_back(
            {relative.string(), folder_of(relative), line.substr(begin + 1, end - begin - 1)});
      }
    }
  }
  return found;
}

bool reaches(const Plan& plan, const std::string& from, const std::string& to,
             std::set<std::string>& seen) {
  for (const std::string& next : plan.edges.at(from)) {
    if (next == to) return true;
    if (seen.insert(next).second && plan.edges.contains(next) && reaches(plan, next, to, seen))
      return true;
  }
  return false;
}

}  // namespace

TEST_CASE("folders include only what their floor allows") {
  const Plan plan = read_plan();
  const std::vector<Include> includes = read_includes();
  REQUIRE(includes.size() > 50);
  for (const Include& include : includes) {
    CAPTURE(include.file);
    CAPTURE(include.header);
    const fs::path header(include.header);
    const std::string top = header.begin()->string();
    if (top != "core" && top != "cmd") continue;
    const std::string target = folder_of(header);
    if (target == include.folder || target == "base") continue;
    REQUIRE(plan.edges.contains(include.folder));
    CHECK(plan.edges.at(include.folder).contains(target));
  }
}

TEST_CASE("the plan of floors has no cycle and names existing folders") {
  const Plan plan = read_plan();
  for (const auto& [folder, allowed] : plan.edges) {
    CAPTURE(folder);
    CHECK(fs::exists(folder == "cmd" ? root / "cmd" : root / "core" / folder));
    std::set<std::string> seen;
    CHECK_FALSE(reaches(plan, folder, folder, seen));
  }
}

TEST_CASE("third-party headers are included in their one home") {
  const Plan plan = read_plan();
  for (const Include& include : read_includes()) {
    for (const auto& [prefix, folders] : plan.homes) {
      if (!include.header.starts_with(prefix)) continue;
      CAPTURE(include.file);
      CAPTURE(include.header);
      CHECK(folders.contains(include.folder));
      CHECK_MESSAGE(
          (include.folder == "cmd" || include.folder == "base" || !include.file.ends_with(".hpp")),
          "a third-party header in a header of ours spreads to its users");
    }
  }
}

TEST_CASE("no source file is longer than 500 lines") {
  for (const char* top : {"core", "cmd"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
      if (!entry.is_regular_file()) continue;
      std::ifstream file(entry.path());
      const auto lines = std::count(std::istreambuf_iterator<char>(file), {}, '\n');
      CAPTURE(entry.path().string());
      CHECK(lines <= 500);
    }
  }
}
