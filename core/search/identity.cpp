// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/identity.hpp"

#include "core/base/digest.hpp"
#include "core/base/text.hpp"

namespace medtech::search {

namespace {

constexpr std::size_t native_scope_bytes = 8;

std::string key_of(std::string_view kind, std::initializer_list<std::string_view> parts) {
  std::string all(kind);
  for (const std::string_view part : parts) {
    all += '\x1f';
    all += part;
  }
  const Digest128 digest = digest128(all);
  return {digest.begin(), digest.end()};
}

}  // namespace

IdentityKeys identity_keys(const listing::Listing& listing, std::string_view places) {
  IdentityKeys keys;
  const std::string employer = comparable_employer(listing.employer);
  const std::string address = listing.url.empty() ? "" : canonical_address(listing.url);
  // Many employers have a requisition 700: without the employer it means something only at an
  // address.
  if (!listing.requisition.empty() && (!employer.empty() || !address.empty())) {
    const std::string scope = employer.empty() ? "address " + address : "employer " + employer;
    keys.requisition = key_of("requisition", {scope, listing.requisition});
  }
  if (!listing.native_id.empty()) {
    keys.native_scope = key_of("native of", {listing.source}).substr(0, native_scope_bytes);
    keys.native = keys.native_scope + key_of("native", {listing.source, listing.native_id});
  }
  if (!address.empty()) keys.address = key_of("address", {address});
  keys.address_is_shared = listing.url_is_shared;
  if (!keys.requisition) {
    const std::string shift = listing.shift ? to_string(*listing.shift) : "";
    const std::string title = text::fold(listing.title);
    keys.content =
        address.empty()
            ? key_of("content", {title, employer, places, shift, text::fold(listing.description)})
            : key_of("content at", {address, title, employer, places, shift, listing.description});
  }
  const bool own_address = keys.address && !keys.address_is_shared;
  const std::string& strongest = keys.requisition ? *keys.requisition
                                 : own_address    ? *keys.address
                                 : keys.native    ? *keys.native
                                                  : *keys.content;
  keys.id = hex(digest64(strongest));
  return keys;
}

}  // namespace medtech::search
