// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/render/progress.hpp"

#include "core/base/text.hpp"

namespace medtech::render {

Progress::Progress(sys::Terminal& terminal, bool in_ci)
    : terminal_(terminal),
      wanted_(terminal.err_is_terminal() && !terminal.quiet() && !terminal.verbose() && !in_ci) {}

Progress::~Progress() { clear(); }

void Progress::show(std::string_view state) {
  if (!wanted_ || std::chrono::steady_clock::now() - begun_ < std::chrono::seconds(1)) return;
  terminal_.err("\r\x1b[K" + text::elide(state, terminal_.width() - 1));
  shown_ = true;
}

void Progress::clear() {
  if (shown_) terminal_.err("\r\x1b[K");
  shown_ = false;
}

}  // namespace medtech::render
