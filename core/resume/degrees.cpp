// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/degrees.hpp"

#include "core/base/text.hpp"
#include "core/resume/passage.hpp"

#include <algorithm>
#include <array>

namespace medtech::resume {

namespace {

// Short forms that stand for a degree only as a word of its own in capitals.
struct ShortDegree {
  std::string_view form;
  std::string_view level;
};
constexpr auto short_degrees = std::to_array<ShortDegree>(
    {{"AAS", "associate"},       {"A.A.S.", "associate"},   {"AS", "associate"},
     {"A.S.", "associate"},      {"AA", "associate"},       {"A.A.", "associate"},
     {"AAT", "associate"},       {"BS", "bachelor"},        {"B.S.", "bachelor"},
     {"BA", "bachelor"},         {"B.A.", "bachelor"},      {"BSc", "bachelor"},
     {"B.Sc", "bachelor"},       {"BSN", "bachelor"},       {"BSEE", "bachelor"},
     {"BSME", "bachelor"},       {"BBA", "bachelor"},       {"B.E.", "bachelor"},
     {"BE", "bachelor"},         {"B.Tech", "bachelor"},    {"BTech", "bachelor"},
     {"BSCS", "bachelor"},       {"BFA", "bachelor"},       {"BEng", "bachelor"},
     {"B.Eng", "bachelor"},      {"BSMT", "bachelor"},      {"BSMLS", "bachelor"},
     {"BCA", "bachelor"},        {"BAS", "bachelor"},       {"B.A.S.", "bachelor"},
     {"B.Com", "bachelor"},      {"BSBA", "bachelor"},      {"BASc", "bachelor"},
     {"SB", "bachelor"},         {"AB", "bachelor"},        {"A.B.", "bachelor"},
     {"MS", "master"},           {"M.S.", "master"},        {"MA", "master"},
     {"M.A.", "master"},         {"MBA", "master"},         {"MSc", "master"},
     {"M.Sc", "master"},         {"MPH", "master"},         {"MHA", "master"},
     {"M.Ed", "master"},         {"MEng", "master"},        {"M.Eng", "master"},
     {"M.Tech", "master"},       {"MTech", "master"},       {"MCA", "master"},
     {"MFA", "master"},          {"MSW", "master"},         {"M.E.", "master"},
     {"MSN", "master"},          {"MPA", "master"},         {"M.Ed.", "master"},
     {"M.B.A.", "master"},       {"PhD", "doctorate"},      {"Ph.D", "doctorate"},
     {"Ph.D.", "doctorate"},     {"MD", "doctorate"},       {"M.D.", "doctorate"},
     {"JD", "doctorate"},        {"J.D.", "doctorate"},     {"PharmD", "doctorate"},
     {"DNP", "doctorate"},       {"EdD", "doctorate"},      {"DCLS", "doctorate"},
     {"GED", "high-school"},     {"G.E.D.", "high-school"}, {"AST", "associate"},
     {"A.S.T.", "associate"},    {"A. A. S.", "associate"}, {"ADN", "associate"},
     {"ASN", "associate"},       {"AGS", "associate"},      {"A.G.S.", "associate"},
     {"BAAS", "bachelor"},       {"B.A.A.S", "bachelor"},   {"BSET", "bachelor"},
     {"BSBME", "bachelor"},      {"BSCLS", "bachelor"},     {"B.S.E.E.", "bachelor"},
     {"B.S.N.", "bachelor"},     {"B.B.A.", "bachelor"},    {"B. S.", "bachelor"},
     {"B. A.", "bachelor"},      {"B. Sc", "bachelor"},     {"B.S.E.T.", "bachelor"},
     {"M. S.", "master"},        {"M. Sc", "master"},       {"M.P.H.", "master"},
     {"M.H.A.", "master"},       {"M.H.S.", "master"},      {"MHS", "master"},
     {"Ph. D", "doctorate"},     {"D.C.L.S.", "doctorate"}, {"BSEET", "bachelor"},
     {"B.S.E.E.T.", "bachelor"}, {"B.S.E.", "bachelor"},    {"BSE", "bachelor"},
     {"BMLS", "bachelor"},       {"B.MLS", "bachelor"},     {"BMLT", "bachelor"},
     {"BSMLT", "bachelor"},      {"BSHS", "bachelor"},      {"AAAS", "associate"},
     {"A.A.A.S.", "associate"},  {"AASBET", "associate"},   {"AET", "associate"}});

// Words that begin a degree's long form.
constexpr auto long_degrees = std::to_array<ShortDegree>({{"associate of", "associate"},
                                                          {"associates of", "associate"},
                                                          {"associate's", "associate"},
                                                          {"associates in", "associate"},
                                                          {"associate in", "associate"},
                                                          {"assoc. degree", "associate"},
                                                          {"assoc. of", "associate"},
                                                          {"assoc. in", "associate"},
                                                          {"assoc degree", "associate"},
                                                          {"associate degree", "associate"},
                                                          {"associates degree", "associate"},
                                                          {"associate applied", "associate"},
                                                          {"associate’s", "associate"},
                                                          {"bachelor", "bachelor"},
                                                          {"baccalaureate", "bachelor"},
                                                          {"b.s", "bachelor"},
                                                          {"master of", "master"},
                                                          {"master's", "master"},
                                                          {"masters", "master"},
                                                          {"master’s", "master"},
                                                          {"master degree", "master"},
                                                          {"master in", "master"},
                                                          {"doctor of", "doctorate"},
                                                          {"doctorate", "doctorate"},
                                                          {"doctoral", "doctorate"},
                                                          {"juris doctor", "doctorate"},
                                                          {"high school diploma", "high-school"},
                                                          {"high school", "high-school"},
                                                          {"general education", "high-school"},
                                                          {"secondary school", "high-school"},
                                                          {"certificate of", "certificate"},
                                                          {"certificate in", "certificate"},
                                                          {"certificate program", "certificate"},
                                                          {"diploma in", "certificate"},
                                                          {"diploma", "certificate"},
                                                          {"technical certificate", "certificate"},
                                                          {"vocational", "certificate"},
                                                          {"military training", "military"},
                                                          {"minor in", "minor"},
                                                          {"certificate", "certificate"}});

bool stands_alone(std::string_view text, std::size_t begin, std::size_t end) {
  const bool before = begin == 0 || (!text::is_alnum(text[begin - 1]) && text[begin - 1] != '.');
  const bool behind = end >= text.size() || !text::is_alnum(text[end]);
  return before && behind;
}

// What a kind of degree is called by; it is no field of study.
constexpr auto kinds_of_degree = std::to_array<std::string_view>(
    {"applied arts and sciences", "applied arts & sciences", "arts and sciences", "arts & sciences",
     "arts and science", "applied sciences", "applied science", "applied technology",
     "applied arts", "specialized technology", "sciences", "science", "arts"});

// How many bytes of `rest` are one of these words, with a blank before them and none of a word's
// letters behind.
template <typename Words>
std::size_t word_at(std::string_view rest, const Words& words) {
  const std::size_t blanks = std::min(rest.find_first_not_of(' '), rest.size());
  for (const std::string_view word : words) {
    if (!text::starts_with_ignoring_case(rest.substr(blanks), word)) continue;
    const std::size_t end = blanks + word.size();
    if (end >= rest.size() || !text::is_alnum(rest[end])) return end;
  }
  return 0;
}

// "(A.A.S.)", "(Hons)": the degree said again, or how well it went.
std::size_t bracket_at(std::string_view rest) {
  const std::size_t blanks = std::min(rest.find_first_not_of(' '), rest.size());
  if (!rest.substr(blanks).starts_with('(')) return 0;
  const std::size_t close = rest.find(')', blanks);
  if (close == std::string_view::npos) return 0;
  const std::string_view inside = rest.substr(blanks + 1, close - blanks - 1);
  const auto again = find_degree(inside);
  const bool whole = again && again->begin == 0 && again->end + 1 >= inside.size();
  return whole || text::starts_with_ignoring_case(inside, "hon") ? close + 1 : 0;
}

// "Diplomate" is no diploma; "Bachelors" and "Bachelorof" are degrees.
bool goes_on_as_word(std::string_view text, std::size_t at, std::string_view form) {
  std::string_view rest = text.substr(at + form.size());
  if (!form.starts_with("diploma") && !form.starts_with("certificate")) return false;
  if (rest.starts_with('s')) rest.remove_prefix(1);
  return !rest.empty() && text::is_alpha(rest[0]);
}

}  // namespace

std::optional<DegreeAt> find_degree(std::string_view text) {
  std::optional<DegreeAt> best;
  const auto consider = [&](const ShortDegree& form, std::size_t at, std::size_t size) {
    if (!best || at < best->begin || (at == best->begin && at + size > best->end))
      best = DegreeAt{std::string(form.level), at, at + size};
  };
  for (const ShortDegree& form : short_degrees) {
    for (std::size_t at = text.find(form.form); at != std::string_view::npos;
         at = text.find(form.form, at + 1)) {
      if (!stands_alone(text, at, at + form.form.size())) continue;
      // "MA", "MD" and the like are states too: behind a comma with a town before it.
      const bool state =
          at > 2 && text[at - 1] == ' ' && text[at - 2] == ',' &&
          (form.form == "MA" || form.form == "MD" || form.form == "MS" || form.form == "AA");
      if (state) continue;
      consider(form, at, form.form.size());
      break;
    }
    // "MENG", "PHD" in a line of capitals.
    const bool mixed = form.form.size() >= 3 &&
                       std::ranges::any_of(form.form, [](char c) { return c >= 'a' && c <= 'z'; });
    if (!mixed || !is_in_capitals(text)) continue;
    const std::size_t at = text::find_ignoring_case(text, form.form);
    if (at != std::string_view::npos && stands_alone(text, at, at + form.form.size()))
      consider(form, at, form.form.size());
  }
  for (const ShortDegree& form : long_degrees) {
    const std::size_t at = text::find_ignoring_case(text, form.form);
    if (at == std::string_view::npos || (at > 0 && text::is_alnum(text[at - 1])) ||
        goes_on_as_word(text, at, form.form))
      continue;
    consider(form, at, form.form.size());
  }
  return best;
}

std::size_t end_of_degree_name(std::string_view text, const DegreeAt& degree) {
  std::size_t end = degree.end;
  const auto take = [&](const auto& words) {
    const std::size_t size = word_at(text.substr(end), words);
    end += size;
    return size > 0;
  };
  // What is left of "B.Sc." and "Bachelor's".
  for (const std::string_view rest : {"’s", "'s", "s", "."}) {
    if (text.substr(end).starts_with(rest) &&
        (end + rest.size() >= text.size() || !text::is_alnum(text[end + rest.size()])))
      end += rest.size();
  }
  constexpr auto degree_word = std::to_array<std::string_view>({"degree", "candidate", "student"});
  take(degree_word);
  const bool begins_with_of = text.substr(degree.begin, end - degree.begin).ends_with(" of");
  const bool of = begins_with_of || take(std::to_array<std::string_view>({"of"}));
  const std::string_view said = text.substr(degree.begin, end - degree.begin);
  // "Associate in Applied Science", where "Bachelor in Science" would name a field.
  const bool in = degree.level == "associate" && !of &&
                  (said.ends_with(" in") || said.ends_with(" applied") ||
                   said.ends_with(" Applied") || take(std::to_array<std::string_view>({"in"})));
  // "Bachelor of Nursing", "Associate in Electronics": the field follows; of "Bachelor of
  // Technology in Biotechnology" it stands behind "in".
  if ((of || in) && !take(kinds_of_degree)) {
    constexpr std::size_t longest_kind = 3;  // words
    const std::string_view rest = text.substr(end);
    const std::size_t at = rest.find(" in ");
    const bool kind = of && at != std::string_view::npos &&
                      rest.substr(0, at).find_first_of(",;(|\t") == std::string_view::npos &&
                      !rest.substr(0, at).contains(" – ") && !rest.substr(0, at).contains(" - ") &&
                      count_words(rest.substr(0, at)) <= longest_kind;
    return kind ? end + at : end;
  }
  take(degree_word);
  for (std::size_t size = 1; size > 0; end += size) size = bracket_at(text.substr(end));
  take(degree_word);
  return end;
}

}  // namespace medtech::resume
