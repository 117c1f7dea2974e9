// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/comparable.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace medtech::listing {

namespace {

// Parameters that say where a click came from, not which page is meant.
bool is_tracking(std::string_view parameter) {
  static constexpr std::array<std::string_view, 10> names{
      "gh_src", "source",       "fbclid",       "gclid",     "msclkid",
      "trk",    "lever-source", "lever-origin", "rx_source", "in_iframe"};
  const std::string name = text::lower(parameter.substr(0, parameter.find('=')));
  return name.starts_with("utm_") || name.starts_with("mkt_") ||
         std::ranges::find(names, name) != names.end();
}

bool is_legal_form(std::string_view word) {
  static constexpr std::array<std::string_view, 14> forms{
      "inc", "incorporated", "llc", "corp", "corporation", "ltd",  "limited",
      "co",  "company",      "lp",  "llp",  "plc",         "gmbh", "pllc"};
  return std::ranges::find(forms, word) != forms.end();
}

bool is_place_on_page(std::string_view fragment) {
  static constexpr std::array<std::string_view, 5> names{"", "apply", "content", "main", "top"};
  return std::ranges::find(names, text::lower(fragment)) != names.end();
}

}  // namespace

std::string canonical_address(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  // A fragment may name one of several openings on a page; only a place on every page does not.
  const std::size_t hash = url.find('#');
  if (hash != std::string_view::npos && is_place_on_page(url.substr(hash + 1))) {
    url = url.substr(0, hash);
  }
  const std::size_t question = url.find('?');
  std::string_view path = url.substr(0, question);
  const std::size_t slash = path.find('/');
  std::string host = text::lower(path.substr(0, slash));
  if (host.starts_with("www.")) host.erase(0, 4);
  for (const std::string_view port : {":443", ":80"}) {
    if (host.ends_with(port)) host.erase(host.size() - port.size());
  }
  path = slash == std::string_view::npos ? std::string_view() : path.substr(slash);
  while (path.ends_with('/')) path.remove_suffix(1);
  std::string canonical = host + std::string(path);
  if (question == std::string_view::npos) return canonical;
  std::vector<std::string_view> parameters = text::split(url.substr(question + 1), '&');
  std::erase_if(parameters, is_tracking);
  std::ranges::sort(parameters);
  char mark = '?';
  for (const std::string_view parameter : parameters) {
    canonical += std::exchange(mark, '&');
    canonical += parameter;
  }
  return canonical;
}

std::string comparable_employer(std::string_view employer) {
  std::string folded = text::fold(employer);
  std::erase_if(folded, [](char c) { return c == '.' || c == '\'' || c == ','; });
  std::ranges::replace_if(
      folded, [](char c) { return c == '-' || c == '/' || c == '(' || c == ')'; }, ' ');
  std::vector<std::string_view> words = text::split(folded, ' ');
  while (words.size() > 1 && is_legal_form(words.back())) words.pop_back();
  if (words.size() > 1 && words.front() == "the") words.erase(words.begin());
  std::string name;
  for (const std::string_view word : words) name += (name.empty() ? "" : " ") + std::string(word);
  return name;
}

}  // namespace medtech::listing
