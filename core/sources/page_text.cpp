// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/page_text.hpp"

#include "core/base/text.hpp"
#include "core/format/html.hpp"
#include "core/sources/posting_text.hpp"

namespace medtech::sources {

namespace {

// The text of the first <h1>; "" without one.
std::string first_heading(std::string_view page) {
  const std::size_t tag = text::find_ignoring_case(page, "<h1");
  if (tag == std::string_view::npos) return {};
  const std::size_t begin = page.find('>', tag);
  const std::size_t size =
      begin == page.npos ? page.npos : text::find_ignoring_case(page.substr(begin), "</h1");
  if (size == std::string_view::npos) return {};
  return text::printable_line(html::to_text(page.substr(begin + 1, size - 1)));
}

}  // namespace

listing::RawListing read_page_text(std::string_view bytes, std::string_view charset,
                                   const std::string& url) {
  const std::string page = html::decode_page(bytes, charset);
  if (!html::looks_like_html(page)) {
    listing::RawListing raw = read_posting_text(page);
    raw.url = url;
    return raw;
  }
  listing::RawListing raw;
  raw.title = first_heading(page);
  if (raw.title.empty()) raw.title = text::printable_line(html::read_page(bytes, charset).title);
  raw.url = url;
  raw.description = html::to_text(page);
  return raw;
}

}  // namespace medtech::sources
