// SPDX-License-Identifier: GPL-3.0-or-later
// Any text, as a field or as a description, gives positive amounts in order or none.
#include "core/listing/pay.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace {

void check(const std::optional<medtech::listing::Pay>& pay) {
  if (!pay) return;
  const auto good = [](std::optional<double> amount) {
    return !amount || (std::isfinite(*amount) && *amount > 0);
  };
  const bool ordered = !pay->min || !pay->max || *pay->min <= *pay->max;
  const bool some = pay->min || pay->max;
  const bool yearly = pay->annual_min.has_value() == (pay->min && pay->interval) &&
                      pay->annual_max.has_value() == (pay->max && pay->interval);
  const bool currency = pay->currency.empty() || pay->currency.size() == 3;
  if (!good(pay->min) || !good(pay->max) || !ordered || !some || !yearly || !currency) {
    __builtin_trap();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace medtech;
  static const auto places = ontology::embedded_places();
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  listing::RawPay raw;
  raw.text = text;
  check(listing::parse_pay(raw, "US"));
  raw.interval = text;
  raw.currency = text;
  raw.min = 30;
  check(listing::parse_pay(raw, ""));
  check(listing::find_pay(text, {"Dayton", "OH", "", "US", {}, {}}, places));
  return 0;
}
