// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/net/http_fields.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace {

void require(bool holds) {
  if (!holds) __builtin_trap();
}

}  // namespace

// The head of an answer, line by line.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace medtech;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  constexpr std::chrono::sys_seconds now{std::chrono::seconds(1'795'348'800)};
  net::AnswerHead head;
  for (const std::string_view line : text::lines(text)) {
    net::note_header_line(head, line);
    const auto date = net::parse_http_date(line);
    if (date) require(*date > now - std::chrono::years(200));
    const auto wait = net::parse_retry_after(line, now);
    if (wait) require(wait->count() >= 0);
    const net::CacheControl control = net::parse_cache_control(line);
    if (control.max_age) require(control.max_age->count() >= 0);
  }
  const auto fresh = net::fresh_for(head, now);
  require(fresh.count() >= 0 && fresh <= limits::fresh_most);
  const net::CacheControl control = net::parse_cache_control(head.cache_control);
  if (control.no_store) require(!net::may_be_stored(head));
  if (control.no_store || control.no_cache) require(fresh.count() == 0);
  return 0;
}
