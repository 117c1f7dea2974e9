// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/loopback_server.hpp"

#include <fmt/format.h>

#include <string>

/// Greenhouse boards as a loopback server plays them.
namespace medtech::testing {

/// A board's answer with openings 1 … count; `text` stands in each description.
inline std::string board(int count, const std::string& title = "Biomedical Equipment Technician",
                         const std::string& text = "Repair infusion pumps.") {
  std::string jobs;
  for (int n = 1; n <= count; ++n) {
    jobs += fmt::format(
        R"({}{{"id":{},"internal_job_id":{},"title":"{}","requisition_id":"R-{}","absolute_url":"https://jobs.example/{}",)"
        R"("location":{{"name":"Cincinnati, OH"}},"first_published":"2026-11-10T08:00:00-05:00","company_name":"Example Health",)"
        R"("content":"&lt;p&gt;{} Pay: $30.00 - $38.00 per hour&lt;/p&gt;"}})",
        n > 1 ? "," : "", n, n + 1000, title, n, n, text);
  }
  return fmt::format(R"({{"jobs":[{}],"meta":{{"total":{}}}}})", jobs, count);
}

inline Reply json_reply(const std::string& body) {
  Reply reply;
  reply.headers = {{"Content-Type", "application/json"}};
  reply.body = body;
  return reply;
}

/// The route of a board.
inline std::string board_path(const std::string& id) { return "/v1/boards/" + id + "/jobs"; }

/// Its table in sources.toml.
inline std::string greenhouse_source(const LoopbackServer& server, const std::string& id,
                                     const std::string& more = "") {
  return fmt::format(
      "[[source]]\nid = \"{0}\"\nkind = \"greenhouse\"\nboard = \"{0}\"\nbase_url = \"{1}\"\n{2}\n",
      id, server.url(), more);
}

}  // namespace medtech::testing
