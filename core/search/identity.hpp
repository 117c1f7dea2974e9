// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/comparable.hpp"
#include "core/listing/listing.hpp"

#include <optional>
#include <string>
#include <string_view>

/// By what two openings are the same: the source's own id; employer and requisition, or where no
/// employer is known, address and requisition; the canonical address, unless several openings share
/// it; else, where none of these is known, title, employer, place, shift and text. Nothing else
/// makes two openings one.
namespace medtech::search {

using listing::canonical_address;
using listing::comparable_employer;

/// The digests an opening is looked up by.
struct IdentityKeys {
  std::optional<std::string> native;  ///< source and its own id: 24 bytes, native_scope first
  std::string native_scope;           ///< what all native keys of the source begin with
  std::optional<std::string>
      requisition;  ///< employer (or address, where no employer is known) and it; 16 bytes
  std::optional<std::string> address;  ///< canonical address; 16 bytes
  bool address_is_shared = false;      ///< other openings are at this address
  /// Of all that is said, and the address; 16 bytes. Only where there is no requisition.
  std::optional<std::string> content;
  std::string id;  ///< the public id made of the strongest of them: 16 hex digits
};

IdentityKeys identity_keys(const listing::Listing& listing, std::string_view places);

}  // namespace medtech::search
