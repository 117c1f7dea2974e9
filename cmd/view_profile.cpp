// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/view_profile.hpp"

#include "cmd/word.hpp"
#include "core/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace medtech::cmd {

namespace {

using profile::Profile;
using render::Style;
using render::Styler;

/// A line of a section: what it is about, and what is known of it. Both may hold text from the
/// file.
struct Row {
  std::string term;
  std::string meaning;
};

class View {
 public:
  View(Date today, const Styler& styler) : today_(today), styler_(styler) {}

  /// "expires 2026-12-31", or that it has expired.
  [[nodiscard]] std::string expiry(std::optional<Date> date) const {
    if (!date) return {};
    if (*date < today_) return styler_(Style::bad, "expired " + to_string(*date));
    return "expires " + to_string(*date);
  }

  /// A section of rows with terms in one column; nothing where there are none.
  void section(std::string_view title, const std::vector<Row>& rows) {
    if (rows.empty()) return;
    if (!text_.empty()) text_ += '\n';
    if (!title.empty()) text_ += styler_(Style::bold, title) + "\n";
    std::size_t column = 0;
    for (const Row& row : rows) column = std::max(column, text::width(row.term));
    for (const Row& row : rows) {
      text_ += title.empty() ? "" : "  ";
      text_ += row.term;
      if (!row.meaning.empty()) {
        text_.append(column - text::width(row.term) + 2, ' ').append(row.meaning);
      }
      text_ += '\n';
    }
  }

  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  Date today_;
  const Styler& styler_;
  std::string text_;
};

std::string safe(const std::optional<std::string>& text) {
  return text ? text::printable_line(*text) : std::string();
}

std::string safe_list(const std::vector<std::string>& list) {
  return text::printable_line(text::join(list, ", "));
}

// The known ones of several facts.
std::string joined(std::vector<std::string> facts, std::string_view between = ", ") {
  std::erase(facts, std::string());
  return text::join(facts, between);
}

std::string labelled(std::string_view label, const std::string& value) {
  return value.empty() ? std::string() : fmt::format("{} {}", label, value);
}

std::string labelled(std::string_view label, std::optional<Date> date,
                     profile::Exactness exactness = profile::Exactness::day) {
  return date ? labelled(label, to_string(*date, exactness)) : std::string();
}

using profile::Exactness;

std::string span_of(std::optional<Date> start, std::optional<Date> end,
                    Exactness start_exactness = Exactness::day,
                    Exactness end_exactness = Exactness::day) {
  if (!start && !end) return {};
  return fmt::format("{} – {}", start ? to_string(*start, start_exactness) : "?",
                     end ? to_string(*end, end_exactness) : "present");
}

std::vector<Row> known(std::vector<Row> rows) {
  std::erase_if(rows, [](const Row& row) { return row.meaning.empty(); });
  return rows;
}

std::string home_of(const profile::Home& home) {
  const std::string region = joined({safe(home.state), safe(home.zip)}, " ");
  return joined({safe(home.city), region});
}

std::vector<Row> search_rows(const profile::SearchDefaults& search) {
  std::vector<std::string> settings;
  for (const profile::Setting setting : search.settings) settings.push_back(to_string(setting));
  return known(
      {{"within", search.radius_miles ? fmt::format("{} miles", *search.radius_miles) : ""},
       {"states", text::join(search.states, ", ")},
       {"settings", text::join(settings, ", ")},
       {"least pay", word(search.min_pay)},
       {"remote", search.remote ? (*search.remote ? "yes" : "no") : ""}});
}

std::vector<Row> education_rows(const std::vector<profile::Education>& list) {
  std::vector<Row> rows;
  for (const auto& entry : list) {
    std::vector<std::string> hours;
    for (const auto& [subject, amount] : entry.credit_hours) {
      hours.push_back(fmt::format("{} {}", text::printable_line(subject), amount));
    }
    rows.push_back({entry.level ? to_string(*entry.level) : "level not known",
                    joined({safe(entry.field), safe(entry.school), safe(entry.accreditation),
                            labelled("completed", entry.completed, entry.exactness),
                            labelled("expected", entry.expected, entry.exactness),
                            labelled("credit hours:", text::join(hours, ", "))})});
  }
  return rows;
}

std::vector<Row> experience_rows(const std::vector<profile::Experience>& list) {
  std::vector<Row> rows;
  for (const auto& entry : list) {
    const std::string hours =
        entry.hours_per_week ? fmt::format("{} h/week", *entry.hours_per_week) : "";
    const std::string span =
        span_of(entry.start, entry.end, entry.start_exactness, entry.end_exactness);
    rows.push_back({span.empty() ? "dates not known" : span,
                    joined({joined({safe(entry.title), safe(entry.employer), safe(entry.place),
                                    word(entry.setting), hours}),
                            labelled("disciplines:", safe_list(entry.disciplines)),
                            labelled("skills:", safe_list(entry.skills))},
                           "; ")});
  }
  return rows;
}

std::vector<Row> certification_rows(const std::vector<profile::Certification>& list,
                                    const View& view) {
  std::vector<Row> rows;
  for (const auto& entry : list) {
    const bool renewed = entry.first_earned && entry.first_earned != entry.earned;
    rows.push_back({safe(entry.id),
                    joined({labelled("number", safe(entry.number)),
                            labelled("earned", entry.earned, entry.earned_exactness),
                            renewed ? labelled("first earned", entry.first_earned) : std::string(),
                            view.expiry(entry.expires)})});
  }
  return rows;
}

std::vector<Row> ce_rows(const std::vector<profile::ContinuingEducation>& list) {
  std::vector<Row> rows;
  for (const auto& entry : list) {
    rows.push_back(
        {safe(entry.credential), joined({to_string(entry.date), fmt::format("{}", entry.amount),
                                         safe(entry.area), safe(entry.title)})});
  }
  return rows;
}

std::vector<Row> license_rows(const std::vector<profile::License>& list, const View& view) {
  std::vector<Row> rows;
  for (const auto& entry : list) {
    rows.push_back({fmt::format("{} {}", entry.state, safe(entry.id)),
                    joined({labelled("number", safe(entry.number)), view.expiry(entry.expires)})});
  }
  return rows;
}

std::vector<Row> document_rows(const std::vector<profile::Document>& list, const View& view) {
  std::vector<Row> rows;
  for (const auto& entry : list) rows.push_back({safe(entry.title), view.expiry(entry.expires)});
  return rows;
}

std::vector<Row> military_rows(const std::vector<profile::Service>& list) {
  std::vector<Row> rows;
  for (const auto& entry : list)
    rows.push_back({safe(entry.code), span_of(entry.start, entry.end)});
  return rows;
}

std::vector<Row> story_rows(const std::vector<profile::Story>& list) {
  std::vector<Row> rows;
  for (const auto& entry : list) rows.push_back({safe(entry.title), safe_list(entry.skills)});
  return rows;
}

}  // namespace

std::string profile_view(const Profile& profile, Date today, const Styler& styler) {
  View view(today, styler);
  view.section(
      "",
      known({{"name", safe(profile.name)},
             {"e-mail", safe(profile.email)},
             {"phone", safe(profile.phone)},
             {"also", joined({safe_list(profile.other_emails), safe_list(profile.other_phones)})},
             {"skills", safe_list(profile.skills)},
             {"home", home_of(profile.home)},
             {"role", safe(profile.role.current)},
             {"target", safe(profile.role.target)}}));
  view.section("Search defaults", search_rows(profile.search));
  view.section("Education", education_rows(profile.education));
  view.section("Experience", experience_rows(profile.experience));
  view.section("Certifications", certification_rows(profile.certifications, view));
  view.section("Continuing education", ce_rows(profile.ce));
  view.section("Licenses", license_rows(profile.licenses, view));
  view.section("Documents", document_rows(profile.documents, view));
  view.section("Military", military_rows(profile.military));
  view.section("Stories", story_rows(profile.stories));
  return view.take();
}

}  // namespace medtech::cmd
