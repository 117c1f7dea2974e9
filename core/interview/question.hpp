// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/diagnostics.hpp"
#include "core/base/error.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Getting ready for interviews: questions, what a posting calls for, and practice.
namespace medtech::interview {

/// What a question is about; the sections of a sheet, in their order.
enum class Topic { role, technical, documentation, safety, people };
/// How it is asked: a case to think through, something to know, or something that was lived.
enum class Kind { scenario, knowledge, experience };

std::string_view to_string(Topic topic);
std::string_view to_string(Kind kind);
/// All topics by name, in their order.
std::span<const std::string> topic_names();
/// Absent for other words.
std::optional<Topic> parse_topic(std::string_view word);

/// Something that a posting calls for, with the ids of concepts each of which does so: terms, or
/// "role:", "setting:", "employer:", "level:", "work:", "track:" and a word, "certified",
/// "licensed".
struct Called {
  std::string id;
  std::vector<std::string> called_by;
  std::string source;
  Place place;

  bool operator==(const Called&) const = default;
};

/// A question that an interviewer may ask, and the skeleton of a strong answer.
struct Question : Called {
  Topic topic = Topic::role;
  Kind kind = Kind::knowledge;
  std::string ask;
  std::vector<std::string> answer;  ///< its steps, in their order

  bool operator==(const Question&) const = default;
};

/// What to find out, to ask or to bring.
struct Advice : Called {
  std::string text;
  std::string command;  ///< one of ours that helps; "" for none

  bool operator==(const Advice&) const = default;
};

/// What to do after an interview, so many days later.
struct FollowUp {
  std::string id;
  int after_days = 0;
  std::string text;
  std::string command;

  bool operator==(const FollowUp&) const = default;
};

/// What a story and a question can both be about, by words that speak of it.
struct Theme {
  std::string id;
  std::string name;
  std::vector<std::string> words;

  bool operator==(const Theme&) const = default;
};

struct Preparation {
  std::vector<Advice> research;
  std::vector<Advice> ask;
  std::vector<Advice> bring;
  std::vector<FollowUp> follow_ups;

  bool operator==(const Preparation&) const = default;
};

/// Read a file of data/interview; what is wrong goes to `diagnostics` with file and line.
void read_questions(std::string_view text, const std::string& file,
                    std::vector<Question>& questions, Diagnostics& diagnostics);
Preparation read_preparation(std::string_view text, const std::string& file,
                             Diagnostics& diagnostics);
std::vector<Theme> read_themes(std::string_view text, const std::string& file,
                               Diagnostics& diagnostics);

}  // namespace medtech::interview
