// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.hpp"
#include "core/base/limits.hpp"
#include "core/base/number.hpp"
#include "core/base/text.hpp"
#include "core/document/flow.hpp"
#include "core/document/nodes.hpp"
#include "core/document/office.hpp"

#include <pugixml.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace medtech::document {

namespace {

/// What an OpenDocument style says of letters.
struct OpenLook {
  std::optional<bool> bold;
  std::optional<bool> hidden;
  std::optional<bool> white;
  std::optional<double> size;
  bool shaded = false;
  std::string parent;
};

bool is_white(std::string_view colour) {
  return text::equal_ignoring_case(colour, "#ffffff") ||
         text::equal_ignoring_case(colour, "#fefefe");
}

class OpenStyles {
 public:
  void read(pugi::xml_node root) {
    for (const pugi::xml_node part : root.children()) {
      if (!nodes::is(part, "styles") && !nodes::is(part, "automatic-styles")) continue;
      for (const pugi::xml_node style : part.children()) {
        if (nodes::is(style, "style")) add(style);
      }
    }
  }

  /// The look of a style with all that it inherits, over another one.
  [[nodiscard]] Look over(const Look& base, std::string_view name) const {
    Look look = base;
    std::vector<const OpenLook*> chain;
    std::string next(name);
    constexpr std::size_t longest = 20;
    while (!next.empty() && chain.size() < longest) {
      const auto found = styles_.find(next);
      if (found == styles_.end()) break;
      chain.push_back(&found->second);
      next = found->second.parent;
    }
    bool white = false, shaded = false;
    for (auto style = chain.rbegin(); style != chain.rend(); ++style) {
      if ((*style)->bold) look.bold = *(*style)->bold;
      if ((*style)->size) look.size = *(*style)->size;
      if ((*style)->hidden) look.hidden = *(*style)->hidden;
      if ((*style)->white) white = *(*style)->white;
      shaded = shaded || (*style)->shaded;
    }
    look.hidden = look.hidden || (white && !shaded);
    return look;
  }

  /// True where a cell or a frame of that style has a ground of its own.
  [[nodiscard]] bool is_shaded(std::string_view name) const {
    const auto found = styles_.find(name);
    return found != styles_.end() && found->second.shaded;
  }

 private:
  void add(pugi::xml_node style) {
    OpenLook look;
    look.parent = nodes::attribute(style, "parent-style-name");
    for (const pugi::xml_node each : style.children()) {
      if (nodes::is(each, "text-properties")) {
        const std::string_view weight = nodes::attribute(each, "font-weight");
        if (!weight.empty()) look.bold = weight == "bold" || weight >= "600";
        std::string_view size = nodes::attribute(each, "font-size");
        if (size.ends_with("pt")) look.size = number_of<double>(size.substr(0, size.size() - 2));
        if (nodes::attribute(each, "display") == "none") look.hidden = true;
        const std::string_view colour = nodes::attribute(each, "color");
        if (!colour.empty()) look.white = is_white(colour);
      }
      std::string_view ground = nodes::attribute(each, "background-color");
      if (ground.empty()) ground = nodes::attribute(each, "fill-color");
      look.shaded = look.shaded || (ground.starts_with('#') && !is_white(ground));
    }
    styles_[std::string(nodes::attribute(style, "name"))] = std::move(look);
  }

  std::map<std::string, OpenLook, std::less<>> styles_;
};

/// Walks the text of an OpenDocument file.
class OpenReader {
 public:
  OpenReader(const OpenStyles& styles, Flow& flow) : styles_(styles), flow_(flow) {}

  void blocks(pugi::xml_node parent, std::size_t depth, bool in_list = false) {
    if (is_too_deep(depth)) return;
    for (const pugi::xml_node node : parent.children()) {
      const std::string_view name = nodes::local(node.name());
      if (name == "p" || name == "h") {
        paragraph(node, depth, in_list);
        in_list = false;  // the mark stands before the first paragraph alone
      } else if (name == "list") {
        blocks(node, depth + 1);
      } else if (name == "list-item" || name == "list-header") {
        blocks(node, depth + 1, name == "list-item");
      } else if (name == "table") {
        table(node, depth);
      } else if (name == "frame" || name == "custom-shape") {
        frames_.push_back(node);
        flush_frames(depth);
      } else if (name != "tracked-changes" && name != "annotation" && name != "sequence-decls" &&
                 name != "forms") {
        blocks(node, depth + 1, in_list);
      }
    }
  }

  [[nodiscard]] bool has_images() const { return has_images_; }

  /// True where elements were left out since they lie too deep in each other.
  [[nodiscard]] bool left_out() const { return deep_; }

 private:
  [[nodiscard]] bool is_too_deep(std::size_t depth) {
    deep_ = deep_ || depth > limits::markup_depth;
    return depth > limits::markup_depth;
  }

  void paragraph(pugi::xml_node node, std::size_t depth, bool item) {
    if (joins_) {
      joins_ = false;
    } else if (flow_.has_text()) {
      flow_.end_line();
    }
    int heading = 0;
    if (nodes::is(node, "h")) {
      heading = std::clamp(whole_number(nodes::attribute(node, "outline-level")).value_or(1), 1, 6);
    }
    flow_.set_heading(heading);
    if (item) flow_.begin_item();
    Look base;
    Look look = styles_.over(base, nodes::attribute(node, "style-name"));
    look.hidden = look.hidden && !shaded_;
    inlines(node, look, depth + 1);
    if (!stay_open_) flow_.end_line();
    flow_.set_heading(0);
    flush_frames(depth);
  }

  void inlines(pugi::xml_node parent, const Look& look, std::size_t depth) {
    if (is_too_deep(depth)) return;
    for (const pugi::xml_node node : parent.children()) {
      if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
        flow_.text(text::replace_all(node.value(), "\n", " "), look);
        continue;
      }
      const std::string_view name = nodes::local(node.name());
      if (name == "tab") {
        flow_.tab();
      } else if (name == "s") {
        const int count = std::clamp(whole_number(nodes::attribute(node, "c")).value_or(1), 1, 100);
        flow_.text(std::string(static_cast<std::size_t>(count), ' '), look);
      } else if (name == "line-break") {
        if (breaks_are_blanks_) {
          flow_.text(" ", look);
        } else if (flow_.has_text()) {
          flow_.end_line();
        }
      } else if (name == "soft-page-break") {
        flow_.next_page();
      } else if (name == "frame" || name == "custom-shape") {
        frames_.push_back(node);
      } else if (name == "a") {
        flow_.link(nodes::attribute(node, "href"));
        inlines(node, look, depth + 1);
      } else if (name != "annotation" && name != "note" && name != "bookmark") {
        Look inner = styles_.over(look, nodes::attribute(node, "style-name"));
        inner.hidden = inner.hidden && !shaded_;
        inlines(node, inner, depth + 1);
      }
    }
  }

  void flush_frames(std::size_t depth) {
    std::vector<pugi::xml_node> frames;
    frames.swap(frames_);
    for (const pugi::xml_node frame : frames) {
      if (nodes::child(frame, "image")) has_images_ = true;
      if (stay_open_ && flow_.has_text()) flow_.end_line();
      flow_.set_region(Region::box);
      flow_.gap();
      const bool shaded = std::exchange(
          shaded_, shaded_ || styles_.is_shaded(nodes::attribute(frame, "style-name")));
      for (const pugi::xml_node each : frame.children()) {
        if (nodes::is(each, "text-box")) blocks(each, depth + 1);
      }
      if (nodes::is(frame, "custom-shape")) blocks(frame, depth + 1);
      shaded_ = shaded;
      flow_.set_region(Region::body);
      flow_.gap();
    }
  }

  static std::size_t paragraphs_of(pugi::xml_node cell, std::size_t depth) {
    if (depth > limits::markup_depth) return 0;
    std::size_t count = 0;
    for (const pugi::xml_node node : cell.children()) {
      if (nodes::is(node, "p") || nodes::is(node, "h")) {
        count += node.first_child() ? 1 : 0;
      } else {
        count += nodes::is(node, "table") ? 2 : paragraphs_of(node, depth + 1);
      }
    }
    return count;
  }

  void gather(pugi::xml_node parent, std::string_view name, std::vector<pugi::xml_node>& found,
              std::size_t depth) {
    if (depth > limits::markup_depth) return;
    for (const pugi::xml_node node : parent.children()) {
      if (nodes::is(node, name)) {
        found.push_back(node);
      } else if (!nodes::is(node, "table-cell")) {
        gather(node, name, found, depth + 1);
      }
    }
  }

  void table(pugi::xml_node node, std::size_t depth) {
    if (flow_.has_text()) flow_.end_line();
    std::vector<pugi::xml_node> rows;
    gather(node, "table-row", rows, depth);
    for (const pugi::xml_node row : rows) {
      std::vector<pugi::xml_node> cells, filled;
      gather(row, "table-cell", cells, depth);
      bool one_line_each = !stay_open_;
      for (const pugi::xml_node cell : cells) {
        const std::size_t count = paragraphs_of(cell, depth);
        if (count > 0) filled.push_back(cell);
        one_line_each = one_line_each && count <= 1;
      }
      for (std::size_t i = 0; i < filled.size(); ++i) {
        if (one_line_each && i > 0) {
          flow_.tab();
          joins_ = true;
        }
        const bool shaded = std::exchange(
            shaded_, shaded_ || styles_.is_shaded(nodes::attribute(filled[i], "style-name")));
        const bool open = std::exchange(stay_open_, one_line_each);
        // Dates that were broken to fit into a narrow cell.
        breaks_are_blanks_ = one_line_each && i + 1 < filled.size() &&
                             nodes::letters_in(filled[i], narrow_cell) < narrow_cell;
        blocks(filled[i], depth + 1);
        breaks_are_blanks_ = false;
        stay_open_ = open;
        shaded_ = shaded;
      }
      joins_ = false;
      flow_.end_line();
    }
  }

  const OpenStyles& styles_;
  Flow& flow_;
  std::vector<pugi::xml_node> frames_;
  bool stay_open_ = false;
  bool joins_ = false;
  bool shaded_ = false;
  bool breaks_are_blanks_ = false;
  bool has_images_ = false;
  bool deep_ = false;
};

// Headers or footers of the pages' styles, each text once.
void read_page_edges(pugi::xml_node root, const OpenStyles& styles, std::string_view kind,
                     Region region, std::vector<Line>& lines) {
  std::set<std::string> seen;
  const pugi::xml_node masters = nodes::child(root, "master-styles");
  for (const pugi::xml_node master : masters.children()) {
    for (const pugi::xml_node part : master.children()) {
      if (!nodes::local(part.name()).starts_with(kind)) continue;
      Flow flow;
      OpenReader(styles, flow).blocks(part, 0);
      for (Line& line : flow.take()) {
        line.region = region;
        if (seen.insert(line.text).second) lines.push_back(std::move(line));
      }
    }
  }
}

Document read_open_document(pugi::xml_node content, pugi::xml_node style_root) {
  OpenStyles styles;
  styles.read(style_root);
  if (content != style_root) styles.read(content);
  Document document;
  document.format = Format::odt;
  read_page_edges(style_root, styles, "header", Region::header, document.lines);
  Flow flow;
  OpenReader reader(styles, flow);
  reader.blocks(nodes::child(nodes::child(content, "body"), "text"), 0);
  document.pages = flow.page();
  document.has_images = reader.has_images();
  for (Line& line : flow.take()) document.lines.push_back(std::move(line));
  document.cut = reader.left_out() ? std::string(too_deep) : flow.cut();
  read_page_edges(style_root, styles, "footer", Region::footer, document.lines);
  for (std::size_t i = 0; i < document.lines.size(); ++i) document.lines[i].drawn = i;
  return document;
}

}  // namespace

Document read_odt(const zip::Archive& archive, const std::string& file) {
  const auto part = [&](std::string_view name) -> Result<std::string> {
    const zip::Entry* entry = archive.find(name);
    if (entry == nullptr)
      return std::unexpected(Error(ErrorKind::input, std::string(name) + " is missing"));
    return archive.read(*entry, limits::unpacked_bytes);
  };
  const auto content = part("content.xml");
  pugi::xml_document document;
  if (const auto manifest = part("META-INF/manifest.xml");
      manifest && manifest->find("encryption-data") != std::string::npos) {
    throw Error(ErrorKind::input, "this document is protected by a password",
                "save a copy without a password", {file});
  }
  if (!content || !nodes::load_whole(document, *content)) {
    throw Error(ErrorKind::input,
                "this ODT is damaged" + (content ? std::string() : ": " + content.error().message),
                "open it in a word processor and save it anew", {file});
  }
  pugi::xml_document styles;
  const std::string style_text = part("styles.xml").value_or("");
  const bool styled = nodes::load(styles, style_text);
  return read_open_document(document.document_element(),
                            styled ? styles.document_element() : document.document_element());
}

Document read_flat_odt(std::string_view bytes, const std::string& file) {
  pugi::xml_document document;
  if (!nodes::load_whole(document, bytes) || !nodes::child(document.document_element(), "body")) {
    throw Error(ErrorKind::input, "this OpenDocument file is damaged",
                "open it in a word processor and save it anew", {file});
  }
  return read_open_document(document.document_element(), document.document_element());
}

}  // namespace medtech::document
