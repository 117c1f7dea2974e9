// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/document.hpp"
#include "core/resume/dates.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::json {
class Writer;
}

/// What a résumé says, as far as it could be read. Lines are counted from 0 in the document.
namespace medtech::resume {

enum class SectionKind {
  summary,
  experience,
  education,
  credentials,
  training,
  skills,
  other,
  contact
};

/// A part of a résumé under its heading.
struct Section {
  SectionKind kind = SectionKind::other;
  std::string heading;    ///< as printed; "" for what stands under none
  std::size_t line = 0;   ///< of the heading
  std::size_t first = 0;  ///< of what stands below
  std::size_t last = 0;   ///< one behind

  bool operator==(const Section&) const = default;
};

struct Contact {
  std::optional<std::string> name;
  std::optional<std::size_t> name_line;
  std::vector<std::string> emails;
  std::vector<std::string> phones;
  std::optional<std::string> place;  ///< "Cincinnati, OH"
  std::optional<std::string> zip;
  std::vector<std::string> links;   ///< LinkedIn and other addresses
  std::optional<std::size_t> line;  ///< where the first of these stands

  bool operator==(const Contact&) const = default;
};

struct Job {
  std::optional<std::string> title;
  std::optional<std::string> employer;
  std::optional<std::string> place;
  Span span;
  std::size_t line = 0;              ///< where it begins
  std::vector<std::size_t> details;  ///< lines of what was done

  bool operator==(const Job&) const = default;
};

struct Education {
  std::optional<std::string> degree;  ///< as printed
  std::optional<std::string> level;   ///< the profile's word
  std::optional<std::string> field;
  std::optional<std::string> school;
  std::optional<PartialDate> completed;
  bool expected = false;  ///< `completed` lies ahead
  std::size_t line = 0;

  bool operator==(const Education&) const = default;
};

struct Credential {
  std::optional<std::string> id;  ///< absent where our tables don't know it
  std::string text;               ///< as printed
  std::optional<std::string> issuer;
  std::optional<std::string> number;
  std::optional<PartialDate> earned;
  std::optional<PartialDate> expires;
  std::optional<std::string> state;  ///< of a licence
  bool licence = false;
  std::size_t line = 0;

  bool operator==(const Credential&) const = default;
};

struct Skill {
  std::optional<std::string> id;
  std::string text;  ///< as printed
  std::size_t line = 0;

  bool operator==(const Skill&) const = default;
};

/// A line that tells a result in numbers.
struct Outcome {
  std::string number;  ///< "98%", "$40,000", "120 ventilators"
  std::size_t line = 0;

  bool operator==(const Outcome&) const = default;
};

/// Time without a job, or in two at once, between two jobs in the order of their starts.
struct Between {
  std::size_t first = 0;  ///< numbers of the jobs
  std::size_t second = 0;
  int months = 0;

  bool operator==(const Between&) const = default;
};

/// Why a document is no résumé.
enum class NoResume { letter, guide, posting, references, no_text, nothing_known };

/// What it is instead: "a cover letter".
std::string_view to_string(NoResume why);

struct Resume {
  std::optional<NoResume> no_resume;
  Contact contact;
  std::vector<Section> sections;
  std::vector<Job> jobs;
  std::vector<Education> education;
  std::vector<Credential> credentials;  ///< held; licences among them
  std::vector<Credential> pending;      ///< "in progress", "eligible"
  std::vector<Skill> skills;
  std::vector<Outcome> outcomes;
  std::optional<double> years_experience;  ///< what overlaps counts once
  std::vector<Between> gaps;
  std::vector<Between> overlaps;
  std::vector<std::string> military_codes;  ///< "68A"

  bool operator==(const Resume&) const = default;
};

/// Writes the members of the contract's `resume_facts` and more into an object of their own.
void write_facts(json::Writer& writer, const Resume& resume, const document::Document& document);

}  // namespace medtech::resume
