// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/html_tokens.hpp"

#include "core/base/text.hpp"
#include "core/format/entities.hpp"

#include <algorithm>

namespace medtech::html {

namespace {

constexpr std::string_view blanks = " \t\n\f\r";
constexpr auto npos = std::string_view::npos;

std::size_t find_or_end(std::string_view text, std::string_view characters, std::size_t from) {
  return std::min(text.find_first_of(characters, from), text.size());
}

std::size_t skip_blanks(std::string_view text, std::size_t from) {
  return std::min(text.find_first_not_of(blanks, from), text.size());
}

struct WrittenAttribute {
  std::string_view name;
  std::string_view value;  // references not decoded
};

// Reads the attribute at or behind `at`; false where the tag ends before one. `at` moves behind
// what was read: onto the ">" or the end in the latter case.
bool read_attribute(std::string_view text, std::size_t& at, WrittenAttribute& attribute) {
  while (at < text.size() && (text::is_space(text[at]) || text[at] == '/')) ++at;
  if (at == text.size() || text[at] == '>') return false;
  const std::size_t name_end = find_or_end(text, " \t\n\f\r/>=", at + 1);
  attribute = {text.substr(at, name_end - at), {}};
  at = name_end;
  const std::size_t equals = skip_blanks(text, name_end);
  if (equals == text.size() || text[equals] != '=') return true;
  const std::size_t begin = skip_blanks(text, equals + 1);
  const char first = begin < text.size() ? text[begin] : '>';
  if (first == '"' || first == '\'') {
    const std::size_t end = std::min(text.find(first, begin + 1), text.size());
    attribute.value = text.substr(begin + 1, end - begin - 1);
    at = std::min(end + 1, text.size());
  } else {
    at = find_or_end(text, " \t\n\f\r>", begin);
    attribute.value = text.substr(begin, at - begin);
  }
  return true;
}

// Equal names have equal numbers; those of HTML come first, others are told apart by a hash
// (FNV-1a).
std::uint32_t id_of(Tag tag, std::string_view name) {
  if (tag != Tag::unknown) return static_cast<std::uint32_t>(tag);
  std::uint32_t hash = 2166136261U;
  for (const char c : name) {
    hash = (hash ^ static_cast<unsigned char>(text::to_lower(c))) * 16777619U;
  }
  return hash | 0x80000000U;
}

}  // namespace

bool Tokenizer::next(Token& token) {
  if (raw_ != Tag::unknown && raw_text(token)) return true;
  while (at_ < html_.size()) {
    begin_ = at_;
    if (html_[at_] != '<') return text(token, at_);
    if (markup(token)) return true;
  }
  begin_ = at_;
  return false;
}

// The text up to the next "<" behind `from`.
bool Tokenizer::text(Token& token, std::size_t from) {
  at_ = std::min(html_.find('<', from), html_.size());
  token = {};
  token.text = html_.substr(begin_, at_ - begin_);
  return true;
}

// What stands between a raw start tag and its end tag; false where there is nothing.
bool Tokenizer::raw_text(Token& token) {
  token = {};
  token.inside = raw_;
  raw_ = Tag::unknown;
  begin_ = at_;
  constexpr std::size_t longest = 12;
  for (at_ = html_.find("</", at_); at_ < html_.size(); at_ = html_.find("</", at_ + 2)) {
    const std::string_view name = html_.substr(at_ + 2, longest);
    if (find_tag(name.substr(0, name.find_first_of(" \t\n\f\r/>"))) == token.inside) break;
  }
  at_ = std::min(at_, html_.size());
  token.text = html_.substr(begin_, at_ - begin_);
  return !token.text.empty();
}

// Reads what begins with "<"; false where it is left out.
bool Tokenizer::markup(Token& token) {
  const char next = at_ + 1 < html_.size() ? html_[at_ + 1] : ' ';
  if (text::is_alpha(next)) return tag(token, at_ + 1);
  if (next == '!') {
    skip_comment();
    return false;
  }
  if (next == '/') {
    const char first = at_ + 2 < html_.size() ? html_[at_ + 2] : '>';
    if (text::is_alpha(first)) return tag(token, at_ + 2);
  }
  if (next == '/' || next == '?') {
    skip_past(">", at_ + 2);
    return false;
  }
  return text(token, at_ + 1);
}

bool Tokenizer::tag(Token& token, std::size_t name_begin) {
  const std::size_t name_end = find_or_end(html_, " \t\n\f\r/><@", name_begin);
  const bool address = html_.substr(name_end).starts_with("//") && html_[name_end - 1] == ':';
  const bool broken = name_end < html_.size() && (html_[name_end] == '<' || html_[name_end] == '@');
  if (broken || address) return text(token, name_end);

  std::size_t at = name_end, attributes_end = name_end;
  for (WrittenAttribute attribute; read_attribute(html_, at, attribute);) attributes_end = at;
  const std::string_view name = html_.substr(name_begin, name_end - name_begin);
  const bool is_start = html_[name_begin - 1] == '<';
  at_ = std::min(at + 1, html_.size());
  if (at == html_.size()) return false;
  token = {};
  token.kind = is_start ? Token::Kind::start : Token::Kind::end;
  token.tag = find_tag(name);
  token.id = id_of(token.tag, name);
  token.attributes = html_.substr(name_end, attributes_end - name_end);
  token.self_closing = is_start && at > attributes_end && html_[at - 1] == '/';
  if (is_start && has(token.tag, trait::raw) && !token.self_closing) raw_ = token.tag;
  return true;
}

// "<!-- … -->", "<!DOCTYPE …>" and what else begins with "<!".
void Tokenizer::skip_comment() {
  const std::string_view rest = html_.substr(at_);
  if (!rest.starts_with("<!--")) return skip_past(">", at_ + 2);
  if (rest.starts_with("<!-->") || rest.starts_with("<!--->")) return skip_past(">", at_ + 4);
  skip_past("-->", at_ + 4);
}

void Tokenizer::skip_past(std::string_view mark, std::size_t from) {
  const std::size_t found = html_.find(mark, std::min(from, html_.size()));
  at_ = found == npos ? html_.size() : found + mark.size();
}

bool has_tags(std::string_view text) {
  const std::size_t last_end = text.rfind('>');
  if (last_end == npos) return false;
  constexpr std::size_t longest = 12;
  for (std::size_t at = text.find('<'); at < last_end; at = text.find('<', at + 1)) {
    const std::string_view rest = text.substr(at + 1, longest);
    if (rest.starts_with("!--") || text::starts_with_ignoring_case(rest, "!doctype")) return true;
    const std::string_view name = rest.substr(rest.starts_with('/') ? 1 : 0);
    const std::size_t name_end = name.find_first_of(" \t\n\f\r/>");
    if (name_end != npos && find_tag(name.substr(0, name_end)) != Tag::unknown) return true;
  }
  return false;
}

std::optional<std::string> find_attribute(std::string_view attributes, std::string_view name) {
  std::size_t at = 0;
  for (WrittenAttribute attribute; read_attribute(attributes, at, attribute);) {
    if (text::equal_ignoring_case(attribute.name, name)) return decode_references(attribute.value);
  }
  return {};
}

}  // namespace medtech::html
