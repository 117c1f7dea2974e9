// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/html_style.hpp"

#include "core/base/number.hpp"
#include "core/base/text.hpp"

#include <algorithm>
#include <array>

namespace medtech::document {

namespace {

constexpr std::size_t most_rules = 5000;
constexpr std::size_t most_comparisons = 10'000'000;  // of a page's elements with its rules
constexpr double far_away = -500;                     // pixels beyond an edge

// A length in pixels, whatever its unit; letters of the page are taken for 16 pixels high.
std::optional<double> pixels(std::string_view value) {
  std::size_t end = 0;
  while (end < value.size() &&
         (text::is_digit(value[end]) || value[end] == '.' || value[end] == '-'))
    ++end;
  const auto number = number_of<double>(value.substr(0, end));
  if (!number) return std::nullopt;
  const std::string_view unit = value.substr(end);
  if (unit.starts_with("pt")) return *number * 4 / 3;
  if (unit.starts_with("em") || unit.starts_with("rem")) return *number * 16;
  if (unit.starts_with('%')) return *number * 16 / 100;
  return *number;
}

// The numbers of "rgb(255, 255, 255)", "rgba(0 0 0 / 0)".
std::vector<double> numbers_in(std::string_view value) {
  std::vector<double> numbers;
  for (std::size_t at = 0; at < value.size();) {
    std::size_t end = at;
    while (end < value.size() && (text::is_digit(value[end]) || value[end] == '.')) ++end;
    if (const auto number = number_of<double>(value.substr(at, end - at)))
      numbers.push_back(*number);
    at = std::max(end, at + 1);
  }
  return numbers;
}

bool is_clear_colour(std::string_view colour) {
  if (colour == "transparent") return true;
  if (!colour.starts_with("rgba(") && !colour.starts_with("hsla(")) return false;
  const std::vector<double> numbers = numbers_in(colour);
  return numbers.size() == 4 && numbers[3] < 0.05;
}

// What a background is; nothing where it lets through what is behind.
std::optional<bool> ground(std::string_view value) {
  if (value.empty() || value == "none" || value == "inherit" || value == "initial" ||
      is_clear_colour(value))
    return std::nullopt;
  return !is_white_colour(value);
}

bool is_nothing(std::string_view value) {
  const auto length = pixels(value);
  return length && *length < 0.05 && *length > -0.05;
}

/// Gathers what several declarations say together.
class DeclarationReader {
 public:
  SeenStyle read(std::string_view declarations) {
    std::string plain = text::lower(declarations);
    plain = text::replace_all(plain, "!important", "");
    for (const std::string_view each : text::split(plain, ';')) {
      const std::size_t colon = each.find(':');
      if (colon == std::string_view::npos) continue;
      declaration(text::trim(each.substr(0, colon)), text::trim(each.substr(colon + 1)));
    }
    style_.unseen = style_.unseen || (placed_ && away_) || (flat_ && cut_);
    if (clipped_to_text_) style_.clear.reset();
    return style_;
  }

 private:
  void declaration(std::string_view name, std::string_view value) {
    if (name == "display") {
      style_.absent = value == "none";
      style_.row = value.ends_with("flex") || value.ends_with("grid");
    } else if (name == "float") {
      style_.floated = value == "left" || value == "right";
    } else if (name == "visibility") {
      style_.unseen = style_.unseen || value == "hidden" || value == "collapse";
    } else if (name == "opacity") {
      style_.unseen = style_.unseen || is_nothing(value);
    } else if (name == "font-size") {
      if (const auto size = pixels(value)) style_.tiny = *size < 2;
    } else if (name == "color") {
      style_.white = is_white_colour(value);
      style_.clear = is_clear_colour(value);
    } else if (name == "background" || name == "background-color") {
      if (const auto shaded = ground(value)) style_.shaded = shaded;
    } else if (name == "background-clip" || name == "-webkit-background-clip") {
      clipped_to_text_ = value == "text";
    } else if (name.starts_with("text-decoration")) {
      style_.struck = style_.struck || value.contains("line-through");
    } else {
      place(name, value);
    }
  }

  void place(std::string_view name, std::string_view value) {
    const auto length = pixels(value);
    const bool away = length && *length <= far_away;
    if (name == "position") {
      placed_ = value != "static";
    } else if (name == "left" || name == "right" || name == "top" || name == "bottom") {
      away_ = away_ || away;
    } else if (name == "text-indent" || name == "margin-left" || name == "margin-top") {
      style_.unseen = style_.unseen || away;
    } else if (name == "clip" || name == "clip-path") {
      const std::vector<double> numbers = numbers_in(value);
      const bool nothing = std::ranges::all_of(numbers, [](double each) { return each <= 1; });
      style_.unseen = style_.unseen || (value.starts_with("rect(") && nothing) ||
                      (value.starts_with("inset(") && !numbers.empty() && numbers[0] >= 50);
    } else if (name == "transform") {
      style_.unseen = style_.unseen || value.starts_with("scale(0)") ||
                      (value.starts_with("translate") && value.contains("-9999"));
    } else if (name == "height" || name == "max-height" || name == "width" || name == "max-width") {
      flat_ = flat_ || is_nothing(value);
    } else if (name == "overflow") {
      cut_ = value == "hidden" || value == "clip";
    }
  }

  SeenStyle style_;
  bool placed_ = false, away_ = false, flat_ = false, cut_ = false, clipped_to_text_ = false;
};

// "p.note#top" as "p", ".note", "#top"; empty for any other selector.
std::vector<std::string> words_of_selector(std::string_view selector) {
  std::vector<std::string> words;
  for (const char c : selector) {
    if (c == '.' || c == '#') {
      words.emplace_back(1, c);
    } else if (text::is_alnum(c) || c == '-' || c == '_' || c == '*') {
      if (words.empty()) words.emplace_back();
      words.back() += c;
    } else {
      return {};
    }
  }
  if (!words.empty() && text::is_alpha(words[0][0])) words[0] = text::lower(words[0]);
  return words;
}

std::string without_comments(std::string_view css) {
  std::string plain;
  for (std::size_t at = 0; at < css.size();) {
    const std::size_t begin = std::min(css.find("/*", at), css.size());
    plain += css.substr(at, begin - at);
    const std::size_t end = css.find("*/", std::min(begin + 2, css.size()));
    at = end == std::string_view::npos ? css.size() : end + 2;
  }
  return plain;
}

}  // namespace

void SeenStyle::add(const SeenStyle& other) {
  absent = absent || other.absent;
  unseen = unseen || other.unseen;
  struck = struck || other.struck;
  floated = floated || other.floated;
  row = row || other.row;
  if (other.tiny) tiny = other.tiny;
  if (other.white) white = other.white;
  if (other.clear) clear = other.clear;
  if (other.shaded) shaded = other.shaded;
}

SeenStyle read_seen_style(std::string_view declarations) {
  return DeclarationReader().read(declarations);
}

bool is_white_colour(std::string_view colour) {
  constexpr auto names = std::to_array<std::string_view>(
      {"white", "snow", "ghostwhite", "floralwhite", "#fff", "#ffff"});
  const std::string plain = text::lower(text::trim(colour));
  if (std::ranges::find(names, plain) != names.end()) return true;
  if (plain.starts_with("rgb")) {
    const std::vector<double> numbers = numbers_in(plain);
    return numbers.size() >= 3 &&
           std::all_of(numbers.begin(), numbers.begin() + 3, [](double n) { return n >= 248; });
  }
  if (plain.starts_with("hsl")) {
    const std::vector<double> numbers = numbers_in(plain);
    return numbers.size() >= 3 && numbers[2] >= 97;  // lightness, in percent
  }
  if (plain.size() != 7 && plain.size() != 9) return false;
  if (plain[0] != '#') return false;
  for (std::size_t i = 1; i < 7; i += 2) {
    if (plain[i] != 'f' || plain[i + 1] < '8') return false;
  }
  return true;
}

void StyleSheet::add_rule(std::string_view selectors, std::string_view declarations) {
  const SeenStyle style = read_seen_style(declarations);
  if (style == SeenStyle{}) return;
  for (const std::string_view selector : text::split(selectors, ',')) {
    std::vector<std::string> words = words_of_selector(selector);
    if (words.empty() || rules_.size() >= most_rules) continue;
    by_word_[words.back()].push_back(rules_.size());
    rules_.push_back({std::move(words), style});
  }
}

void StyleSheet::add(std::string_view css) {
  const std::string plain = without_comments(css);
  const std::string_view all = plain;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t open = all.find('{', at);
    if (open == std::string_view::npos) return;
    std::string_view selectors = text::trim(all.substr(at, open - at));
    // "@import …;" before a rule.
    if (const std::size_t end = selectors.rfind(';'); end != std::string_view::npos)
      selectors = text::trim(selectors.substr(end + 1));
    std::size_t close = open + 1;
    for (std::size_t depth = 1; close < all.size() && depth > 0; ++close)
      depth += all[close] == '{' ? 1 : all[close] == '}' ? -1 : 0;
    if (!selectors.starts_with('@')) add_rule(selectors, all.substr(open + 1, close - open - 2));
    at = close;
  }
}

SeenStyle StyleSheet::of(std::string_view element, std::string_view id, std::string_view classes) {
  SeenStyle style;
  if (rules_.empty() || compared_ > most_comparisons) return style;
  std::vector<std::string> words{text::lower(element), "*"};
  if (!id.empty()) words.push_back("#" + std::string(id));
  for (const std::string_view each : text::split(classes, ' '))
    words.push_back("." + std::string(each));
  std::vector<std::size_t> fitting;
  for (const std::string& word : words) {
    const auto found = by_word_.find(word);
    if (found == by_word_.end()) continue;
    for (const std::size_t number : found->second) {
      compared_ += words.size();
      const bool fits = std::ranges::all_of(rules_[number].words, [&](const std::string& each) {
        return std::ranges::find(words, each) != words.end();
      });
      if (fits) fitting.push_back(number);
    }
  }
  std::ranges::sort(fitting);
  for (const std::size_t number : fitting) style.add(rules_[number].style);
  return style;
}

}  // namespace medtech::document
