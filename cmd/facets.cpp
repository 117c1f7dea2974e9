// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/facets.hpp"

#include "core/base/text.hpp"
#include "core/format/json.hpp"
#include "core/search/facets.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace medtech::cmd {

using render::Style;

namespace {

constexpr std::size_t shown_at_most = 15;  // values of one facet on a terminal

void print_json(Context& context, const search::Facets& facets, const SearchQuestion& question) {
  json::Writer writer;
  writer.begin_object().member("schema", "medtech.facets/1").key("query");
  write_query(writer, question);
  writer.member("total", facets.total).key("facets").begin_array();
  for (const search::Facet& facet : facets.facets) {
    writer.begin_object().member("name", facet.name).key("values").begin_array();
    for (const search::FacetValue& value : facet.values) {
      writer.begin_object().member("value", value.value).member("count", value.count).end_object();
    }
    writer.end_array().end_object();
  }
  writer.end_array().end_object();
  context.terminal().out(writer.take() + "\n");
}

void print_facet(Context& context, const search::Facet& facet) {
  const render::Styler styler = context.styler();
  const bool cut = context.terminal().out_is_terminal();
  std::size_t widest = 1;
  for (const auto& value : facet.values)
    widest = std::max(widest, text::grouped(static_cast<long long>(value.count)).size());
  context.terminal().out(styler(Style::bold, facet.name) + "\n");
  std::size_t shown = 0;
  for (const search::FacetValue& value : facet.values) {
    if (cut && shown++ == shown_at_most) {
      context.terminal().out(fmt::format("  {:>{}}  {} more values\n", "…", widest + 2,
                                         facet.values.size() - shown_at_most));
      break;
    }
    const std::string name =
        value.value ? std::string(text::trim(*value.value)) : styler(Style::dim, "not stated");
    context.terminal().out(fmt::format(
        "  {:>{}}  {}\n", text::grouped(static_cast<long long>(value.count)), widest, name));
  }
}

}  // namespace

void print_facets(Context& context, const SearchQuestion& question) {
  const search::Facets facets =
      search::count_facets(context.catalogue(), question.filter, context.today());
  if (context.format() == "json") {
    print_json(context, facets, question);
    return;
  }
  for (const search::Facet& facet : facets.facets) {
    if (!facet.values.empty()) print_facet(context, facet);
  }
  context.terminal().say(text::count(facets.total, "opening", "openings") + ".");
}

}  // namespace medtech::cmd
