// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/xml.hpp"
#include "core/sources/fields.hpp"

namespace medtech::sources {

/// True where a feed's item carries NEOGOV's extension (prefix "joblisting").
bool is_neogov_item(const xml::Element& item);

/// Takes what NEOGOV's items say in their own way: the agency is the channel's title; days are
/// local ones, reckoned with the channel's UTCOffset where only instants in UTC are given; duties
/// and qualifications stand beside the description. To be called before the item's plain fields are
/// taken.
void take_neogov_fields(const xml::Element& channel, const xml::Element& item, FieldSet& fields);

}  // namespace medtech::sources
