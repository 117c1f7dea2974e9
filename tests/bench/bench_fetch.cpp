// SPDX-License-Identifier: GPL-3.0-or-later
// bench_fetch FILE [CACHE]: asks all addresses in FILE (one a line) at once by the program's own
// client, each as a source of its own, and throws the answers away; with CACHE they are kept there
// as the program keeps them.
#include "core/net/client.hpp"
#include "core/net/http_cache.hpp"

#include <cstddef>
#include <cstdio>
#include <fstream>
#include <malloc.h>
#include <optional>
#include <string>

int main(int argc, char** argv) {
  using namespace medtech::net;
  if (argc < 2) return 2;
  mallopt(M_MMAP_THRESHOLD, 32 << 20);  // as cmd/main.cpp has it
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
  std::optional<HttpCache> cache;
  if (argc > 2) cache.emplace(argv[2]);
  Client::Options options;
  options.user_agent = "medtech-bench/1.0";
  Client client(options, cache ? &*cache : nullptr);
  std::size_t answers = 0;
  std::size_t bytes = 0;
  std::ifstream addresses(argv[1]);
  for (std::string line; std::getline(addresses, line);) {
    Request request;
    request.url = line;
    request.group = line;
    client.submit(std::move(request), [&](Outcome outcome) {
      if (!outcome.response || outcome.response->status != 200) return;
      ++answers;
      bytes += outcome.response->body.size();
    });
  }
  client.run();
  std::fprintf(stderr, "%zu answers, %zu bytes\n", answers, bytes);
  return answers > 0 ? 0 : 1;
}
