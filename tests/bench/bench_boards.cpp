// SPDX-License-Identifier: GPL-3.0-or-later
// bench_boards BOARDS OPENINGS FILE: serves boards on loopback, with entity tags, until standard
// input ends. Writes a sources.toml for them to FILE.
#include "tests/bench/listings.hpp"
#include "tests/support/loopback_server.hpp"

// The server tells doctest of routes that were never asked; here no test runs.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>

int main(int argc, char** argv) {
  using medtech::testing::Reply;
  if (argc < 4) return 2;
  medtech::bench::Generator generator(1);
  medtech::testing::LoopbackServer server;
  std::ofstream sources(argv[3]);
  sources << "schema = 1\n";
  std::size_t bytes = 0;
  for (int board = 0; board < std::atoi(argv[1]); ++board) {
    std::vector<medtech::bench::Opening> openings;
    for (int n = 0; n < std::atoi(argv[2]); ++n) openings.push_back(generator.next());
    Reply reply;
    reply.headers = {{"Content-Type", "application/json"}};
    reply.body = medtech::bench::to_board(openings);
    reply.etag = fmt::format("\"{}\"", board);
    bytes += reply.body.size();
    server.route(fmt::format("/v1/boards/b{}/jobs", board), std::move(reply));
    sources << fmt::format(
        "[[source]]\nid = \"b{0}\"\nkind = \"greenhouse\"\nboard = \"b{0}\"\nbase_url = \"{1}\"\n",
        board, server.url());
  }
  sources.close();
  std::fprintf(stderr, "%zu bytes on %s\n", bytes, server.url().c_str());
  while (std::getchar() != EOF) {
  }
  return 0;
}
