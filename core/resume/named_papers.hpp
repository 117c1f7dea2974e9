// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/resume/passage.hpp"
#include "core/resume/resume.hpp"
#include "core/resume/vocabulary.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::resume {

/// Where a line stands that may name certificates.
enum class PaperPlace {
  listed,     ///< below a heading of certificates
  education,  ///< among schools and courses
  name,       ///< the line of the person's name
  elsewhere   ///< in summaries, among skills and the like
};

/// A part of a line that names a certificate.
struct PaperAt {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t from = 0;   ///< where what is told of it begins: its number, its dates
  std::size_t until = 0;  ///< and ends

  bool operator==(const PaperAt&) const = default;
};

/// Certificates of any field that a line names by its words ("Certificate in Health Informatics",
/// "OSHA certified", "Certified Scrum Master") or by a name in general use ("CPR"), from its byte
/// `from` on. Linear in the length of the line.
std::vector<PaperAt> find_named_papers(const Entry& entry, std::size_t from, PaperPlace place,
                                       const Vocabulary& vocabulary);

/// True where each part between commas names a certificate of its own: "CPR, First Aid".
bool is_list_of_papers(const Entry& entry, std::size_t from, const Vocabulary& vocabulary);

/// "Honors, awards and certifications": a heading under which other things stand as well.
bool is_mixed_heading(std::string_view heading, const Vocabulary& vocabulary);

/// "Certificate in Biomedical Equipment Maintenance" of a college is its schooling.
bool is_schooling(const Entry& entry, const PaperAt& paper, std::span<const Education> schools);

/// A name without the number of a list before it, or a bracket that nothing closes: "1.Boiler
/// Operator".
std::string without_list_mark(std::string text);

/// True for what is said of a certificate that another line names: "Certification renewed in 2015".
bool tells_of_paper(std::string_view text);

/// True where two texts name one certificate: "CPR", "CPR Certified".
bool is_same_paper(std::string_view left, std::string_view right, const Vocabulary& vocabulary);

/// Where in a line what stands behind a label of certificates begins ("Certifications: CPR"); 0
/// where there is none.
std::size_t behind_paper_label(std::string_view text, const Vocabulary& vocabulary);

}  // namespace medtech::resume
