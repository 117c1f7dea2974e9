// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/interview/calls.hpp"
#include "core/interview/question.hpp"
#include "core/interview/stories.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace medtech::interview {

/// A question of a sheet, with what called for it.
struct Asked {
  const Question* question = nullptr;
  Cause because;
  std::optional<StoryFit> story;
};

struct Advised {
  const Advice* advice = nullptr;
  Cause because;
};

struct Dated {
  Date on{};
  const FollowUp* follow_up = nullptr;
};

/// What to prepare. Points into the questions and the preparation that it was made of.
struct Sheet {
  std::vector<Asked> questions;  ///< by topic, the most telling first within each
  std::size_t left_out = 0;      ///< called for too, but less telling than those of its topic
  std::vector<std::size_t>
      without_story;  ///< places in `questions` that ask for a story and have none
  std::vector<Advised> research;
  std::vector<Advised> ask;
  std::vector<Advised> bring;
  std::vector<Dated> follow_ups;
};

/// How many questions of a topic a sheet has at most; 0 for all.
struct SheetSize {
  std::size_t technical = 10;
  std::size_t others = 5;
};

/// Makes the sheet: every question and advice names the concept of `calls` that called for it, and
/// what nothing calls for is left out. `day` is that of the interview.
Sheet make_sheet(const Calls& calls, const std::vector<Question>& questions,
                 const Preparation& preparation, const StoryBook& stories, Date day,
                 const SheetSize& size);

/// All questions that are called for, by topic, the most telling first.
std::vector<Asked> questions_called(const Calls& calls, const std::vector<Question>& questions);

}  // namespace medtech::interview
