// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/credential/eligibility.hpp"
#include "core/credential/fact.hpp"
#include "core/credential/knowledge.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace medtech::credential {

/// A source that an answer rests on: the oldest day and the weakest confidence of its facts.
struct UsedSource {
  std::string title;
  std::optional<std::string> url;
  std::optional<Date> as_of;
  Confidence confidence = Confidence::high;
  bool unverified = false;
  bool old = false;  ///< older than facts of its kind bear

  bool operator==(const UsedSource&) const = default;
};

/// Gathers what an answer rests on, so that it can end with what to verify, and where.
class Footing {
 public:
  Footing(const Knowledge& knowledge, Date today) : knowledge_(knowledge), today_(today) {}

  void add(const Provenance& provenance, Subject subject);
  /// The credential itself, its validity and examination.
  void add(const Credential& credential);
  void add(const RouteVerdict& route);
  void add(const Eligibility& eligibility);

  /// The weakest first, then the oldest.
  [[nodiscard]] std::vector<UsedSource> sources() const;

 private:
  const Knowledge& knowledge_;
  Date today_;
  std::map<std::string, UsedSource> used_;
};

}  // namespace medtech::credential
