// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/view_track.hpp"

#include "cmd/word.hpp"
#include "core/base/text.hpp"
#include "core/render/table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace medtech::cmd {

using render::Style;
using tracker::Application;
using tracker::Due;
using tracker::Event;
using tracker::EventKind;
using tracker::Summary;

namespace {

// "today", "in 3 d", "3 d late"
std::string until(Date day, Date today) {
  const auto days = (day - today).count();
  if (days == 0) return "today";
  if (days < 0) return fmt::format("{} d late", -days);
  return days < 60 ? fmt::format("in {} d", days) : to_string(day);
}

std::string line_of(std::string_view text) { return text::printable_line(text); }

/// Writes lines "name  value" under headings, wrapped.
class Sheet {
 public:
  Sheet(std::size_t width, const render::Styler& styler) : width_(width), styler_(styler) {}

  void title(const std::string& text) { out_ += styler_(Style::bold, text) + "\n"; }
  void fact(std::string_view name, const std::string& value) {
    if (value.empty()) return;
    out_ += styler_(Style::dim, fmt::format("{:<11}", name)) + "  " + value + "\n";
  }
  void heading(std::string_view name) { out_ += "\n" + styler_(Style::bold, name) + "\n"; }
  void entry(const std::string& first, std::string_view text) {
    const std::size_t room = width_ > 36 ? width_ - 16 : 20;
    bool begun = false;
    const std::string safe = text::printable(text);
    for (const std::string_view line : text::lines(safe)) {
      for (const std::string& part : text::wrap(line, room)) {
        out_ += fmt::format("  {}  {}\n",
                            begun ? std::string(12, ' ') : fmt::format("{:<12}", first), part);
        begun = true;
      }
    }
    if (!begun) out_ += fmt::format("  {}\n", first);
  }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  std::size_t width_;
  const render::Styler& styler_;
  std::string out_;
};

void add_facts(Sheet& sheet, const Application& application, Date today) {
  const Summary& summary = application.summary;
  sheet.title(line_of(summary.title));
  sheet.fact("employer", line_of(summary.employer));
  sheet.fact("place", line_of(summary.place));
  sheet.fact("status", std::string(to_string(summary.status)) +
                           (summary.status_since ? " since " + to_string(*summary.status_since)
                                                 : std::string()));
  const std::string age = age_of(summary, today);
  sheet.fact("applied", word(summary.applied) + (age.empty() ? "" : " (" + age + ")"));
  sheet.fact("found", to_string(summary.found));
  sheet.fact("source", line_of(summary.source));
  sheet.fact("role", summary.role + (summary.role.empty() || summary.setting.empty() ? "" : ", ") +
                         summary.setting);
  sheet.fact("requisition", line_of(summary.requisition));
  sheet.fact("asks for", line_of(summary.credentials));
  sheet.fact("listing", summary.listing);
  sheet.fact("address", line_of(summary.url));
  if (!summary.resume.empty())
    sheet.fact("résumé", fmt::format("{} (version {})", line_of(summary.resume_file),
                                     summary.resume.substr(0, 8)));
  if (!summary.posting.empty())
    sheet.fact("posting",
               fmt::format("kept; `medtech track show {} --posting` prints it", summary.id));
  sheet.fact("id", std::to_string(summary.id));
}

void add_lists(Sheet& sheet, const Application& application) {
  if (!application.interviews.empty()) sheet.heading("Interviews");
  for (const tracker::Interview& each : application.interviews)
    sheet.entry(to_string(each.on), each.time + (each.time.empty() ? "" : " ") + each.text);
  if (!application.steps.empty()) sheet.heading("Steps");
  for (const tracker::Step& each : application.steps)
    sheet.entry(word(each.on), each.id + (each.result.empty() ? "" : ": ") + each.result);
  if (!application.contacts.empty()) sheet.heading("Contacts");
  for (const tracker::Remark& each : application.contacts)
    sheet.entry(to_string(each.on), each.text);
  if (!application.notes.empty()) sheet.heading("Notes");
  for (const tracker::Remark& each : application.notes) sheet.entry(to_string(each.on), each.text);
  if (!application.attachments.empty()) sheet.heading("Files");
  for (const tracker::KeptFile& each : application.attachments)
    sheet.entry(to_string(each.on), fmt::format("{}, {} bytes, version {}", each.name,
                                                text::grouped(static_cast<long long>(each.size)),
                                                each.digest.substr(0, 8)));
  if (!application.offer.empty()) sheet.heading("Offer");
  for (const auto& [name, text] : application.offer.all()) sheet.entry(name, text);
}

}  // namespace

std::string age_of(const Summary& summary, Date today) {
  if (!summary.applied || *summary.applied > today) return {};
  return text::count(static_cast<std::size_t>((today - *summary.applied).count()), "day", "days");
}

std::string application_table(const std::vector<Summary>& summaries,
                              const std::map<std::int64_t, Date>& next_days, Date today,
                              std::size_t width, const render::Styler& styler) {
  render::Table table({{.heading = "ID", .right = true, .style = Style::dim},
                       {.heading = "STATUS", .style = Style::accent},
                       {.heading = "TITLE", .least = 24, .may_shrink = true, .style = Style::bold},
                       {.heading = "EMPLOYER", .least = 12, .may_shrink = true},
                       {.heading = "AGE", .right = true},
                       {.heading = "NEXT", .right = true},
                       {.heading = "PLACE", .least = 6, .may_shrink = true}});
  for (const Summary& summary : summaries) {
    const auto next = next_days.find(summary.id);
    const std::string age = summary.applied && *summary.applied <= today
                                ? fmt::format("{} d", (today - *summary.applied).count())
                                : "";
    table.add({std::to_string(summary.id), std::string(to_string(summary.status)),
               line_of(summary.title), line_of(summary.employer), age,
               next == next_days.end() ? "" : until(next->second, today), line_of(summary.place)});
  }
  return table.for_terminal(width, styler);
}

std::string application_lines(const std::vector<Summary>& summaries,
                              const std::map<std::int64_t, Date>& next_days,
                              const render::Styler& styler) {
  std::string out;
  for (const Summary& summary : summaries) {
    const auto next = next_days.find(summary.id);
    out +=
        fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\n", styler(Style::dim, std::to_string(summary.id)),
                    styler(Style::accent, to_string(summary.status)),
                    styler(Style::bold, line_of(summary.title)), line_of(summary.employer),
                    word(summary.applied), next == next_days.end() ? "" : to_string(next->second),
                    line_of(summary.url));
  }
  return out;
}

std::string application_sheet(const Application& application, const std::vector<Due>& due,
                              Date today, std::size_t width, const render::Styler& styler) {
  Sheet sheet(width, styler);
  add_facts(sheet, application, today);
  if (!due.empty()) sheet.heading("To do");
  for (const Due& each : due) {
    const std::string id = each.id.empty() ? "" : fmt::format(" [{}]", each.id);
    sheet.entry(to_string(each.day),
                fmt::format("{}: {}{}", until(each.day, today), each.text, id));
  }
  add_lists(sheet, application);
  sheet.heading("History");
  for (const tracker::StatusSpan& span : application.statuses)
    sheet.entry(span.since ? to_string(*span.since) : "day unknown",
                std::string(to_string(span.status)) + (span.note.empty() ? "" : ": ") + span.note);
  return sheet.take();
}

std::string spoken_event(const Event& event) {
  const tracker::Fields& fields = event.fields;
  const std::string on = event.on ? " on " + to_string(*event.on) : "";
  const auto with = [](std::string_view before, std::string_view text) {
    return text.empty() ? std::string() : std::string(before) + std::string(text);
  };
  switch (event.kind) {
    case EventKind::added:
      return line_of("tracked: " + std::string(fields.text("title")) +
                     with(", ", fields.text("employer")) + with(", ", fields.text("status")));
    case EventKind::edited: {
      std::string changed;
      for (const auto& [name, text] : fields.all())
        changed += (changed.empty() ? "" : ", ") + name + " " + (text.empty() ? "taken out" : text);
      return line_of("changed: " + changed);
    }
    case EventKind::status:
      return line_of(std::string(fields.text("status")) + on + with(": ", fields.text("note")));
    case EventKind::step:
      return line_of(std::string(fields.text("step")) + on + with(": ", fields.text("result")));
    case EventKind::reminder:
      return line_of("reminder" + on + with(": ", fields.text("text")));
    case EventKind::done:
      return fields.text("reminder") == "f"
                 ? "follow-up made"
                 : line_of("done: reminder " + std::string(fields.text("reminder")));
    case EventKind::interview:
      return line_of("interview" + on + with(" at ", fields.text("time")) +
                     with(": ", fields.text("text")));
    case EventKind::attached:
    case EventKind::resume:
      return line_of((event.kind == EventKind::resume ? "résumé " : "file ") +
                     std::string(fields.text("name")) + " version " +
                     std::string(fields.text("digest").substr(0, 8)));
    case EventKind::offer: {
      std::string terms;
      for (const auto& [name, text] : fields.all())
        terms += (terms.empty() ? "" : ", ") + name + " " + text;
      return line_of("offer: " + terms);
    }
    case EventKind::undo:
      return line_of("undone: command " + std::string(fields.text("command")));
    case EventKind::note:
    case EventKind::contact:
      return line_of(std::string(to_string(event.kind)) + with(": ", fields.text("text")));
  }
  return {};
}

}  // namespace medtech::cmd
