// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/cert_facts.hpp"
#include "core/credential/eligibility.hpp"

#include <string>
#include <vector>

/// Credentials, their rules and a person's eligibility, as people and programs see them.
namespace medtech::cmd {

/// `cert-plan list`: one line a credential.
void print_credentials(Context& context, const CertFacts& facts,
                       const std::vector<const credential::Credential*>& credentials);
/// `cert-plan show`: all that is known of one.
void print_credential(Context& context, const CertFacts& facts,
                      const credential::Credential& credential);
/// `cert-plan eligible`: each with its routes; `whole` prints every condition.
void print_eligibility(Context& context, const CertFacts& facts,
                       const std::vector<credential::Eligibility>& found, bool whole);
/// `cert-plan states`: who licenses, whom, and what it takes.
void print_states(Context& context, const CertFacts& facts, const std::vector<std::string>& states);

}  // namespace medtech::cmd
