// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credential/footing.hpp"

#include <algorithm>
#include <tuple>

namespace medtech::credential {

void Footing::add(const Provenance& provenance, Subject subject) {
  const Source* source = knowledge_.source(provenance.source);
  if (source == nullptr) return;
  auto [found, is_new] = used_.try_emplace(source->id);
  UsedSource& used = found->second;
  if (is_new) {
    used.title = source->title;
    used.url = source->url;
    used.as_of = provenance.as_of;
    used.confidence = provenance.confidence;
  }
  if (provenance.as_of && (!used.as_of || *provenance.as_of < *used.as_of))
    used.as_of = provenance.as_of;
  used.confidence = std::max(used.confidence, provenance.confidence);
  used.unverified = used.unverified || provenance.is_unverified();
  used.old = used.old || is_old(provenance, subject, today_);
}

void Footing::add(const Credential& credential) {
  add(credential.provenance, Subject::title);
  add(credential.validity.provenance, Subject::rule);
  if (credential.exam.provenance.as_of) add(credential.exam.provenance, Subject::fee);
}

void Footing::add(const RouteVerdict& route) {
  add(route.provenance, Subject::rule);
  for (const Verdict& each : route.conditions) add(each.provenance, Subject::rule);
}

void Footing::add(const Eligibility& eligibility) {
  for (const RouteVerdict& each : eligibility.routes) add(each);
}

std::vector<UsedSource> Footing::sources() const {
  std::vector<UsedSource> list;
  for (const auto& [id, used] : used_) list.push_back(used);
  std::ranges::stable_sort(list, [](const UsedSource& left, const UsedSource& right) {
    return std::tuple(!left.unverified, !left.old, left.as_of.value_or(Date())) <
           std::tuple(!right.unverified, !right.old, right.as_of.value_or(Date()));
  });
  return list;
}

}  // namespace medtech::credential
