// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/understand.hpp"

#include "core/listing/classify.hpp"
#include "core/listing/outline.hpp"
#include "core/listing/requirements.hpp"
#include "core/listing/work_details.hpp"

namespace medtech::listing {

Understanding understand(const Listing& listing, const ontology::Knowledge& knowledge) {
  Understanding result;
  const Outline outline(listing.description, knowledge);
  const Evidence evidence = weigh(outline, knowledge);
  Posting posting;
  posting.title = listing.title;
  posting.employer = listing.employer;
  result.details = find_work_details(listing.title, outline, knowledge);
  posting.contract_weeks = result.details.contract_weeks;
  result.classification = classify_role(posting, evidence, knowledge);
  const ontology::Role* role = result.classification.role
                                   ? find_role(knowledge.roles, *result.classification.role)
                                   : nullptr;
  if (role == nullptr && result.classification.role)
    role = find_role(knowledge.roles, *result.classification.role + "-2");
  result.requirements = find_requirements(outline, knowledge, role);
  posting.years_min = result.requirements.years_min;
  classify_rest(posting, outline, evidence, knowledge, result.classification);
  return result;
}

}  // namespace medtech::listing
