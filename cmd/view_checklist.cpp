// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/view_checklist.hpp"

#include "core/base/text.hpp"
#include "core/format/html.hpp"
#include "core/format/json.hpp"
#include "core/render/markdown.hpp"
#include "core/render/page.hpp"
#include "core/render/table.hpp"

#include <fmt/format.h>

#include <optional>

namespace medtech::cmd {

using checklist::ItemStanding;
using checklist::ItemState;
using checklist::ListStanding;

namespace {

using render::Style;

std::optional<std::string> said_or_none(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

std::optional<std::string> day_or_none(const std::optional<Date>& day) {
  return day ? std::optional(to_string(*day)) : std::nullopt;
}

std::string state_box(const ItemStanding& standing) {
  switch (standing.state) {
    case ItemState::done:
      return "[x]";
    case ItemState::skipped:
      return "[-]";
    case ItemState::open:
      return "[ ]";
  }
  return "";
}

// Why an item stands as it does: "proven: …", "not yet: …", "skipped: …", or nothing.
std::string reason_of(const ItemStanding& standing) {
  if (standing.by == "evidence") return "proven: " + standing.evidence;
  if (standing.by == "person") {
    const std::string note = standing.note.empty() ? "" : ": " + standing.note;
    if (standing.state == ItemState::open) return "not done, you said" + note;
    return (standing.state == ItemState::done ? "done" : "skipped") + note;
  }
  return standing.missing.empty() ? "" : "not yet: " + standing.missing;
}

std::string wrapped_lines(std::string_view indent, const std::string& text, std::size_t width) {
  if (width <= indent.size() + 20) return std::string(indent) + text + "\n";
  std::string out;
  for (const std::string& line : text::wrap(text, width - indent.size()))
    out += std::string(indent) + line + "\n";
  return out;
}

std::string item_text(const ItemStanding& standing, bool all, Date today, std::size_t width,
                      const render::Styler& styler) {
  const bool open = standing.state == ItemState::open;
  std::string due;
  if (standing.due && open)
    due = styler(*standing.due < today ? Style::bad : Style::accent,
                 (*standing.due < today ? "  was due " : "  due ") + to_string(*standing.due));
  std::string out = fmt::format(
      "  {} {}{}  {}\n", styler(open ? Style::plain : Style::good, state_box(standing)),
      text::printable_line(standing.item.text), due, styler(Style::dim, standing.item.id));
  const std::string reason = text::printable_line(reason_of(standing));
  if (!reason.empty()) out += wrapped_lines("      ", reason, width);
  if (all && !standing.item.why.empty()) {
    out += wrapped_lines("      ", "Why: " + standing.item.why, width);
    out += wrapped_lines("      ", "How: " + standing.item.how, width);
    if (!standing.item.unprovable.empty())
      out += wrapped_lines("      ", "Yours to tick: " + standing.item.unprovable, width);
  }
  if (open && !standing.item.command.empty())
    out += "      " + styler(Style::dim, standing.item.command) + "\n";
  return out;
}

std::string list_heading(const ListStanding& list) {
  const std::size_t closed = list.items.size() - list.open();
  return fmt::format("{} of {} done{}", closed, list.items.size(),
                     list.event ? ", counted from " + to_string(*list.event) : "");
}

void write_item(json::Writer& writer, const ItemStanding& standing) {
  const checklist::Item& item = standing.item;
  writer.begin_object()
      .member("id", item.id)
      .member("text", item.text)
      .member("done", standing.state == ItemState::done)
      .member("by", said_or_none(standing.by))
      .member("evidence", said_or_none(standing.evidence))
      .member("due", day_or_none(standing.due))
      .member("state", checklist::to_string(standing.state))
      .member("missing", said_or_none(standing.missing))
      .member("note", said_or_none(standing.note))
      .member("why", said_or_none(item.why))
      .member("how", said_or_none(item.how))
      .member("command", said_or_none(item.command))
      .member("unprovable", said_or_none(item.unprovable))
      .end_object();
}

void write_list_head(json::Writer& writer, const ListStanding& list) {
  writer.member("id", list.id)
      .member("title", list.title)
      .member("event", day_or_none(list.event))
      .member("own", list.own)
      .member("open", list.open());
}

}  // namespace

std::string checklist_text(const std::vector<ListStanding>& lists, bool all, Date today,
                           std::size_t width, const render::Styler& styler) {
  std::string out;
  for (const ListStanding& list : lists) {
    out += (out.empty() ? "" : "\n") + styler(Style::bold, text::printable_line(list.title)) +
           "  " + styler(Style::dim, (list.own ? "" : list.id + ", ") + list_heading(list)) + "\n";
    for (const ItemStanding& standing : list.items) {
      if (all || standing.state == ItemState::open)
        out += item_text(standing, all, today, width, styler);
    }
  }
  return out;
}

std::string checklist_markdown(const std::vector<ListStanding>& lists) {
  std::string out;
  for (const ListStanding& list : lists) {
    out += fmt::format("{}## {}\n\n{}\n\n", out.empty() ? "" : "\n",
                       render::markdown_text(list.title), list_heading(list));
    for (const ItemStanding& standing : list.items) {
      const bool open = standing.state == ItemState::open;
      out +=
          fmt::format("- [{}] {}{}\n", open ? " " : "x", render::markdown_text(standing.item.text),
                      standing.due && open ? " (due " + to_string(*standing.due) + ")" : "");
      const std::string reason = reason_of(standing);
      if (!reason.empty()) out += "  - " + render::markdown_text(reason) + "\n";
    }
  }
  return out;
}

std::string checklist_page(const std::vector<ListStanding>& lists, Date today) {
  std::string body;
  std::size_t open = 0;
  for (const ListStanding& list : lists) {
    open += list.open();
    body += fmt::format(
        "<h2>{}</h2>\n<p>{}</p>\n<table>\n<thead><tr><th scope=\"col\">State</th><th "
        "scope=\"col\">What</th><th scope=\"col\">Due</th></tr></thead>\n<tbody>\n",
        html::escape(list.title), html::escape(list_heading(list)));
    for (const ItemStanding& standing : list.items) {
      const std::string reason = reason_of(standing);
      body += fmt::format("<tr><td>{}</td><td>{}{}</td><td>{}</td></tr>\n",
                          checklist::to_string(standing.state), html::escape(standing.item.text),
                          reason.empty() ? "" : "<br><small>" + html::escape(reason) + "</small>",
                          standing.due ? to_string(*standing.due) : "");
    }
    body += "</tbody></table>\n";
  }
  return render::page(
      "Checklists",
      fmt::format("{} open, as of {}", text::count(open, "item is", "items are"), to_string(today)),
      body);
}

std::string checklist_json(const std::vector<ListStanding>& lists) {
  json::Writer writer;
  writer.begin_object().member("schema", "medtech.checklist/1").key("lists").begin_array();
  for (const ListStanding& list : lists) {
    writer.begin_object();
    write_list_head(writer, list);
    writer.key("items").begin_array();
    for (const ItemStanding& standing : list.items) write_item(writer, standing);
    writer.end_array().end_object();
  }
  return writer.end_array().end_object().take() + "\n";
}

std::string checklist_ids(const std::vector<ListStanding>& lists) {
  std::string out;
  for (const ListStanding& list : lists)
    for (const ItemStanding& standing : list.items)
      out += standing.item.id + "\t" + text::printable_line(standing.item.text) + "\n";
  return out;
}

std::string lists_text(const std::vector<ListStanding>& lists, bool terminal, std::size_t width,
                       const render::Styler& styler) {
  render::Table table({{"List", 8},
                       {"Open", 4, true},
                       {"Items", 5, true},
                       {"Counted from", 10},
                       {"Title", 10, false, true}});
  for (const ListStanding& list : lists)
    table.add({list.id, std::to_string(list.open()), std::to_string(list.items.size()),
               list.event ? to_string(*list.event) : "", text::printable_line(list.title)});
  return terminal ? table.for_terminal(width, styler) : table.for_pipe(styler);
}

std::string lists_json(const std::vector<ListStanding>& lists) {
  json::Writer writer;
  writer.begin_object().member("schema", "medtech.checklist-lists/1").key("lists").begin_array();
  for (const ListStanding& list : lists) {
    writer.begin_object();
    write_list_head(writer, list);
    writer.member("items", list.items.size()).end_object();
  }
  return writer.end_array().end_object().take() + "\n";
}

std::string list_ids(const std::vector<ListStanding>& lists) {
  std::string out;
  for (const ListStanding& list : lists)
    out += list.id + "\t" + text::printable_line(list.title) + "\n";
  return out;
}

}  // namespace medtech::cmd
