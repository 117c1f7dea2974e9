// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.hpp"
#include "core/base/limits.hpp"
#include "core/base/number.hpp"
#include "core/base/text.hpp"
#include "core/document/flow.hpp"
#include "core/document/nodes.hpp"
#include "core/document/office.hpp"
#include "core/document/word_colour.hpp"

#include <pugixml.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace medtech::document {

namespace {

using nodes::attribute;
using nodes::child;
using nodes::is;
using nodes::load;
using nodes::local;
using pugi::xml_node;

bool is_on(xml_node property) {
  if (!property) return false;
  const std::string_view value = attribute(property, "val");
  return value != "0" && value != "false" && value != "none";
}

/// How a style, a paragraph or a run changes what it inherits.
struct WordLook {
  std::optional<bool> bold;
  std::optional<bool> hidden;
  std::optional<bool> white;
  std::optional<bool> struck;
  std::optional<double> size;
  std::optional<int> heading;
  std::optional<bool> item;
  bool shaded = false;
  std::string based_on;

  void add(const WordLook& other) {
    if (other.bold) bold = other.bold;
    if (other.hidden) hidden = other.hidden;
    if (other.white) white = other.white;
    if (other.struck) struck = other.struck;
    if (other.size) size = other.size;
    if (other.heading) heading = other.heading;
    if (other.item) item = other.item;
    shaded = shaded || other.shaded;
  }

  [[nodiscard]] Look look() const {
    const bool unseen =
        hidden.value_or(false) || (white.value_or(false) && !shaded) || (size && *size < 2);
    return {size.value_or(0), bold.value_or(false), unseen};
  }
};

WordLook run_look(xml_node properties) {
  WordLook look;
  for (const xml_node each : properties.children()) {
    const std::string_view name = local(each.name());
    if (name == "b") look.bold = is_on(each);
    if (name == "vanish" || name == "webHidden") look.hidden = is_on(each);
    if (name == "strike" || name == "dstrike") look.struck = is_on(each);
    if (name == "color") look.white = word::is_white(each);
    if (name == "sz") {
      if (const auto half_points = number_of<double>(attribute(each, "val")))
        look.size = *half_points / 2;
    }
  }
  look.shaded = word::is_shaded(properties);
  return look;
}

WordLook paragraph_look(xml_node properties) {
  WordLook look;
  if (const xml_node level = child(properties, "outlineLvl")) {
    const int value = whole_number(attribute(level, "val")).value_or(9);
    if (value < 6) look.heading = value + 1;
  }
  if (const xml_node numbering = child(properties, "numPr")) {
    look.item = attribute(child(numbering, "numId"), "val") != "0";
  }
  look.shaded = word::is_shaded(properties);
  return look;
}

/// Styles by id, each with what it is based on.
class Styles {
 public:
  void read(xml_node root) {
    defaults_ = run_look(child(child(child(root, "docDefaults"), "rPrDefault"), "rPr"));
    for (const xml_node style : root.children()) {
      if (!is(style, "style")) continue;
      WordLook look = run_look(child(style, "rPr"));
      look.add(paragraph_look(child(style, "pPr")));
      look.based_on = attribute(child(style, "basedOn"), "val");
      const std::string name = text::lower(attribute(child(style, "name"), "val"));
      if (name.starts_with("heading ") && name.size() == 9) look.heading = name[8] - '0';
      // A title is the name of the person, not of a section.
      if (name == "title" || name == "subtitle") look.heading = 0;
      if (name.starts_with("list bullet")) look.item = true;
      styles_[std::string(attribute(style, "styleId"))] = std::move(look);
    }
  }

  [[nodiscard]] WordLook of(std::string_view id) const {
    std::vector<const WordLook*> chain;
    std::string next(id);
    constexpr std::size_t longest = 20;
    while (chain.size() < longest) {
      const auto found = styles_.find(next);
      if (found == styles_.end()) break;
      chain.push_back(&found->second);
      next = found->second.based_on;
    }
    WordLook look = defaults_;
    for (auto style = chain.rbegin(); style != chain.rend(); ++style) look.add(**style);
    return look;
  }

 private:
  WordLook defaults_;
  std::map<std::string, WordLook, std::less<>> styles_;
};

/// Walks a part of the document.
class WordReader {
 public:
  WordReader(const Styles& styles, const std::map<std::string, std::string, std::less<>>& links,
             Flow& flow)
      : styles_(styles), links_(links), flow_(flow) {}

  void blocks(xml_node parent, std::size_t depth) {
    if (is_too_deep(depth)) return;
    for (const xml_node node : parent.children()) {
      const std::string_view name = local(node.name());
      if (name == "p") {
        paragraph(node, depth);
      } else if (name == "tbl") {
        table(node, depth);
      } else if (name == "AlternateContent") {
        blocks(preferred(node), depth + 1);
      } else if (name != "sectPr" && name != "del" && name != "moveFrom") {
        blocks(node, depth + 1);
      }
    }
  }

  /// True where elements were left out since they lie too deep in each other.
  [[nodiscard]] bool left_out() const { return deep_; }

 private:
  [[nodiscard]] bool is_too_deep(std::size_t depth) {
    deep_ = deep_ || depth > limits::markup_depth;
    return depth > limits::markup_depth;
  }

  // Of the ways to write one thing, the first that holds something; the others say the same.
  static xml_node preferred(xml_node alternatives) {
    const xml_node choice = child(alternatives, "Choice");
    return choice && choice.first_child() ? choice : child(alternatives, "Fallback");
  }

  void paragraph(xml_node node, std::size_t depth) {
    const xml_node properties = child(node, "pPr");
    WordLook look = styles_.of(attribute(child(properties, "pStyle"), "val"));
    look.add(paragraph_look(properties));
    look.shaded = look.shaded || cell_shaded_;
    if (joins_) {
      joins_ = false;
    } else if (flow_.has_text()) {
      flow_.end_line();
    }
    flow_.set_heading(std::max(0, look.heading.value_or(0)));
    if (look.item.value_or(false)) flow_.begin_item();
    look.heading.reset();
    inlines(node, look, depth + 1);
    if (!stay_open_) flow_.end_line();
    flow_.set_heading(0);
    std::vector<xml_node> boxes;
    boxes.swap(boxes_);
    for (const xml_node box : boxes) text_box(box, depth + 1);
  }

  void text_box(xml_node box, std::size_t depth) {
    if (is_too_deep(depth)) return;
    if (stay_open_ && flow_.has_text()) flow_.end_line();
    const bool open = std::exchange(stay_open_, false);
    flow_.set_region(region_ == Region::body ? Region::box : region_);
    flow_.gap();
    blocks(box, depth);
    flow_.set_region(region_);
    flow_.gap();
    stay_open_ = open;
  }

  void inlines(xml_node parent, const WordLook& look, std::size_t depth) {
    if (is_too_deep(depth)) return;
    for (const xml_node node : parent.children()) {
      const std::string_view name = local(node.name());
      if (name == "r") {
        run(node, look, depth + 1);
      } else if (name == "hyperlink") {
        const auto target = links_.find(attribute(node, "id"));
        if (target != links_.end()) flow_.link(target->second);
        inlines(node, look, depth + 1);
      } else if (name == "fldSimple") {
        field_code(attribute(node, "instr"));
        inlines(node, look, depth + 1);
      } else if (name == "AlternateContent") {
        inlines(preferred(node), look, depth + 1);
      } else if (name == "txbxContent") {
        boxes_.push_back(node);
      } else if (name != "pPr" && name != "rPr" && name != "del" && name != "moveFrom" &&
                 name != "sdtPr" && name != "t") {
        inlines(node, look, depth + 1);
      }
    }
  }

  void run(xml_node node, WordLook look, std::size_t depth) {
    const xml_node properties = child(node, "rPr");
    if (const xml_node style = child(properties, "rStyle")) {
      WordLook named = styles_.of(attribute(style, "val"));
      named.size.reset();  // the document's default would hide the paragraph's
      look.add(named);
    }
    look.add(run_look(properties));
    if (look.struck.value_or(false)) return;
    const Look shown = look.look();
    for (const xml_node each : node.children()) {
      const std::string_view name = local(each.name());
      if (name == "t") {
        flow_.text(text::replace_all(each.child_value(), "\n", " "), shown);
      } else if (name == "tab" || name == "ptab") {
        flow_.tab();
      } else if (name == "br" || name == "cr") {
        const bool page = attribute(each, "type") == "page";
        if (breaks_are_blanks_ && !page) {
          flow_.text(" ", shown);
        } else if (page || flow_.has_text()) {
          flow_.end_line();
        }
        if (page) flow_.next_page();
      } else if (name == "lastRenderedPageBreak") {
        flow_.next_page();
      } else if (name == "noBreakHyphen") {
        flow_.text("-", shown);
      } else if (name == "sym") {
        flow_.text(" ", shown);
      } else if (name == "instrText") {
        field_code(each.child_value());
      } else if (name == "AlternateContent") {
        gather_boxes(preferred(each), depth + 1);
      } else if (name == "drawing" || name == "pict" || name == "object") {
        has_images_ = true;
        gather_boxes(each, depth + 1);
      }
    }
  }

  // The text boxes in a drawing; of alternatives one alone.
  void gather_boxes(xml_node node, std::size_t depth) {
    if (depth > limits::markup_depth) return;
    for (const xml_node each : node.children()) {
      if (is(each, "txbxContent")) {
        boxes_.push_back(each);
      } else {
        gather_boxes(is(each, "AlternateContent") ? preferred(each) : each, depth + 1);
      }
    }
  }

  void field_code(std::string_view code) {
    const std::size_t word = code.find("HYPERLINK");
    if (word == std::string_view::npos) return;
    const std::size_t begin = code.find('"', word);
    if (begin == std::string_view::npos) return;
    flow_.link(code.substr(begin + 1, code.find('"', begin + 1) - begin - 1));
  }

  static void rows_of(xml_node parent, std::string_view name, std::vector<xml_node>& found,
                      std::size_t depth) {
    if (depth > limits::markup_depth) return;
    for (const xml_node node : parent.children()) {
      if (is(node, name)) {
        found.push_back(node);
      } else if (is(node, "sdt") || is(node, "sdtContent") || is(node, "customXml") ||
                 is(node, "ins")) {
        rows_of(node, name, found, depth + 1);
      }
    }
  }

  // Paragraphs with text in a cell; many where it holds a table.
  static std::size_t paragraphs_in(xml_node cell, std::size_t depth) {
    if (depth > limits::markup_depth) return 0;
    std::size_t count = 0;
    for (const xml_node node : cell.children()) {
      if (is(node, "p")) {
        count += has_words(node, depth + 1) ? 1 : 0;
      } else if (is(node, "tbl")) {
        count += 2;
      } else {
        count += paragraphs_in(node, depth + 1);
      }
    }
    return count;
  }

  static bool has_words(xml_node node, std::size_t depth) {
    if (depth > limits::markup_depth) return false;
    for (const xml_node each : node.children()) {
      if (is(each, "t") && !text::trim(each.child_value()).empty()) return true;
      if (has_words(each, depth + 1)) return true;
    }
    return false;
  }

  void table(xml_node node, std::size_t depth) {
    if (is_too_deep(depth + 1)) return;
    if (flow_.has_text()) flow_.end_line();
    std::vector<xml_node> rows;
    rows_of(node, "tr", rows, depth);
    for (const xml_node row : rows) {
      std::vector<xml_node> cells;
      rows_of(row, "tc", cells, depth);
      std::vector<xml_node> filled;
      bool one_line_each = true;
      for (const xml_node cell : cells) {
        const std::size_t count = paragraphs_in(cell, depth + 1);
        if (count > 0) filled.push_back(cell);
        one_line_each = one_line_each && count <= 1;
      }
      one_line_each = one_line_each && !stay_open_;
      for (std::size_t i = 0; i < filled.size(); ++i) {
        if (one_line_each && i > 0) {
          flow_.tab();
          joins_ = true;
        }
        const bool shaded =
            std::exchange(cell_shaded_, cell_shaded_ || word::is_shaded(child(filled[i], "tcPr")));
        const bool open = std::exchange(stay_open_, one_line_each);
        // Dates that were broken to fit into a narrow cell.
        breaks_are_blanks_ = one_line_each && i + 1 < filled.size() &&
                             nodes::letters_in(filled[i], narrow_cell) < narrow_cell;
        blocks(filled[i], depth + 1);
        breaks_are_blanks_ = false;
        stay_open_ = open;
        cell_shaded_ = shaded;
      }
      joins_ = false;
      flow_.end_line();
    }
  }

 public:
  void set_region(Region region) {
    region_ = region;
    flow_.set_region(region);
    flow_.gap();
  }
  [[nodiscard]] bool has_images() const { return has_images_; }

 private:
  const Styles& styles_;
  const std::map<std::string, std::string, std::less<>>& links_;
  Flow& flow_;
  std::vector<xml_node> boxes_;
  Region region_ = Region::body;
  bool stay_open_ = false;  // cells of a row share a line
  bool joins_ = false;      // the next paragraph goes on with the line of the cell before
  bool cell_shaded_ = false;
  bool breaks_are_blanks_ = false;
  bool has_images_ = false;
  bool deep_ = false;
};

std::string part_of(const zip::Archive& archive, std::string_view name) {
  const zip::Entry* entry = archive.find(name);
  if (entry == nullptr) return {};
  return archive.read(*entry, limits::unpacked_bytes).value_or("");
}

/// A relationship of a part: what it leads to.
struct Relations {
  std::map<std::string, std::string, std::less<>> links;  // outside
  std::vector<std::string> headers;
  std::vector<std::string> footers;
};

Relations relations_of(const zip::Archive& archive, const std::string& folder,
                       std::string_view part) {
  Relations relations;
  pugi::xml_document document;
  if (!load(document, part_of(archive, folder + "_rels/" + std::string(part) + ".rels")))
    return relations;
  for (const xml_node each : document.document_element().children()) {
    const std::string_view type = attribute(each, "Type");
    const std::string target(attribute(each, "Target"));
    if (type.ends_with("/hyperlink")) relations.links[std::string(attribute(each, "Id"))] = target;
    const std::string path = target.starts_with('/') ? target.substr(1) : folder + target;
    if (type.ends_with("/header")) relations.headers.push_back(path);
    if (type.ends_with("/footer")) relations.footers.push_back(path);
  }
  return relations;
}

// Where the document itself lies: "word/document.xml", unless the archive says otherwise.
std::string main_part(const zip::Archive& archive) {
  pugi::xml_document document;
  if (load(document, part_of(archive, "_rels/.rels"))) {
    for (const xml_node each : document.document_element().children()) {
      if (!attribute(each, "Type").ends_with("/officeDocument")) continue;
      std::string target(attribute(each, "Target"));
      if (target.starts_with('/')) target.erase(0, 1);
      if (archive.find(target) != nullptr) return target;
    }
  }
  return "word/document.xml";
}

// Headers and footers, each text once, since first pages and odd ones often repeat it.
void read_edges(const zip::Archive& archive, const std::string& folder, const Styles& styles,
                const std::vector<std::string>& parts, Region region, std::vector<Line>& lines) {
  std::set<std::string> seen;
  for (const std::string& part : parts) {
    pugi::xml_document document;
    if (!load(document, part_of(archive, part))) continue;
    const std::string name = part.substr(std::min(part.size(), folder.size()));
    const Relations relations = relations_of(archive, folder, name);
    Flow flow;
    WordReader reader(styles, relations.links, flow);
    reader.set_region(region);
    reader.blocks(document.document_element(), 0);
    for (Line& line : flow.take()) {
      if (seen.insert(line.text).second) lines.push_back(std::move(line));
    }
  }
}

}  // namespace

Document read_docx(const zip::Archive& archive, const std::string& file) {
  const std::string path = main_part(archive);
  const std::string folder = path.substr(0, path.rfind('/') + 1);
  const zip::Entry* entry = archive.find(path);
  if (entry == nullptr) {
    throw Error(ErrorKind::input, "this DOCX has no document in it", "save it anew as DOCX or PDF",
                {file});
  }
  const auto text = archive.read(*entry, limits::unpacked_bytes);
  pugi::xml_document document;
  if (!text || !nodes::load_whole(document, *text)) {
    throw Error(ErrorKind::input,
                "this DOCX is damaged" + (text ? std::string() : ": " + text.error().message),
                "open it in a word processor and save it anew", {file});
  }
  Styles styles;
  pugi::xml_document style_part;
  if (load(style_part, part_of(archive, folder + "styles.xml")))
    styles.read(style_part.document_element());
  const Relations relations = relations_of(archive, folder, path.substr(folder.size()));
  Document read;
  read.format = Format::docx;
  read_edges(archive, folder, styles, relations.headers, Region::header, read.lines);
  Flow flow;
  WordReader reader(styles, relations.links, flow);
  reader.blocks(document.document_element(), 0);
  read.pages = flow.page();
  read.has_images = reader.has_images();
  for (Line& line : flow.take()) read.lines.push_back(std::move(line));
  read.cut = reader.left_out() ? std::string(too_deep) : flow.cut();
  read_edges(archive, folder, styles, relations.footers, Region::footer, read.lines);
  for (std::size_t i = 0; i < read.lines.size(); ++i) read.lines[i].drawn = i;
  return read;
}

}  // namespace medtech::document
