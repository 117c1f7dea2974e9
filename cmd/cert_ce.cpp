// SPDX-License-Identifier: GPL-3.0-or-later
// `cert-plan ce add`: the other half of cert_value.hpp.
#include "cmd/cert_facts.hpp"
#include "cmd/cert_value.hpp"
#include "cmd/options.hpp"
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/format/toml.hpp"
#include "core/sys/file.hpp"

#include <fmt/format.h>

#include <charconv>
#include <filesystem>
#include <system_error>

namespace medtech::cmd {

namespace {

double amount_of(const std::string& typed) {
  double amount = 0;
  const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), amount);
  const bool whole = error == std::errc() && end == typed.data() + typed.size();
  constexpr double most = 10'000;
  if (whole && amount > 0 && amount <= most) return amount;
  throw Error(ErrorKind::usage,
              fmt::format("ce add: \"{}\" is no amount", text::printable_line(typed)),
              "give a number above 0, in the unit of the credential, e.g. 1.5");
}

std::string entry_text(const CeOptions& options, const std::string& credential, Date date) {
  std::string out = "[[ce]]\ncredential = " + toml::quoted(credential) +
                    "\ndate = " + to_string(date) +
                    fmt::format("\namount = {}\n", amount_of(options.amount));
  if (!options.area.empty()) out += "area = " + toml::quoted(options.area) + "\n";
  if (!options.title.empty()) out += "title = " + toml::quoted(options.title) + "\n";
  return out;
}

// The text with the entry behind it, where that means the same and one entry more.
std::string appended(const std::string& text, const std::string& entry, const std::string& path) {
  std::string out = text;
  if (!out.empty() && out.back() != '\n') out += '\n';
  out += entry;
  const profile::Profile before = value_or_throw(profile::parse(text, path)).usable_or_throw();
  profile::Profile after = value_or_throw(profile::parse(out, path)).usable_or_throw();
  const bool grew = after.ce.size() == before.ce.size() + 1;
  if (grew) after.ce.pop_back();
  if (!grew || !(after == before))
    throw Error(ErrorKind::input, path + ": an entry can't be appended to this file",
                "write it by hand, as medtech-profile(5) tells");
  return out;
}

}  // namespace

ExitCode run_ce(Context& context, const CeOptions& options) {
  if (options.action != "add")
    throw Error(ErrorKind::usage,
                fmt::format("ce: there is no \"{}\"", text::printable_line(options.action)),
                "medtech cert-plan ce add CREDENTIAL AMOUNT");
  const std::string& path = context.paths().profile;
  std::error_code unreadable;
  if (path == "-" || (!std::filesystem::exists(path, unreadable) && !unreadable))
    throw Error(ErrorKind::input, "there is no profile at " + path,
                "`medtech profile init` writes one to begin with");
  const CertFacts facts = cert_facts(context);
  const credential::Credential& credential =
      credential_of(context, facts, "ce add", options.credential);
  const Date date = options.date.empty() ? facts.today : checked_date("--date", options.date);
  if (date > facts.today)
    throw Error(ErrorKind::usage, "--date: " + options.date + " has not come yet",
                "enter what was done, on " + to_string(facts.today) + " or before");
  const std::string entry = entry_text(options, credential.id, date);
  const std::string text = sys::read_file(path, limits::config_bytes);
  sys::write_file(path, appended(text, entry, path));
  context.terminal().say(
      fmt::format("Added {:g} {} for {} to {}; `medtech cert-plan renewals` counts them.",
                  amount_of(options.amount),
                  credential.validity.ce_unit.empty() ? "units" : credential.validity.ce_unit,
                  credential.suffix, text::printable_line(path)));
  return ExitCode::done;
}

}  // namespace medtech::cmd
