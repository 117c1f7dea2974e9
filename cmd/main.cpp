// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/app.hpp"

int main(int argc, char** argv) {
  return medtech::cmd::run_program({argv + (argc > 0 ? 1 : 0), argv + argc});
}
