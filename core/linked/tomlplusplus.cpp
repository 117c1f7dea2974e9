// SPDX-License-Identifier: GPL-3.0-or-later
// toml++, compiled into the program once, as its manual describes it. fmt.cpp tells why.
#define TOML_IMPLEMENTATION
#include <toml++/toml.h>
