// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/listing.hpp"
#include "core/render/style.hpp"

#include <string>
#include <vector>

/// Listings as people and programs see them, apart from JSON.
namespace medtech::cmd {

/// A listing with what the search knows about it.
struct ShownListing {
  listing::Listing listing;
  listing::Found found;
  std::vector<std::string> reasons;  ///< with --explain: why it is shown, and in this place
  std::size_t siblings = 0;          ///< others of its title and employer that share its line
  std::size_t elsewhere = 0;         ///< how many of these are at another place
};

/// "$32.50-41/h", "$72,000-88,000/y"; "" where pay is not known.
std::string short_pay(const listing::Listing& listing);
/// "Cincinnati, OH", "Cincinnati, OH +2", "remote"; "" where no place is known.
std::string short_place(const listing::Listing& listing);
/// "today", "3d", "2w", else the date; "" where it is not known.
std::string short_age(const listing::Listing& listing, Date today);

/// For terminals: one line a listing, which tells how many siblings it stands for.
std::string listing_table(const std::vector<ShownListing>& shown, Date today, std::size_t width,
                          const render::Styler& styler, bool full);
/// For pipes: id, title, employer, place, pay, posted, address, separated by tabs.
std::string listing_lines(const std::vector<ShownListing>& shown, const render::Styler& styler);
std::string listing_csv(const std::vector<ShownListing>& shown, bool with_text);
std::string listing_markdown(const std::vector<ShownListing>& shown, bool full);
/// A page of its own: no script, no request to anywhere.
std::string listing_page(const std::vector<ShownListing>& shown, const std::string& heading,
                         Date today);
std::string listing_urls(const std::vector<ShownListing>& shown);
/// A line each: its id, a tab, title and employer.
std::string listing_ids(const std::vector<ShownListing>& shown);

/// One listing in full, for `listing show`.
std::string listing_sheet(const ShownListing& shown, std::size_t width,
                          const render::Styler& styler);

}  // namespace medtech::cmd
