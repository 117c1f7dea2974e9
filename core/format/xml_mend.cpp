// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/xml_mend.hpp"

#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/format/entities.hpp"

#include <algorithm>
#include <vector>

namespace medtech::xml {

namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::string_view cdata_begin = "<![CDATA[";
constexpr std::string_view cdata_end = "]]>";

bool is_forbidden(char c) {
  return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

bool begins_name(char c) {
  return text::is_alpha(c) || c == '_' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}

bool continues_name(char c) { return begins_name(c) || text::is_digit(c) || c == '-' || c == '.'; }

// Appends the character that one of HTML's names at the start of `text` stands for ("&nbsp;") and
// returns the size of the reference; 0 for other names. Names of ASCII characters are left to who
// reads the text.
std::size_t decode_html_name(std::string_view text, std::string& out) {
  constexpr std::size_t longest = 26;
  const std::size_t end = text.substr(0, longest).find(';');
  if (end == npos) return 0;
  const auto code_point = html::named_entity(text.substr(1, end - 1));
  if (!code_point || *code_point < 0x80) return 0;
  text::append_utf8(out, *code_point);
  return end + 1;
}

class Mender {
 public:
  explicit Mender(std::string_view text) : text_(text) { out_.reserve(text.size() + 256); }

  Mended mended() && {
    while (at_ < text_.size() && !too_deep_) {
      const std::size_t markup = std::min(text_.find('<', at_), text_.size());
      out_ += text_.substr(at_, markup - at_);
      at_ = markup;
      if (at_ < text_.size()) take_markup();
    }
    const std::size_t open = open_.size();
    while (!open_.empty()) close_top();
    return {std::move(out_), open};
  }

 private:
  void take_markup() {
    const std::string_view rest = text_.substr(at_);
    if (rest.starts_with(cdata_begin)) return take_cdata();
    if (rest.starts_with("<!--")) return leave_out(behind("-->", comments_end_), comments_end_);
    if (rest.starts_with("<?"))
      return leave_out(behind("?>", instructions_end_), instructions_end_);
    if (rest.starts_with("<!")) return leave_out(declaration_end(), declarations_end_);
    if (rest.starts_with("</")) return take_end_tag();
    take_start_tag();
  }

  void keep_as_text() {
    out_ += "&lt;";
    ++at_;
  }

  void take_cdata() {
    const std::size_t end = text_.find(cdata_end, at_ + cdata_begin.size());
    const std::size_t size = (end == npos ? text_.size() : end + cdata_end.size()) - at_;
    out_ += text_.substr(at_, size);
    if (end == npos) out_ += cdata_end;
    at_ += size;
  }

  // Leaves out what reaches to `end`. Where there is no end, `closable` remembers that, so that the
  // text is not searched for it again and again.
  void leave_out(std::size_t end, bool& closable) {
    closable = end != npos;
    if (!closable) return keep_as_text();
    at_ = end;
  }

  [[nodiscard]] std::size_t behind(std::string_view mark, bool closable) const {
    const std::size_t found = closable ? text_.find(mark, at_ + 2) : npos;
    return found == npos ? npos : found + mark.size();
  }

  // Behind <!DOCTYPE …>, which may hold declarations in brackets.
  [[nodiscard]] std::size_t declaration_end() const {
    std::size_t at = declarations_end_ ? text_.find_first_of("[>", at_) : npos;
    if (at != npos && text_[at] == '[') at = text_.find(']', at);
    if (at != npos) at = text_.find('>', at);
    return at == npos ? npos : at + 1;
  }

  void take_end_tag() {
    std::size_t end = name_end(at_ + 2);
    const std::string_view name = text_.substr(at_ + 2, end - at_ - 2);
    end = skip_blanks(end);
    const auto open = std::ranges::find(open_.rbegin(), open_.rend(), name);
    if (end == text_.size() || text_[end] != '>' || open == open_.rend()) return keep_as_text();
    const auto above = static_cast<std::size_t>(open - open_.rbegin());
    for (std::size_t i = 0; i <= above; ++i) close_top();
    at_ = end + 1;
  }

  void close_top() {
    out_ += "</";
    out_ += open_.back();
    out_ += '>';
    open_.pop_back();
  }

  void take_start_tag() {
    const std::size_t end = start_tag_end();
    if (end == npos) return keep_as_text();
    const bool empty = text_[end - 2] == '/';
    if (!empty && open_.size() == limits::xml_depth) {
      too_deep_ = true;
      return;
    }
    out_ += text_.substr(at_, end - at_);
    if (!empty) open_.push_back(text_.substr(at_ + 1, name_end(at_ + 1) - at_ - 1));
    at_ = end;
  }

  // Behind the well-formed start tag at the present place; npos where there is none. The number of
  // attributes is bounded because tags inside of quotes are read once more where the one around
  // them is not well-formed.
  [[nodiscard]] std::size_t start_tag_end() const {
    constexpr int most_attributes = 100;
    std::size_t at = name_end(at_ + 1);
    if (at == at_ + 1) return npos;
    for (int attributes = 0; attributes <= most_attributes && at != npos; ++attributes) {
      const std::size_t next = skip_blanks(at);
      const std::string_view rest = text_.substr(next);
      if (rest.starts_with('>')) return next + 1;
      if (rest.starts_with("/>")) return next + 2;
      if (next == at) return npos;
      at = attribute_end(next);
    }
    return npos;
  }

  // Behind NAME="VALUE"; npos where that is not what stands there.
  [[nodiscard]] std::size_t attribute_end(std::size_t begin) const {
    std::size_t at = name_end(begin);
    if (at == begin) return npos;
    at = skip_blanks(at);
    if (at == text_.size() || text_[at] != '=') return npos;
    at = skip_blanks(at + 1);
    if (at == text_.size() || (text_[at] != '"' && text_[at] != '\'')) return npos;
    const std::size_t quote = text_.find(text_[at], at + 1);
    return quote == npos ? npos : quote + 1;
  }

  [[nodiscard]] std::size_t name_end(std::size_t begin) const {
    std::size_t at = begin;
    if (at < text_.size() && begins_name(text_[at])) {
      while (at < text_.size() && continues_name(text_[at])) ++at;
    }
    return at;
  }

  [[nodiscard]] std::size_t skip_blanks(std::size_t at) const {
    while (at < text_.size() && text::is_space(text_[at])) ++at;
    return at;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string out_;
  std::vector<std::string_view> open_;
  bool too_deep_ = false;
  bool comments_end_ = true;
  bool instructions_end_ = true;
  bool declarations_end_ = true;
};

}  // namespace

Prepared prepare(std::string_view utf8) {
  const std::size_t first = std::min(utf8.find('<'), utf8.size());
  Prepared prepared;
  prepared.lines = static_cast<std::size_t>(std::ranges::count(utf8.substr(0, first), '\n'));
  const std::string_view rest = utf8.substr(first);
  std::string& out = prepared.text;
  out.reserve(rest.size());
  std::size_t tags = 0, copied = 0, at = 0;
  while (at < rest.size()) {
    if (rest[at] == '&') {
      out += rest.substr(copied, at - copied);
      copied = at + decode_html_name(rest.substr(at), out);
      at = std::max(copied, at + 1);
    } else if (rest[at] == '<' && rest.substr(at).starts_with(cdata_begin)) {
      at = std::min(rest.find(cdata_end, at), rest.size());
    } else {
      if (rest[at] == '<' && ++tags > limits::xml_tags) break;
      ++at;
    }
  }
  out += rest.substr(copied, at - copied);
  prepared.cut = at < rest.size();
  std::ranges::replace_if(out, is_forbidden, ' ');
  return prepared;
}

Mended mend(std::string_view prepared) { return Mender(prepared).mended(); }

}  // namespace medtech::xml
