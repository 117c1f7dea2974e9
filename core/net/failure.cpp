// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/failure.hpp"

#include <fmt/format.h>

#include <utility>

namespace medtech::net {

namespace {

Failure failure(std::string kind, std::string message, std::string hint = {}) {
  return {std::move(kind), Error(ErrorKind::network, std::move(message), std::move(hint))};
}

std::string spoken_size(std::size_t bytes) {
  if (bytes >= limits::mebibyte) return fmt::format("{} MiB", bytes / limits::mebibyte);
  if (bytes >= limits::kibibyte) return fmt::format("{} KiB", bytes / limits::kibibyte);
  return fmt::format("{} bytes", bytes);
}

constexpr const char* check_network = "check the address and the network connection";

}  // namespace

std::string spoken_duration(std::chrono::milliseconds duration) {
  if (duration < std::chrono::seconds(1)) return fmt::format("{} ms", duration.count());
  return fmt::format("{} s", std::chrono::round<std::chrono::seconds>(duration).count());
}

Failure describe_breakage(const Answer& answer, const std::string& host, std::size_t body_bytes) {
  const std::string time = spoken_duration(answer.duration);
  const bool begun = answer.head.status != 0;
  switch (answer.breakage.value_or(Breakage::broken)) {
    case Breakage::unreachable:
      return failure("connect", fmt::format("could not connect to {} ({})", host, answer.detail),
                     check_network);
    case Breakage::proxy_unreachable:
      return failure("connect", fmt::format("could not connect to the proxy ({})", answer.detail),
                     "check the variables https_proxy, http_proxy and no_proxy");
    case Breakage::connect_timeout:
      return failure("timeout", fmt::format("could not connect to {} within {}", host, time),
                     check_network);
    case Breakage::idle_timeout:
    case Breakage::timeout:
      return failure(
          "timeout",
          begun ? fmt::format("{} did not finish its answer, given up after {}", host, time)
                : fmt::format("{} did not answer within {}", host, time));
    case Breakage::tls:
      return failure(
          "tls", fmt::format("no secure connection to {} ({})", host, answer.detail),
          "check this computer's date and that the package ca-certificates is installed");
    case Breakage::too_large:
      return failure("too-large", fmt::format("the answer of {} is larger than {}", host,
                                              spoken_size(body_bytes)));
    case Breakage::head_too_large:
      return failure("too-large", fmt::format("the headers of {}'s answer are larger than {}", host,
                                              spoken_size(limits::header_bytes)));
    case Breakage::broken:
      return failure("broken", fmt::format("the answer of {} broke off ({})", host, answer.detail));
    case Breakage::unreadable:
      break;
  }
  return failure("broken", fmt::format("the answer of {} can't be read ({})", host, answer.detail));
}

Failure describe_redirect(const std::string& host, const std::string& reason) {
  return failure("redirect", fmt::format("{} redirects {}", host, reason));
}

Failure describe_bad_address() {
  return failure("connect", "the address is not a complete http or https address",
                 "write it as https://HOST/PATH");
}

Failure describe_postponed(const std::string& host, std::chrono::milliseconds wait) {
  return failure("postponed",
                 fmt::format("{} wants pauses between requests; this one would wait {}", host,
                             spoken_duration(wait)));
}

Failure describe_silence(const std::string& host, std::chrono::milliseconds budget) {
  return failure("timeout", fmt::format("{} gave nothing of use for {}, given up", host,
                                        spoken_duration(budget)));
}

}  // namespace medtech::net
