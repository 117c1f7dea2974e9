// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/posting_page.hpp"

#include "core/base/text.hpp"
#include "core/format/html.hpp"
#include "core/format/json.hpp"
#include "core/net/url.hpp"
#include "core/sources/icims_address.hpp"
#include "core/sources/job_posting.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace medtech::sources {

namespace {

using listing::RawListing;

// The address that the page is known by: its canonical one, as long as that is on the same site and
// more than the site's front page. A page out of a file has no other.
std::string page_address(const html::Page& page, const std::string& url) {
  const std::string site = net::origin(url);
  const std::string own = site.empty() ? "" : url;
  const std::string canonical = page.canonical.empty() ? "" : net::resolve(url, page.canonical);
  const std::string canonical_site = net::origin(canonical);
  const bool front = canonical == canonical_site || canonical == canonical_site + "/";
  const bool usable = !canonical.empty() && !front && (site.empty() || canonical_site == site);
  return usable ? canonical : own;
}

// True where an address in a posting can't be the posting's own: a front page, or a folder above
// the page whose name has no number.
bool is_too_general(const std::string& address, const std::string& page) {
  std::string_view folder = address;
  while (folder.ends_with('/')) folder.remove_suffix(1);
  if (folder == net::origin(address)) return true;
  const bool above =
      page.size() > folder.size() + 1 && page.starts_with(folder) && page[folder.size()] == '/';
  return above && std::ranges::none_of(folder.substr(folder.rfind('/')), text::is_digit);
}

void read_blocks(const html::Page& page, Reading& reading) {
  for (const std::string& block : page.json_ld) {
    const auto document = json::parse_leniently(block);
    if (document) {
      reading.bad_items += read_job_postings(document->root(), reading.listings);
    } else {
      reading.problems.push_back("a JSON-LD block can't be read: " + document.error().message);
    }
  }
}

bool same_opening(const RawListing& left, const RawListing& right) {
  if (left.requisition != right.requisition || left.title != right.title) return false;
  if (left.places != right.places) return false;
  if (!left.requisition.empty()) return true;
  return left.employer == right.employer && left.shift == right.shift &&
         left.description == right.description;
}

// Gives every posting its own address or the page's, and drops what stands on the page twice. An
// address that several openings have names none of them; where one stands on the page does neither,
// since that changes as others come and go.
void settle_addresses(const html::Page& page, const std::string& url, Reading& reading) {
  const std::string own = page_address(page, url);
  const std::string base = page.base.empty() ? url : net::resolve(url, page.base);
  std::vector<RawListing> settled;
  std::map<std::string, std::vector<std::size_t>, std::less<>> at_address;
  for (RawListing& raw : reading.listings) {
    std::string address = raw.url.empty() ? own : net::resolve(base, raw.url);
    if (address.empty() || is_too_general(address, own)) address = own;
    auto& there = at_address[address];
    if (std::ranges::any_of(there, [&](auto at) { return same_opening(settled[at], raw); })) {
      continue;
    }
    there.push_back(settled.size());
    if (raw.requisition.empty() && address.find(".icims.com/") != address.npos) {
      // Its pages name the requisition in their address alone.
      if (const auto opening = icims_opening_at(address)) raw.requisition = opening->number;
    }
    raw.url = std::move(address);
    settled.push_back(std::move(raw));
  }
  for (const auto& [address, there] : at_address) {
    for (const std::size_t at : there) settled[at].url_is_shared = there.size() > 1;
  }
  reading.listings = std::move(settled);
}

}  // namespace

Reading read_posting_page(std::string_view bytes, std::string_view charset,
                          const std::string& url) {
  const html::Page page = html::read_page(bytes, charset);
  Reading reading;
  reading.whole = false;
  read_blocks(page, reading);
  if (reading.listings.empty())
    reading.bad_items += read_job_postings(page.items, reading.listings);
  settle_addresses(page, url, reading);
  if (!reading.listings.empty()) return reading;
  reading.failure = "the page has no JobPosting data";
  if (const std::string title = text::printable_line(page.title); !title.empty()) {
    reading.failure += " (its title: \"" + text::elide(title, 80) + "\")";
  }
  return reading;
}

}  // namespace medtech::sources
