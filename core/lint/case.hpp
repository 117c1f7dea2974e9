// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/lint/comparison.hpp"
#include "core/lint/rule.hpp"
#include "core/lint/words.hpp"
#include "core/profile/profile.hpp"
#include "core/profile/qualifications.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::lint {

/// A profile and what it shows.
struct Known {
  profile::Profile profile;
  profile::Qualifications shows;
};

/// To which opening the very same file was sent before.
struct Sent {
  std::string title;
  std::string employer;

  bool operator==(const Sent&) const = default;
};

/// What a rule judges. Posting and comparison are there together or not at all.
struct Case {
  const Subject& subject;
  const Posting* posting = nullptr;
  const Comparison* comparison = nullptr;
  const Known* known = nullptr;                    ///< null without a profile
  const profile::Qualifications* shows = nullptr;  ///< what the résumé shows; never null
  Date today;
  const ontology::Knowledge& knowledge;
  const Words& words;
  std::span<const Sent> sent = {};
};

/// Takes what one rule finds.
class Sink {
 public:
  Sink(const RuleText& rule, Severity severity, std::vector<Finding>& findings)
      : rule_(rule), severity_(severity), findings_(findings) {}

  /// A finding at a spot, or of the whole; its texts are the rule's with {names} filled in. At most
  /// limits::findings_per_rule are kept.
  Finding& add(std::optional<Spot> spot, const Arguments& arguments = {});
  /// The same, where this case is no worse than that.
  Finding& add_at_most(Severity most, std::optional<Spot> spot, const Arguments& arguments = {});

 private:
  const RuleText& rule_;
  Severity severity_;
  std::vector<Finding>& findings_;
  std::size_t kept_ = 0;
  Finding dropped_;
};

using Check = void (*)(const Case&, Sink&);

/// The logic of a rule; its texts are in data/rules, under the same slug.
struct Rule {
  std::string_view slug;
  Check check;
};

// Rules by groups. Those of postings see a posting; the others none.
std::span<const Rule> layout_rules();
std::span<const Rule> contact_rules();
std::span<const Rule> history_rules();
std::span<const Rule> credential_rules();
std::span<const Rule> wording_rules();
std::span<const Rule> threshold_rules();  ///< of postings
std::span<const Rule> posting_rules();    ///< of postings

}  // namespace medtech::lint
