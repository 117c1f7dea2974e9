// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credential/plan_price.hpp"

#include <cmath>
#include <string_view>

namespace medtech::credential {

namespace {

// The price of fees of these kinds; one that is not known, or only from a weak source, counts as
// unknown.
Price price_of_kinds(const Credential& credential, Date today,
                     std::initializer_list<std::string_view> kinds) {
  Price price;
  bool any = false;
  for (const std::string_view kind : kinds) {
    const Fee* fee = credential.fee(kind, today);
    if (fee == nullptr) continue;
    any = true;
    if (fee->provenance.confidence == Confidence::low) {
      ++price.unknown;
    } else {
      price.cents += cents_of(fee->usd);
    }
  }
  if (!any) ++price.unknown;
  return price;
}

}  // namespace

long long cents_of(double usd) { return std::llround(usd * 100); }

Price price_of(const Credential& credential, Application application, Date today) {
  if (credential.is_license()) return price_of_kinds(credential, today, {"application"});
  Price price = price_of_kinds(credential, today, {"application", "exam"});
  if (application == Application::late)
    price.cents += cents_of(credential.exam.late_usd.value_or(0));
  return price;
}

Price price_of_term(const Credential& credential, Date today) {
  if (!credential.is_paid_by_year(today)) return price_of_kinds(credential, today, {"renewal"});
  Price price = price_of_kinds(credential, today, {"annual"});
  price.cents = std::llround(static_cast<double>(price.cents) * credential.validity.years);
  return price;
}

}  // namespace medtech::credential
