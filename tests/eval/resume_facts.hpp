// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/resume/resume.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

/// What résumés really say, written by hand, and how much of it was read.
namespace medtech::eval {

/// The truth on one person, from a file of tests/fixtures/resumes/people.
struct Person {
  struct Job {
    std::string title, employer, start, end;
  };
  struct Credential {
    std::string text;
    std::optional<std::string> id;
  };
  struct School {
    std::string level, school, completed;
  };
  std::string name, email, phone;
  std::map<std::string, std::string> headings;  ///< by kind
  std::vector<Job> jobs;
  std::vector<Credential> credentials;
  std::vector<School> education;
};

/// Reads it. Throws Error{input}.
Person read_person(const std::string& path);

/// How many of how many, by field.
using Figures = std::map<std::string, std::pair<int, int>>;

/// Compares field by field, adds to the figures, and returns what differs, one line each. A JSON
/// Resume has no headings of its own.
std::vector<std::string> compare(const Person& person, const resume::Resume& resume,
                                 bool has_headings, Figures& figures);

/// A text for comparing: letters and digits alone, in small letters.
std::string loose(std::string_view text);

}  // namespace medtech::eval
