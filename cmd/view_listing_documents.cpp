// SPDX-License-Identifier: GPL-3.0-or-later
// Listings as Markdown and as an HTML page: the other half of view_listings.hpp.
#include "cmd/view_listings.hpp"
#include "core/base/text.hpp"
#include "core/format/html.hpp"
#include "core/render/markdown.hpp"
#include "core/render/page.hpp"

#include <fmt/format.h>

namespace medtech::cmd {

using listing::Listing;

namespace {

using render::markdown_text;
using render::markdown_url;

std::string markdown_title(const Listing& listing) {
  const std::string title = markdown_text(listing.title);
  return listing.url.empty() ? title : fmt::format("[{}]({})", title, markdown_url(listing.url));
}

std::string block_quote(const std::string& description) {
  std::string out;
  for (const std::string_view line : text::lines(description))
    out += "> " + markdown_text(line) + "\n";
  return out;
}

std::string page_row(const ShownListing& shown, Date today) {
  const Listing& listing = shown.listing;
  const std::string title = html::escape(listing.title);
  const std::string link = listing.url.empty() ? title : render::link(listing.url, listing.title);
  std::string text;
  if (!listing.description.empty()) {
    text = fmt::format("<details><summary>Text</summary><pre>{}</pre></details>",
                       html::escape(listing.description));
  }
  const std::string away =
      shown.found.distance_miles ? fmt::format("{:.0f}", *shown.found.distance_miles) : "";
  return fmt::format(
      "<tr><td>{}{}</td><td>{}</td><td>{}</td><td class=\"n\">{}</td><td>{}</td><td>{}</td></tr>\n",
      link, text, html::escape(listing.employer), html::escape(short_place(listing)), away,
      html::escape(short_pay(listing)), html::escape(short_age(listing, today)));
}

}  // namespace

std::string listing_markdown(const std::vector<ShownListing>& shown, bool full) {
  std::string out =
      "| Title | Employer | Place | Pay | Posted |\n| --- | --- | --- | --- | --- |\n";
  for (const ShownListing& each : shown) {
    const listing::Listing& listing = each.listing;
    out += fmt::format("| {} | {} | {} | {} | {} |\n", markdown_title(listing),
                       markdown_text(listing.employer), markdown_text(short_place(listing)),
                       markdown_text(short_pay(listing)),
                       listing.posted ? to_string(*listing.posted) : "");
  }
  if (!full) return out;
  for (const ShownListing& each : shown) {
    out += fmt::format("\n## {}\n\n{}", markdown_title(each.listing),
                       block_quote(each.listing.description));
  }
  return out;
}

std::string listing_page(const std::vector<ShownListing>& shown, const std::string& heading,
                         Date today) {
  std::string body =
      "<table><thead><tr><th scope=\"col\">Title</th><th scope=\"col\">Employer</th><th "
      "scope=\"col\">Place</th>"
      "<th scope=\"col\" class=\"n\">Miles</th><th scope=\"col\">Pay</th><th "
      "scope=\"col\">Posted</th></tr></thead>\n<tbody>\n";
  for (const ShownListing& each : shown) body += page_row(each, today);
  body += "</tbody></table>\n";
  return render::page(heading,
                      fmt::format("{}, as of {}", text::count(shown.size(), "opening", "openings"),
                                  to_string(today)),
                      body);
}

}  // namespace medtech::cmd
