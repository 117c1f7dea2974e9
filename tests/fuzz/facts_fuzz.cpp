// SPDX-License-Identifier: GPL-3.0-or-later
// Any file of facts, as $MEDTECH_DATA may bring one, is read to its end; what has no mistakes can
// be weighed.
#include "core/credential/eligibility.hpp"
#include "core/credential/knowledge.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace medtech;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto read = [&](const std::string& file) -> std::string {
    if (file == "credentials/sources.toml")
      return "schema = 1\n[[source]]\nid = \"page\"\ntitle = \"A page\"\nkind = \"issuer\"\n"
             "as_of = 2026-01-01\n";
    if (file == "credentials/vocabulary.toml")
      return "schema = 1\nsource = \"page\"\nas_of = 2026-01-01\n[[discipline]]\nid = \"bench\"\n"
             "name = \"bench\"\n";
    return text;
  };
  Diagnostics diagnostics;
  const credential::Knowledge knowledge = credential::read_knowledge(
      {"credentials/sources.toml", "credentials/vocabulary.toml", "credentials/a.toml"}, read,
      parse_iso_date("2026-11-22"), diagnostics);
  if (!diagnostics.empty()) return 0;
  const credential::Person person;
  for (const credential::Credential& each : knowledge.credentials)
    credential::weigh(each, {knowledge, person, *parse_iso_date("2026-11-22")});
  return 0;
}
