// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/job.hpp"

#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/net/caching.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace medtech::net {

namespace {

// A line break in a value would begin another header.
std::string header_line(const std::string& name, std::string value) {
  std::erase_if(value, [](char c) { return static_cast<unsigned char>(c) < ' ' && c != '\t'; });
  return value.empty() ? name + ";" : name + ": " + value;  // libcurl's form of an empty value
}

bool is_header_name(std::string_view name) {
  const auto is_token = [](char c) {  // RFC 9110, 5.6.2
    return text::is_alnum(c) || std::string_view("!#$%&'*+-.^_`|~").contains(c);
  };
  return !name.empty() && std::ranges::all_of(name, is_token);
}

constexpr std::size_t telling_secret = 8;  // bytes; shorter ones occur by chance

// The secret values of a request that are long enough to be found again, as they are and as
// addresses write them.
std::vector<std::string> telling_secrets(const Request& request) {
  std::vector<std::string> values;
  for (const NamedValues& secrets : {request.secret_headers, request.secret_query}) {
    for (const auto& [name, value] : secrets) {
      if (value.size() < telling_secret) continue;
      values.push_back(value);
      if (std::string encoded = percent_encode(value); encoded != value)
        values.push_back(std::move(encoded));
    }
  }
  return values;
}

bool describes_a_body(std::string_view name) {
  return text::starts_with_ignoring_case(name, "content-");
}

std::optional<Login> login_of(const std::string& user_info) {
  if (user_info.empty()) return std::nullopt;
  const std::size_t colon = std::min(user_info.find(':'), user_info.size());
  const std::size_t password = std::min(colon + 1, user_info.size());
  return Login{.user = percent_decode(std::string_view(user_info).substr(0, colon)),
               .password = percent_decode(std::string_view(user_info).substr(password))};
}

}  // namespace

std::optional<Job> begin_job(Request request) {
  std::optional<Url> url = parse_url(request.url);
  if (!url) return std::nullopt;
  Job job;
  job.login = login_of(url->user_info);
  job.home = origin(*url);
  job.method = request.method;
  job.url = std::move(*url);
  job.url.user_info.clear();
  job.url.fragment.reset();
  job.request = std::move(request);
  return job;
}

Question question_of(const Job& job) {
  Question question;
  question.method = job.method;
  const bool has_body = job.method == job.request.method;
  if (has_body) question.body = job.request.body;
  question.timeout = job.request.timeout;
  question.body_bytes = job.request.body_bytes;
  const auto add_headers = [&](const NamedValues& headers) {
    for (const auto& [name, value] : headers) {
      if (!is_header_name(name) || (!has_body && describes_a_body(name))) continue;
      question.headers.push_back(header_line(name, value));
    }
  };
  add_headers(job.request.headers);
  if (job.copy) {
    for (std::string& line : conditions(*job.copy, to_string(job.url))) {
      question.headers.push_back(std::move(line));
    }
  }
  Url url = job.url;
  if (origin(url) == job.home) {
    add_query(url, job.request.secret_query);
    add_headers(job.request.secret_headers);
    question.login = job.login;
  }
  question.url = to_string(url);
  return question;
}

void conceal_secrets(std::string& text, const Request& request) {
  for (const std::string& secret : telling_secrets(request)) {
    for (std::size_t at = text.find(secret); at != std::string::npos; at = text.find(secret, at)) {
      std::fill_n(text.begin() + static_cast<std::ptrdiff_t>(at), secret.size(), 'x');
    }
  }
}

bool is_redirect(const AnswerHead& head) {
  const int status = head.status;
  const bool sends_elsewhere =
      status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  return sends_elsewhere && !head.location.empty();
}

std::expected<void, std::string> follow_redirect(Job& job, const AnswerHead& head) {
  if (job.redirects >= limits::redirects) {
    return std::unexpected(fmt::format("more than {} times", limits::redirects));
  }
  std::optional<Url> target = parse_url(resolve(to_string(job.url), head.location));
  if (!target) return std::unexpected("to an address that is not http or https");
  if (job.url.scheme == "https" && target->scheme == "http") {
    return std::unexpected("from https to http");
  }
  target->fragment.reset();
  remove_secrets(*target, job.request.secret_query);
  remove_secrets(*target, job.request.secret_headers);
  std::string shown = to_string(*target);
  conceal_secrets(shown, job.request);
  if (shown != to_string(*target)) return std::unexpected("to an address that holds the key");
  const bool keeps_method = head.status == 307 || head.status == 308;
  if (!keeps_method) job.method = "GET";
  job.url = std::move(*target);
  ++job.redirects;
  return {};
}

}  // namespace medtech::net
