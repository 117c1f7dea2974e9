// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checklist/checklist.hpp"

#include "cmd/all_commands.hpp"
#include "cmd/checklist_facts.hpp"
#include "cmd/context.hpp"
#include "cmd/options.hpp"
#include "cmd/view_checklist.hpp"
#include "core/base/embedded.hpp"
#include "core/base/error.hpp"
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/checklist/evidence.hpp"
#include "core/checklist/marks.hpp"
#include "core/checklist/standing.hpp"
#include "core/format/toml.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <utility>

namespace medtech::cmd {

namespace {

using checklist::Checklist;
using checklist::ItemStanding;
using checklist::ListStanding;
using checklist::MarkBook;
using checklist::MarkState;

std::vector<Checklist> checklist_data(const Context& context) {
  if (context.paths().data.empty())
    return checklist::unpack_checklists(embedded::find("checklists.bin").value_or(""));
  std::vector<Checklist> lists;
  Diagnostics diagnostics;
  for (const std::string_view name : embedded::list("checklists/"))
    checklist::read_checklists(context.data_file(name), std::string(name), checklist::is_proof,
                               lists, diagnostics);
  if (!diagnostics.empty()) throw toml::to_error(diagnostics, "checklists");
  return lists;
}

checklist::Entered entered_in(MarkBook& book) {
  return {book.marks(), book.own_items(), book.events()};
}

// Which list a word names, by id or title. Throws Error{input} with the nearest.
const ListStanding& list_named(const std::vector<ListStanding>& lists, const std::string& typed) {
  std::vector<std::string> ids;
  for (const ListStanding& list : lists) {
    if (list.id == typed || text::equal_ignoring_case(list.title, typed)) return list;
    ids.push_back(list.id);
  }
  throw Error(ErrorKind::input, "there is no checklist \"" + text::printable_line(typed) + "\"",
              text::did_you_mean(typed, ids).empty() ? "`medtech checklist lists` shows all"
                                                     : text::did_you_mean(typed, ids));
}

std::vector<ListStanding> lists_shown(const std::vector<Checklist>& data,
                                      const std::vector<ListStanding>& all,
                                      const std::vector<std::string>& names, bool everything,
                                      const checklist::Facts& facts) {
  std::vector<ListStanding> shown;
  for (const std::string& name : names) shown.push_back(list_named(all, name));
  if (!names.empty()) return shown;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (everything || i >= data.size() || is_of_use(data[i], all[i], facts))
      shown.push_back(all[i]);
  }
  return shown;
}

struct ChecklistOptions {
  std::vector<std::string> lists;
  bool all = false;
  bool check = false;
};

ExitCode run_checklist(Context& context, const ChecklistOptions& options) {
  const std::vector<Checklist> data = checklist_data(context);
  MarkBook book(context.catalogue().database());
  const checklist::Facts facts = checklist_facts(context);
  const auto shown = lists_shown(data, checklist::standing_of(data, entered_in(book), facts),
                                 options.lists, options.all, facts);
  sys::Terminal& terminal = context.terminal();
  const std::string format = context.format();
  if (format == "json") {
    terminal.out(checklist_json(shown));
  } else if (format == "markdown") {
    terminal.out(checklist_markdown(shown));
  } else if (format == "html") {
    terminal.out(checklist_page(shown, context.today()));
  } else if (format == "ids") {
    terminal.out(checklist_ids(shown));
  } else {
    terminal.out(checklist_text(shown, options.all, context.today(),
                                terminal.out_is_terminal() ? terminal.width() : 0,
                                context.styler()));
  }
  std::size_t open = 0;
  for (const ListStanding& list : shown) open += list.open();
  if (format == "text" && !options.all && open > 0)
    terminal.say(text::count(open, "item is", "items are") +
                 " open. `medtech checklist done ITEM` ticks one; --all shows why and how.");
  if (format == "text" && open == 0 && !shown.empty()) terminal.say("Nothing is open.");
  return options.check && open > 0 ? ExitCode::answer_is_no : ExitCode::done;
}

ExitCode run_checklist_lists(Context& context) {
  const std::vector<Checklist> data = checklist_data(context);
  MarkBook book(context.catalogue().database());
  const auto all = checklist::standing_of(data, entered_in(book), checklist_facts(context));
  sys::Terminal& terminal = context.terminal();
  const std::string format = context.format();
  terminal.out(format == "json"  ? lists_json(all)
               : format == "ids" ? list_ids(all)
                                 : lists_text(all, terminal.out_is_terminal(), terminal.width(),
                                              context.styler()));
  return ExitCode::done;
}

struct ItemOptions {
  std::string item;
  std::string note;
};

// The item of that id. Throws Error{input} with the nearest.
ItemStanding item_named(const std::vector<ListStanding>& lists, const std::string& typed) {
  const std::string id = typed.substr(typed.find('/') + 1);  // "LIST/ITEM" is an item too
  std::vector<std::string> ids;
  for (const ListStanding& list : lists) {
    for (const ItemStanding& standing : list.items) {
      if (standing.item.id == id) return standing;
      ids.push_back(standing.item.id);
    }
  }
  std::string hint = text::did_you_mean(id, ids);
  if (!hint.empty()) hint += " ";
  throw Error(ErrorKind::input, "there is no item \"" + text::printable_line(typed) + "\"",
              hint + "`medtech checklist --all` shows each with its id");
}

ExitCode set_mark(Context& context, const ItemOptions& options, MarkState state) {
  MarkBook book(context.catalogue().database());
  const checklist::Facts facts = checklist_facts(context);
  const auto all = checklist::standing_of(checklist_data(context), entered_in(book), facts);
  const ItemStanding before = item_named(all, options.item);
  const bool proven = !before.evidence.empty();
  if (state == MarkState::undone && !proven) {
    book.remove(before.item.id);
  } else {
    book.put(before.item.id, {state, context.today(), text::printable_line(options.note)});
  }
  const std::string_view said = state == MarkState::done      ? "Done"
                                : state == MarkState::skipped ? "Skipped"
                                                              : "Open again";
  context.terminal().say(fmt::format("{}: {}{}", said, text::printable_line(before.item.text),
                                     state == MarkState::undone
                                         ? ""
                                         : fmt::format(". `medtech checklist undone {}` takes it "
                                                       "back.",
                                                       before.item.id)));
  return ExitCode::done;
}

struct OwnItemOptions {
  std::string list;
  std::vector<std::string> words;
  std::string due;
};

// A list's name is a word that is no verb, so that it can be typed where verbs are.
void check_list_name(const std::string& name) {
  const bool plain =
      std::ranges::all_of(name, [](char c) { return text::is_alnum(c) || c == '-' || c == '_'; });
  if (name.empty() || !plain || !text::is_alnum(name.front()) || name.size() > 40)
    throw Error(ErrorKind::usage, "\"" + text::printable_line(name) + "\" can't name a list",
                "letters, digits and hyphens, at most 40");
  if (find_command("checklist")->find(name) != nullptr)
    throw Error(ErrorKind::usage, "\"" + name + "\" is a verb of `checklist`",
                "give the list another name");
}

ExitCode run_add_item(Context& context, const OwnItemOptions& options) {
  const std::string words = text::printable_line(text::join(options.words, " "));
  if (words.empty() || words.size() > limits::own_item_bytes)
    throw Error(ErrorKind::usage, "an item is a text of at most 500 letters",
                "e.g. medtech checklist add offer 'Ask about the parking'");
  check_list_name(options.list);
  MarkBook book(context.catalogue().database());
  checklist::OwnItem item;
  item.list = options.list;
  item.text = words;
  if (!options.due.empty()) item.due = checked_date("--due", options.due);
  const checklist::OwnItem added = book.add(item);
  context.terminal().out(added.id() + "\n");
  context.terminal().say(
      fmt::format("Added to {}. `medtech checklist done {}` ticks it.", added.list, added.id()));
  return ExitCode::done;
}

struct ListDateOptions {
  std::string list;
  std::string day;
};

ExitCode run_list_date(Context& context, const ListDateOptions& options) {
  MarkBook book(context.catalogue().database());
  const auto all =
      checklist::standing_of(checklist_data(context), entered_in(book), checklist_facts(context));
  const ListStanding& list = list_named(all, options.list);
  if (options.day == "none") {
    book.remove_event(list.id);
    context.terminal().say("The days of " + list.id + " are counted from what is known again.");
    return ExitCode::done;
  }
  const Date day = checked_date("DATE", options.day);
  book.put_event(list.id, day);
  context.terminal().say(
      fmt::format("The days of {} are counted from {}. `medtech checklist {}` "
                  "shows them.",
                  list.id, to_string(day), list.id));
  return ExitCode::done;
}

Run declare_checklist(CLI::App& app) {
  auto options = std::make_unique<ChecklistOptions>();
  app.add_option("list", options->lists, "Only these lists")->type_name("LIST");
  app.add_flag("--all", options->all, "All lists, with what is closed, and why and how");
  app.add_flag("--check", options->check, "Exit 1 where an item is open");
  return
      [options = std::move(options)](Context& context) { return run_checklist(context, *options); };
}

template <MarkState state>
Run declare_mark(CLI::App& app) {
  auto options = std::make_unique<ItemOptions>();
  app.add_option("item", options->item, "The item's id")->required()->type_name("ITEM");
  app.add_option("--note", options->note, "A word on it")->type_name("TEXT");
  return [options = std::move(options)](Context& context) {
    return set_mark(context, *options, state);
  };
}

Run declare_add_item(CLI::App& app) {
  auto options = std::make_unique<OwnItemOptions>();
  app.add_option("list", options->list, "A list, or a new one of your own")
      ->required()
      ->type_name("LIST");
  app.add_option("text", options->words, "What is to be done")->required()->type_name("TEXT");
  app.add_option("--due", options->due, "By this day")->type_name("YYYY-MM-DD");
  return
      [options = std::move(options)](Context& context) { return run_add_item(context, *options); };
}

Run declare_date(CLI::App& app) {
  auto options = std::make_unique<ListDateOptions>();
  app.add_option("list", options->list, "The list")->required()->type_name("LIST");
  app.add_option("date", options->day, "The day, or none for what is known by itself")
      ->required()
      ->type_name("YYYY-MM-DD");
  return
      [options = std::move(options)](Context& context) { return run_list_date(context, *options); };
}

Run declare_lists(CLI::App&) {
  return [](Context& context) { return run_checklist_lists(context); };
}

constexpr std::array<std::string_view, 5> checklist_formats{"text", "json", "markdown", "html",
                                                            "ids"};
constexpr std::array<std::string_view, 3> lists_formats{"text", "json", "ids"};
constexpr std::array<std::string_view, 2> checklist_examples{
    "medtech checklist", "medtech checklist onboarding --format markdown"};
constexpr std::array<std::string_view, 1> done_examples{
    "medtech checklist done send-thanks --note 'to all three'"};
constexpr std::array<std::string_view, 1> undone_examples{"medtech checklist undone send-thanks"};
constexpr std::array<std::string_view, 1> skip_examples{
    "medtech checklist skip fit-test --note 'no patient contact'"};
constexpr std::array<std::string_view, 1> add_item_examples{
    "medtech checklist add offer 'Ask about parking' --due 2026-12-04"};
constexpr std::array<std::string_view, 1> date_examples{
    "medtech checklist date onboarding 2027-01-11"};
constexpr std::array<std::string_view, 1> lists_examples{"medtech checklist lists"};
constexpr std::string_view checklist_fields =
    "lists (id, title, event, own, open, items (id, text, done, by, evidence, due, state, missing, "
    "note, why, how, command, unprovable))";

constexpr std::array<Verb, 7> verbs_of_checklist{{
    {"", "What is to be done, ticked by evidence where there is any", "[LIST…]", checklist_formats,
     checklist_examples, checklist_fields, declare_checklist},
    {"done", "Tick an item", "ITEM", {}, done_examples, "", declare_mark<MarkState::done>},
    {"undone",
     "Take a tick back, or say that evidence is wrong",
     "ITEM",
     {},
     undone_examples,
     "",
     declare_mark<MarkState::undone>},
    {"skip",
     "Say that an item is of no concern",
     "ITEM",
     {},
     skip_examples,
     "",
     declare_mark<MarkState::skipped>},
    {"add", "Add an item of your own", "LIST TEXT", {}, add_item_examples, "", declare_add_item},
    {"date",
     "Say from which day a list's due dates count",
     "LIST DATE",
     {},
     date_examples,
     "",
     declare_date},
    {"lists", "Show all lists with how many items are open", "", lists_formats, lists_examples,
     "lists (id, title, event, own, open, items)", declare_lists},
}};

}  // namespace

std::span<const Verb> checklist_verbs() { return verbs_of_checklist; }

}  // namespace medtech::cmd
