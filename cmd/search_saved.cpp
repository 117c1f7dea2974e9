// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/search_saved.hpp"

#include "core/base/error.hpp"
#include "core/base/text.hpp"
#include "core/format/json.hpp"
#include "core/render/table.hpp"

#include <fmt/format.h>

#include <vector>

namespace medtech::cmd {

namespace {

// As it would be typed again.
std::string typed(const search::SavedSearch& search) {
  std::vector<std::string> words;
  for (const std::string& argument : search.arguments)
    words.push_back(text::shell_word(text::printable_line(argument)));
  return text::join(words, " ");
}

std::string json_of(const std::vector<search::SavedSearch>& searches) {
  json::Writer writer;
  writer.begin_object().member("schema", "medtech.saved-searches/1");
  writer.key("searches").begin_array();
  for (const search::SavedSearch& search : searches) {
    writer.begin_object().member("name", search.name).key("arguments").begin_array();
    for (const std::string& argument : search.arguments) writer.string(argument);
    writer.end_array().end_object();
  }
  writer.end_array().end_object();
  return writer.take() + "\n";
}

ExitCode list_searches(Context& context) {
  const std::vector<search::SavedSearch> searches = context.catalogue().saved_searches();
  sys::Terminal& terminal = context.terminal();
  const std::string format = context.format();
  if (format == "json") {
    terminal.out(json_of(searches));
  } else if (format == "ids") {
    for (const search::SavedSearch& search : searches)
      terminal.out(text::printable_line(search.name) + "\t" + typed(search) + "\n");
  } else {
    render::Table table({{.heading = "NAME", .style = render::Style::bold},
                         {.heading = "WORDS AND OPTIONS", .least = 20, .may_shrink = true}});
    for (const search::SavedSearch& search : searches)
      table.add({text::printable_line(search.name), typed(search)});
    if (searches.empty()) {
      terminal.say("No search is saved; `medtech search WORDS --save NAME` keeps one.");
    } else {
      terminal.out(terminal.out_is_terminal()
                       ? table.for_terminal(terminal.width(), context.styler())
                       : table.for_pipe(context.styler()));
    }
  }
  return ExitCode::done;
}

}  // namespace

void check_search_name(const std::string& name) {
  if (text::printable_line(name) != name) {
    throw Error(ErrorKind::usage, "the name of a saved search has characters that can't be shown",
                "choose another name");
  }
  if (name == "facets") {
    throw Error(ErrorKind::usage, "a saved search can't be called \"facets\", which is a verb",
                "choose another name");
  }
}

search::SavedSearch saved_search_named(Context& context, const std::string& name) {
  if (auto found = context.catalogue().find_saved(name)) return *found;
  std::vector<std::string> names;
  for (const search::SavedSearch& search : context.catalogue().saved_searches())
    names.push_back(search.name);
  std::string hint = text::did_you_mean(name, names);
  if (hint.empty())
    hint = names.empty() ? "keep one with `medtech search WORDS --save NAME`"
                         : "saved are " + text::join(names, ", ");
  throw Error(ErrorKind::input, "there is no saved search \"" + text::printable_line(name) + "\"",
              hint);
}

ExitCode manage_saved_searches(Context& context, const SearchOptions& options) {
  SearchOptions rest = options;
  rest.list_saved = false;
  rest.forget_saved.clear();
  const std::string format = context.format();
  const bool both = options.list_saved && !options.forget_saved.empty();
  if (both || !to_arguments(rest).empty() || !rest.saved.empty() || !rest.save.empty()) {
    throw Error(ErrorKind::usage,
                fmt::format("{} takes no words and no other options of a search",
                            options.list_saved ? "--list-saved" : "--forget-saved"),
                "give it alone");
  }
  if (options.list_saved) {
    if (format != "table" && format != "json" && format != "ids") {
      throw Error(ErrorKind::usage, "--format: saved searches can't be listed as " + format,
                  "values are table, json, ids");
    }
    return list_searches(context);
  }
  const search::SavedSearch search = saved_search_named(context, options.forget_saved);
  context.catalogue().forget_search(search.name);
  context.terminal().say(
      fmt::format("\"{}\" is forgotten; `medtech search --save {} {}` keeps it again.", search.name,
                  text::shell_word(search.name), typed(search)));
  return ExitCode::done;
}

}  // namespace medtech::cmd
