// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/credential/knowledge.hpp"
#include "core/credential/plan_search.hpp"
#include "core/credential/sitting.hpp"

/// What credentials cost, in the planner's terms.
namespace medtech::credential {

long long cents_of(double usd);
/// What applying and sitting costs.
Price price_of(const Credential& credential, Application application, Date today);
/// What keeping it for one more term costs, yearly fees for all its years.
Price price_of_term(const Credential& credential, Date today);

}  // namespace medtech::credential
