// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interview/sheet.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace medtech::interview {

namespace {

std::vector<Advised> advice_called(const Calls& calls, const std::vector<Advice>& all) {
  std::vector<Advised> found;
  for (const Advice& advice : all) {
    if (auto cause = calls.find(advice.called_by)) found.push_back({&advice, *std::move(cause)});
  }
  return found;
}

// Takes the first of each topic, but in turns among the concepts that called for them, so that one
// long list does not crowd out all others.
std::vector<Asked> in_turns(std::vector<Asked> asked, std::size_t most) {
  if (most == 0 || asked.size() <= most) return asked;
  std::vector<std::pair<std::size_t, std::size_t>> turns;  // how many of its concept before, place
  std::vector<std::string> seen;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const std::string& id = asked[i].because.named.id;
    const auto before = static_cast<std::size_t>(std::ranges::count(seen, id));
    // Two at a time: a case and a second look at the same thing belong together.
    turns.emplace_back(before / 2, i);
    seen.push_back(id);
  }
  std::ranges::stable_sort(turns, {}, &std::pair<std::size_t, std::size_t>::first);
  turns.resize(most);
  std::ranges::sort(turns, {}, &std::pair<std::size_t, std::size_t>::second);
  std::vector<Asked> kept;
  for (const auto& [turn, place] : turns) kept.push_back(asked[place]);
  return kept;
}

}  // namespace

std::vector<Asked> questions_called(const Calls& calls, const std::vector<Question>& questions) {
  std::vector<Asked> found;
  for (const Question& question : questions) {
    if (auto cause = calls.find(question.called_by))
      found.push_back({&question, *std::move(cause), std::nullopt});
  }
  const auto order = [](const Asked& asked) {
    return std::tuple(asked.question->topic, asked.because.distance, asked.because.rank);
  };
  std::ranges::stable_sort(found, {}, order);
  return found;
}

Sheet make_sheet(const Calls& calls, const std::vector<Question>& questions,
                 const Preparation& preparation, const StoryBook& stories, Date day,
                 const SheetSize& size) {
  Sheet sheet;
  const std::vector<Asked> called = questions_called(calls, questions);
  for (const Topic topic :
       {Topic::role, Topic::technical, Topic::documentation, Topic::safety, Topic::people}) {
    std::vector<Asked> of_topic;
    std::ranges::copy_if(called, std::back_inserter(of_topic),
                         [&](const Asked& asked) { return asked.question->topic == topic; });
    const std::size_t there = of_topic.size();
    of_topic =
        in_turns(std::move(of_topic), topic == Topic::technical ? size.technical : size.others);
    sheet.left_out += there - of_topic.size();
    std::ranges::move(of_topic, std::back_inserter(sheet.questions));
  }
  for (std::size_t i = 0; i < sheet.questions.size(); ++i) {
    Asked& asked = sheet.questions[i];
    asked.story = stories.find(*asked.question);
    if (!asked.story && asked.question->kind == Kind::experience) sheet.without_story.push_back(i);
  }
  sheet.research = advice_called(calls, preparation.research);
  sheet.ask = advice_called(calls, preparation.ask);
  sheet.bring = advice_called(calls, preparation.bring);
  for (const FollowUp& follow_up : preparation.follow_ups)
    sheet.follow_ups.push_back({day + std::chrono::days(follow_up.after_days), &follow_up});
  std::ranges::stable_sort(sheet.follow_ups, {}, &Dated::on);
  return sheet;
}

}  // namespace medtech::interview
