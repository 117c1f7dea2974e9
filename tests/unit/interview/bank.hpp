// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/embedded.hpp"
#include "core/interview/question.hpp"

#include <string>
#include <vector>

namespace medtech::testing {

/// The program's own questions and advice.
struct Bank {
  std::vector<interview::Question> questions;
  interview::Preparation preparation;
  std::vector<interview::Theme> themes;
  Diagnostics diagnostics;
};

inline const Bank& bank() {
  static const Bank loaded = [] {
    Bank all;
    for (const std::string_view name : embedded::list("interview/questions/"))
      interview::read_questions(embedded::find(name).value(), std::string(name), all.questions,
                                all.diagnostics);
    all.preparation = interview::read_preparation(
        embedded::find("interview/preparation.toml").value(), "preparation.toml", all.diagnostics);
    all.themes = interview::read_themes(embedded::find("interview/themes.toml").value(),
                                        "themes.toml", all.diagnostics);
    return all;
  }();
  return loaded;
}

}  // namespace medtech::testing
