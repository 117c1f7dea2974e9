// SPDX-License-Identifier: GPL-3.0-or-later
// toml++, compiled into the program once, as its manual describes it. fmt.cpp tells why.

// toml++ 3.3 asserts, and with clang assumes, that the name in a table's header begins well before
// it asks whether it does: a file with `[=]` is to be refused, not to end the program.
#undef NDEBUG
#define TOML_ASSERT(condition) static_cast<void>(0)

#define TOML_IMPLEMENTATION
#include <toml++/toml.h>
