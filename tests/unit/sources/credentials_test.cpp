// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/credentials.hpp"

#include "core/sources/source.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace medtech;
using namespace medtech::sources;

namespace {

SourceConfig agency(std::map<std::string, std::string, std::less<>> keys = {}) {
  SourceConfig config;
  config.id = "va";
  config.kind = "usajobs";
  config.keys = std::move(keys);
  return config;
}

Result<std::string> no_command(const std::string&, std::chrono::milliseconds) {
  FAIL("no command was due");
  return "";
}

const sys::Environment full({{"USAJOBS_EMAIL", "jane@example.org"},
                             {"USAJOBS_API_KEY", " a-long-key= "},
                             {"MY_KEY", "another-key"}});

std::string why_not(const SourceConfig& config, const sys::Environment& environment,
                    const RunCommand& run = no_command) {
  const auto found = find_credentials(config, environment, run);
  REQUIRE_FALSE(found);
  CHECK(found.error().kind == ErrorKind::network);
  return found.error().text() + found.error().hint;
}

}  // namespace

TEST_CASE("credentials come from the environment, under the usual names or those that are given") {
  const auto usual = find_credentials(agency(), full, no_command);
  REQUIRE(usual);
  CHECK(usual->email == "jane@example.org");
  CHECK(usual->key == "a-long-key=");
  const auto named = find_credentials(agency({{"email", "joe@example.org"}, {"key_env", "MY_KEY"}}),
                                      full, no_command);
  REQUIRE(named);
  CHECK(*named == Credentials{"another-key", "joe@example.org", ""});
}

TEST_CASE("a key comes from a command, within the time of the source and half a minute") {
  SourceConfig config = agency({{"key_command", "pass show usajobs"}});
  std::chrono::milliseconds given{0};
  const RunCommand run = [&](const std::string& command, std::chrono::milliseconds limit) {
    CHECK(command == "pass show usajobs");
    given = limit;
    return Result<std::string>("from-a-command");
  };
  CHECK(find_credentials(config, full, run)->key == "from-a-command");
  CHECK(given == limits::key_command_timeout);
  config.timeout = std::chrono::seconds(2);
  CHECK(find_credentials(config, full, run)->key == "from-a-command");
  CHECK(given == std::chrono::seconds(2));
}

TEST_CASE("what is missing is named, and never what was found") {
  CHECK(why_not(agency(), sys::Environment()) ==
        "the e-mail address is missing: the variable USAJOBS_EMAIL is not set");
  const sys::Environment no_key({{"USAJOBS_EMAIL", "jane@example.org"}, {"USAJOBS_API_KEY", " "}});
  CHECK(why_not(agency(), no_key) == "the key is missing: the variable USAJOBS_API_KEY is not set");
  const sys::Environment odd(
      {{"USAJOBS_EMAIL", "jane@example.org"}, {"USAJOBS_API_KEY", "se\ncret"}});
  CHECK_FALSE(why_not(agency(), odd).contains("cret"));
  const sys::Environment endless(
      {{"USAJOBS_EMAIL", "jane@example.org"}, {"USAJOBS_API_KEY", std::string(5000, 'k')}});
  CHECK_FALSE(why_not(agency(), endless).contains("kkk"));
  const RunCommand failing = [](const std::string&, std::chrono::milliseconds) {
    return Result<std::string>(
        std::unexpected(Error(ErrorKind::input, "failed with exit status 1")));
  };
  CHECK(why_not(agency({{"key_command", "echo hunter2"}}), full, failing) ==
        "the key is missing: key_command failed with exit status 1");
  const RunCommand binary = [](const std::string&, std::chrono::milliseconds) {
    return Result<std::string>("hun\x01ter2");
  };
  CHECK_FALSE(why_not(agency({{"key_command", "x"}}), full, binary).contains("ter2"));
}

TEST_CASE("what is missing is known beforehand, save what a command would tell") {
  CHECK_FALSE(missing_credential(agency(), full));
  CHECK(missing_credential(agency(), sys::Environment()));
  CHECK(missing_credential(agency({{"key_env", "OTHER"}}), full)->contains("OTHER"));
  CHECK_FALSE(missing_credential(agency({{"key_command", "pass"}}), full));
  SourceConfig board;
  board.kind = "greenhouse";
  CHECK_FALSE(missing_credential(board, sys::Environment()));
  CHECK(find_credentials(board, sys::Environment(), no_command) == Credentials{});
}

TEST_CASE("names of variables are told from keys, and keys by their names") {
  for (const char* name : {"USAJOBS_API_KEY", "KEY", "_k", "my_key_2", "ADZUNAKEY"}) {
    CAPTURE(name);
    CHECK(is_variable_name(name));
  }
  for (const char* name : {"", "2nd", "a b", "abc=", "a/b", "jane@example.org", "$KEY",
                           "d41d8cd98f00b204e9800998ecf8427e", "abcdefghijklmnop1"}) {
    CAPTURE(name);
    CHECK_FALSE(is_variable_name(name));
  }
  for (const char* name : {"key", "API_KEY", "app-key", "token", "password"})
    CHECK(names_a_secret(name));
  for (const char* name : {"key_env", "key_command", "app_id", "board", "monkey"})
    CHECK_FALSE(names_a_secret(name));
}

TEST_CASE("a source whose key is in the environment runs no command") {
  const auto& needs = find_kind("usajobs")->credentials;
  CHECK_FALSE(runs_a_command(agency(), needs));
  CHECK_FALSE(runs_a_command(agency({{"key_env", "MY_KEY"}}), needs));
  CHECK(runs_a_command(agency({{"key_command", "pass show usajobs"}}), needs));
}
