// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/pdf_module/confine.hpp"

#include <cerrno>
#include <memory>
#include <seccomp.h>

namespace medtech::document {

bool confine() {
  constexpr int allowed[] = {
      SCMP_SYS(write),        SCMP_SYS(exit_group),    SCMP_SYS(exit),
      SCMP_SYS(brk),          SCMP_SYS(mmap),          SCMP_SYS(munmap),
      SCMP_SYS(mremap),       SCMP_SYS(mprotect),      SCMP_SYS(madvise),
      SCMP_SYS(futex),        SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday),
      SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigaction),  SCMP_SYS(rt_sigprocmask),
      SCMP_SYS(sigaltstack),  SCMP_SYS(getrandom),     SCMP_SYS(sched_yield),
      SCMP_SYS(getpid),       SCMP_SYS(gettid),        SCMP_SYS(restart_syscall)};
  const std::unique_ptr<void, void (*)(scmp_filter_ctx)> filter(
      seccomp_init(SCMP_ACT_ERRNO(EACCES)), seccomp_release);
  if (!filter) return false;
  for (const int call : allowed) {
    if (seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0) != 0) return false;
  }
  return seccomp_load(filter.get()) == 0;
}

}  // namespace medtech::document
