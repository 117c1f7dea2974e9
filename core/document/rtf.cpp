// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/rtf.hpp"

#include "core/base/limits.hpp"
#include "core/base/number.hpp"
#include "core/base/text.hpp"
#include "core/document/flow.hpp"
#include "core/format/encoding.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

namespace medtech::document {

namespace {

/// What a group's text is for.
enum class Use { shown, skipped, fonts, field_code, list_mark };

/// What is in force in a group, and comes back when an inner one ends.
struct Group {
  Use use = Use::shown;
  bool bold = false;
  bool hidden = false;
  double size = 12;
  int skip_after_unicode = 1;
  int font = 0;
  Region region = Region::body;
  bool box = false;
};

// Destinations whose text is no part of the document.
constexpr auto skipped_words = std::to_array<std::string_view>({"colortbl",
                                                                "stylesheet",
                                                                "info",
                                                                "pict",
                                                                "listtable",
                                                                "listoverridetable",
                                                                "generator",
                                                                "revtbl",
                                                                "rsidtbl",
                                                                "themedata",
                                                                "colorschememapping",
                                                                "datastore",
                                                                "latentstyles",
                                                                "xmlnstbl",
                                                                "filetbl",
                                                                "sp",
                                                                "objdata",
                                                                "nonshppict",
                                                                "fldtype",
                                                                "datafield",
                                                                "bkmkstart",
                                                                "bkmkend",
                                                                "footnote",
                                                                "annotation",
                                                                "atnid",
                                                                "atnauthor",
                                                                "atndate",
                                                                "template",
                                                                "operator",
                                                                "author",
                                                                "title",
                                                                "mmathPr",
                                                                "pgdsctbl",
                                                                "userprops",
                                                                "wgrffmtfilter",
                                                                "xe",
                                                                "tc",
                                                                "shpgrp",
                                                                "defchp",
                                                                "defpap"});

std::string_view code_page_of(int charset) {
  switch (charset) {
    case 77:
      return "macintosh";
    case 161:
      return "windows-1253";
    case 162:
      return "windows-1254";
    case 186:
      return "windows-1257";
    case 204:
      return "windows-1251";
    case 238:
      return "windows-1250";
    case 2:
      return "symbol";
    default:
      return "windows-1252";
  }
}

class RtfReader {
 public:
  explicit RtfReader(std::string_view bytes) : bytes_(bytes) {}

  Document read() {
    groups_.emplace_back();
    while (at_ < bytes_.size() && !ended_) step();
    flush();
    flow_.end_line();
    Document document;
    document.format = Format::rtf;
    document.pages = flow_.page();
    document.has_images = has_images_;
    std::vector<Line> lines = flow_.take();
    const auto take = [&](Region region) {
      for (Line& line : lines) {
        const bool edge = line.region == Region::header || line.region == Region::footer;
        const bool wanted = region == Region::body ? !edge : line.region == region;
        if (wanted) document.lines.push_back(line);
      }
    };
    take(Region::header);
    take(Region::body);
    take(Region::footer);
    document.cut = !ended_ ? "it ends in the middle, so that its end may be missing"
                   : deep_ ? "groups that lie too deep in each other were not read"
                           : flow_.cut();
    return document;
  }

 private:
  Group& top() { return groups_.back(); }

  void step() {
    const char c = bytes_[at_++];
    if (c == '{') {
      flush();
      if (groups_.size() < limits::rtf_groups) {
        groups_.push_back(top());
      } else {
        ++too_deep_;
        deep_ = true;
      }
      starts_group_ = true;
      return;
    }
    if (c == '}') {
      close_group();
    } else if (c == '\\') {
      control();
      return;
    } else if (c != '\r' && c != '\n' && c != '\0') {
      character(c);
    }
    starts_group_ = false;
  }

  void close_group() {
    flush();
    if (too_deep_ > 0) {
      --too_deep_;
      return;
    }
    if (top().use == Use::field_code) take_link();
    const Group closed = top();
    if (groups_.size() > 1) groups_.pop_back();
    ended_ = groups_.size() == 1;
    if (closed.region != top().region || closed.box != top().box) {
      if (flow_.has_text()) flow_.end_line();
      set_region();
    }
  }

  void set_region() {
    flow_.set_region(top().region != Region::body ? top().region
                     : top().box                  ? Region::box
                                                  : Region::body);
  }

  void take_link() {
    const std::size_t word = code_.find("HYPERLINK");
    const std::size_t begin = word == std::string::npos ? word : code_.find('"', word);
    if (begin != std::string::npos)
      flow_.link(code_.substr(begin + 1, code_.find('"', begin + 1) - begin - 1));
    code_.clear();
  }

  void character(char c) { pending_ += c; }

  // Bytes gathered so far, in the font's encoding.
  void flush() {
    if (pending_.empty()) return;
    const auto page = code_pages_.find(top().font);
    std::string_view name = page == code_pages_.end() ? std::string_view(ansi_page_) : page->second;
    std::string decoded;
    if (name == "symbol") {
      decoded = pending_.find_first_not_of(" ") == std::string::npos ? pending_ : std::string("•");
    } else {
      decoded = encoding::to_utf8(pending_, name).value_or(text::from_windows_1252(pending_));
    }
    pending_.clear();
    write(decoded);
  }

  void write(std::string_view text) {
    switch (top().use) {
      case Use::shown:
        flow_.text(text, {top().size, top().bold, top().hidden});
        break;
      case Use::field_code:
        if (code_.size() < limits::url_bytes) code_ += text;
        break;
      default:
        break;
    }
  }

  void write_unicode(char32_t c) {
    flush();
    std::string text;
    text::append_utf8(text, c);
    write(text);
  }

  void control() {
    if (at_ >= bytes_.size()) return;
    const char c = bytes_[at_];
    if (!text::is_alpha(c)) {
      ++at_;
      symbol(c);
      if (c != '*') starts_group_ = false;
      return;
    }
    std::size_t end = at_;
    while (end < bytes_.size() && text::is_alpha(bytes_[end])) ++end;
    const std::string_view word = bytes_.substr(at_, std::min<std::size_t>(end - at_, 32));
    std::size_t number_end = end;
    if (number_end < bytes_.size() && bytes_[number_end] == '-' && number_end + 1 < bytes_.size() &&
        text::is_digit(bytes_[number_end + 1]))
      ++number_end;
    while (number_end < bytes_.size() && text::is_digit(bytes_[number_end])) ++number_end;
    const auto number = number_of<int>(bytes_.substr(end, number_end - end));
    at_ = number_end;
    if (at_ < bytes_.size() && bytes_[at_] == ' ') ++at_;
    obey(word, number);
    starts_group_ = false;
    optional_ = false;
  }

  void symbol(char c) {
    switch (c) {
      case '\'': {
        int value = 0;
        const std::string_view digits = bytes_.substr(at_, 2);
        const auto [stop, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
        at_ += static_cast<std::size_t>(stop - digits.data());
        if (error == std::errc()) character(static_cast<char>(value));
        break;
      }
      case '*':
        optional_ = true;
        break;
      case '~':
        character(' ');
        break;
      case '_':
        character('-');
        break;
      case '\\':
      case '{':
      case '}':
        character(c);
        break;
      case '\n':
      case '\r':
        end_paragraph();
        break;
      case '\t':
        tab();
        break;
      default:
        break;
    }
  }

  void tab() {
    flush();
    if (top().use == Use::shown) flow_.tab();
  }

  void end_paragraph() {
    flush();
    if (top().use == Use::shown) flow_.end_line();
  }

  // A destination begins with this group.
  void begin(Use use) {
    flush();
    top().use = use;
  }

  void obey(std::string_view word, std::optional<int> number) {
    const bool on = number.value_or(1) != 0;
    if (destination(word) || letters(word)) return;
    if (word == "b") {
      flush();
      top().bold = on;
    } else if (word == "v") {
      flush();
      top().hidden = on;
    } else if (word == "fs") {
      flush();
      top().size = number.value_or(24) / 2.0;
    } else if (word == "plain") {
      flush();
      top().bold = top().hidden = false;
      top().size = 12;
    } else if (word == "f") {
      flush();
      top().font = number.value_or(0);
    } else if (word == "fcharset" && top().use == Use::fonts) {
      code_pages_[top().font] = code_page_of(number.value_or(0));
    } else if (word == "ansicpg" && number) {
      ansi_page_ = "windows-" + std::to_string(*number);
    } else if (word == "mac") {
      ansi_page_ = "macintosh";
    } else if (word == "uc") {
      top().skip_after_unicode = std::clamp(number.value_or(1), 0, 8);
    } else if (word == "u" && number) {
      unicode(*number);
    } else if (word == "bin" && number && *number > 0) {
      at_ = std::min(bytes_.size(), at_ + static_cast<std::size_t>(*number));
    } else {
      breaks(word, number);
    }
  }

  void unicode(int number) {
    const auto unit = static_cast<char32_t>(number < 0 ? number + 65536 : number);
    if (unit >= 0xD800 && unit < 0xDC00) {
      high_surrogate_ = unit;
    } else if (unit >= 0xDC00 && unit < 0xE000 && high_surrogate_ != 0) {
      write_unicode(0x10000 + ((high_surrogate_ - 0xD800) << 10U) + (unit - 0xDC00));
      high_surrogate_ = 0;
    } else {
      write_unicode(unit);
    }
    skip_replacement(top().skip_after_unicode);
  }

  // What stands for a character in readers that know no Unicode: bytes or \'hh, up to a group's
  // end.
  void skip_replacement(int count) {
    for (; count > 0 && at_ < bytes_.size(); --count) {
      const char c = bytes_[at_];
      if (c == '{' || c == '}') return;
      if (c == '\\') {
        if (bytes_.substr(at_).starts_with("\\'")) {
          at_ = std::min(bytes_.size(), at_ + 4);
          continue;
        }
        return;
      }
      ++at_;
    }
  }

  bool destination(std::string_view word) {
    // The characters of a text box lie in groups that old readers pass over.
    if (word == "shpinst" || word == "shppict" || word == "do" || word == "dptxbxtext") {
      if (word == "dptxbxtext") begin(Use::skipped);  // said again for older readers
      return true;
    }
    if (word == "shptxt") {
      flush();
      if (flow_.has_text()) flow_.end_line();
      top().use = Use::shown;
      top().box = true;
      set_region();
      return true;
    }
    if (word == "fonttbl") {
      begin(Use::fonts);
      return true;
    }
    if (word == "fldinst") {
      begin(Use::field_code);
      return true;
    }
    if (word == "fldrslt") return true;
    if (word == "listtext" || word == "pntext") {
      // WordPad's items have no other sign than their mark.
      if (word == "pntext" && top().use == Use::shown && !flow_.has_text()) flow_.begin_item();
      begin(Use::list_mark);
      return true;
    }
    if (word.starts_with("header") || word.starts_with("footer")) {
      if (word == "headery" || word == "footery") return true;
      flush();
      if (flow_.has_text()) flow_.end_line();
      top().region = word.starts_with("header") ? Region::header : Region::footer;
      set_region();
      return true;
    }
    const bool known = std::ranges::find(skipped_words, word) != skipped_words.end();
    if (known || (optional_ && starts_group_after_star(word))) {
      has_images_ = has_images_ || word == "pict";
      begin(Use::skipped);
      return true;
    }
    return false;
  }

  // "{\*\word": a destination that readers which don't know it pass over.
  static bool starts_group_after_star(std::string_view word) {
    return word != "shptxt" && word != "fldinst" && word != "ud" && word != "upr";
  }

  bool letters(std::string_view word) {
    using Letter = std::pair<std::string_view, char32_t>;
    static constexpr std::array<Letter, 10> known{{{"endash", 0x2013},
                                                   {"emdash", 0x2014},
                                                   {"bullet", 0x2022},
                                                   {"lquote", 0x2018},
                                                   {"rquote", 0x2019},
                                                   {"ldblquote", 0x201C},
                                                   {"rdblquote", 0x201D},
                                                   {"emspace", ' '},
                                                   {"enspace", ' '},
                                                   {"qmspace", ' '}}};
    const auto found = std::ranges::find(known, word, &Letter::first);
    if (found == known.end()) return false;
    write_unicode(found->second);
    return true;
  }

  void breaks(std::string_view word, std::optional<int> number) {
    if (word == "par" || word == "sect") {
      const bool item = item_;
      end_paragraph();
      if (item && top().use == Use::shown) flow_.begin_item();
    } else if (word == "line" || word == "row" || word == "nestrow") {
      end_paragraph();
    } else if (word == "page" || word == "sbkpage") {
      end_paragraph();
      if (word == "page") flow_.next_page();
    } else if (word == "tab" || word == "cell" || word == "nestcell") {
      tab();
    } else if (word == "pard") {
      item_ = false;
      if (!flow_.has_text()) flow_.cancel_item();
    } else if (word == "ls" && number.value_or(0) > 0) {
      flush();
      item_ = true;
      if (!flow_.has_text() && top().use == Use::shown) flow_.begin_item();
    } else if (word == "outlinelevel") {
      flow_.set_heading(std::clamp(number.value_or(0) + 1, 1, 6));
    } else if (word == "deleted") {
      top().use = Use::skipped;
    }
    if (word == "pard") flow_.set_heading(0);
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::vector<Group> groups_;
  std::size_t too_deep_ = 0;  // groups that were not opened
  bool deep_ = false;         // there were some
  Flow flow_;
  std::string pending_;
  std::string code_;  // of a field
  std::map<int, std::string_view> code_pages_;
  std::string ansi_page_ = "windows-1252";
  char32_t high_surrogate_ = 0;
  bool starts_group_ = false;
  bool ended_ = false;     // the outermost group
  bool optional_ = false;  // behind "\*"
  bool item_ = false;
  bool has_images_ = false;
};

}  // namespace

Document read_rtf(std::string_view bytes) { return RtfReader(bytes).read(); }

}  // namespace medtech::document
