// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace medtech::document {

/// Gives up, for good, every system call but those of memory, time, and writing to what is open.
/// Other calls fail with EACCES from then on. False where the kernel did not take the filter.
bool confine();

}  // namespace medtech::document
