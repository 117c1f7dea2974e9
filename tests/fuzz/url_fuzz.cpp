// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/url.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

void require(bool holds) {
  if (!holds) __builtin_trap();
}

bool is_safe(const std::string& url) {
  return std::ranges::all_of(url, [](char c) { return c > ' ' && c < '\x7F'; });
}

// What was read once reads the same again, has an origin, and says nothing of user and password.
void check_result(const std::string& url) {
  using namespace medtech::net;
  const auto parsed = parse_url(url);
  require(parsed.has_value());
  require(to_string(*parsed) == url);
  require(parsed->user_info.empty());
  require(url.starts_with(origin(url) + "/"));
  require(is_safe(url));
}

}  // namespace

// A base address and a reference, divided by a line break.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace medtech::net;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::size_t end = std::min(text.find('\n'), size);
  const std::string base(text.substr(0, end));
  const std::string reference(text.substr(std::min(end + 1, size)));

  if (const auto url = parse_url(base)) check_result(to_string(*url));
  const std::string resolved = resolve(base, reference);
  if (!resolved.empty()) check_result(resolved);
  require(host_label(base).empty() == origin(base).empty());
  require(!is_loopback(base) || !origin(base).empty());
  require(percent_decode(percent_encode(reference)) == reference);

  if (auto url = parse_url(base)) {
    const NamedValues secrets = {{"key", reference}};
    add_query(*url, secrets);
    remove_secrets(*url, secrets);
    require(!url->query || url->query->find("key=" + percent_encode(reference)) != 0);
  }
  return 0;
}
