// SPDX-License-Identifier: GPL-3.0-or-later
// bench_generate COUNT [SEED]: that many openings as NDJSON on standard output.
#include "tests/bench/listings.hpp"

#include <cstdio>
#include <cstdlib>

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const auto seed = static_cast<std::uint32_t>(argc > 2 ? std::atoi(argv[2]) : 1);
  medtech::bench::Generator generator(seed);
  for (long n = std::atol(argv[1]); n > 0; --n) {
    const std::string line = medtech::bench::to_ndjson(generator.next());
    std::fwrite(line.data(), 1, line.size(), stdout);
  }
  return 0;
}
