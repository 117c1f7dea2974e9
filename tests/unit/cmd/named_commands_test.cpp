// SPDX-License-Identifier: GPL-3.0-or-later
// Data that tell a person which command helps name commands that there are.
#include "cmd/command.hpp"
#include "core/base/embedded.hpp"
#include "core/base/text.hpp"
#include "core/checklist/checklist.hpp"
#include "core/checklist/evidence.hpp"
#include "core/interview/question.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace medtech;

namespace {

// "medtech COMMAND [VERB] …": the command is there, and so is the verb where one must follow.
bool exists(const std::string& line) {
  const auto words = text::split(line, ' ');
  if (words.size() < 2 || words[0] != "medtech") return false;
  const cmd::Command* command = cmd::find_command(words[1]);
  if (command == nullptr) return false;
  return command->itself().declare != nullptr ||
         (words.size() > 2 && command->find(words[2]) != nullptr);
}

std::vector<std::string> commands_of_checklists() {
  std::vector<checklist::Checklist> lists;
  Diagnostics diagnostics;
  for (const std::string_view name : embedded::list("checklists/"))
    checklist::read_checklists(embedded::find(name).value(), std::string(name), checklist::is_proof,
                               lists, diagnostics);
  std::vector<std::string> lines;
  for (const checklist::Checklist& list : lists)
    for (const checklist::Item& item : list.items) lines.push_back(item.command);
  return lines;
}

std::vector<std::string> commands_of_preparation() {
  Diagnostics diagnostics;
  const auto read = interview::read_preparation(
      embedded::find("interview/preparation.toml").value(), "preparation.toml", diagnostics);
  std::vector<std::string> lines;
  for (const auto* all : {&read.research, &read.ask, &read.bring})
    for (const interview::Advice& advice : *all)
      if (!advice.command.empty()) lines.push_back(advice.command);
  for (const interview::FollowUp& each : read.follow_ups)
    if (!each.command.empty()) lines.push_back(each.command);
  return lines;
}

}  // namespace

TEST_CASE("every command that a checklist or an interview sheet names is there") {
  for (const auto& lines : {commands_of_checklists(), commands_of_preparation()}) {
    CHECK(!lines.empty());
    for (const std::string& line : lines) {
      CAPTURE(line);
      CHECK(exists(line));
    }
  }
}
