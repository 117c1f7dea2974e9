// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interview/question.hpp"
#include "core/ontology/knowledge.hpp"
#include "core/profile/profile.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::interview {

/// A story of the profile that answers a question, and why it does.
struct StoryFit {
  std::size_t story = 0;  ///< place in the profile
  std::string why;        ///< "it is about Ventilator", "it tells of an error and …"

  bool operator==(const StoryFit&) const = default;
};

/// Stories as they can be matched with questions.
class StoryBook {
 public:
  StoryBook(const std::vector<profile::Story>& stories, const std::vector<Theme>& themes,
            const ontology::Knowledge& knowledge);

  /// The story that fits a question best: one about the same thing of the field (or a narrower or
  /// wider one), and for questions that ask for something lived, one with the same theme. Absent
  /// where none does.
  [[nodiscard]] std::optional<StoryFit> find(const Question& question) const;

 private:
  struct Told {
    std::vector<std::string> concepts;  // ids, and the wider ones above each
    std::vector<std::size_t> themes;
  };
  [[nodiscard]] std::vector<std::size_t> themes_in(std::string_view text) const;

  const std::vector<Theme>& themes_;
  const ontology::Knowledge& knowledge_;
  std::vector<Told> told_;
};

}  // namespace medtech::interview
