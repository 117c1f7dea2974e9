// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/differentials.hpp"

#include "core/base/text.hpp"
#include "core/listing/phrases.hpp"
#include "core/listing/written_number.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace medtech::listing {

using ontology::Mention;

namespace {

constexpr double least_dollars = 0.25;
constexpr double most_dollars = 30;
constexpr double most_percent = 50;
constexpr double least_base_pay = 7.25;  // no less is paid as a base

constexpr auto extra_times = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"2nd shift", "evening"},
    {"3rd shift", "night"},
    {"2nd", "evening"},
    {"3rd", "night"},
    {"second shift", "evening"},
    {"third shift", "night"},
    {"afternoon", "evening"},
    {"afternoons", "evening"},
    {"charge", "charge"},
    {"eve", "evening"},
    {"eves", "evening"},
    {"evening", "evening"},
    {"evenings", "evening"},
    {"float", "float"},
    {"graveyard", "night"},
    {"holiday", "holiday"},
    {"holidays", "holiday"},
    {"lead", "lead"},
    {"midnight", "night"},
    {"midnights", "night"},
    {"night", "night"},
    {"nights", "night"},
    {"noc", "night"},
    {"overnight", "night"},
    {"overnights", "night"},
    {"standby", "standby"},
    {"swing", "evening"},
    {"weekend", "weekend"},
    {"wknd", "weekend"},
    {"wknds", "weekend"},
    {"weekends", "weekend"},
});

constexpr auto words_of_base_pay = std::to_array<std::string_view>(
    {"pay", "base", "salary", "wage", "wages", "rate", "rates", "hourly", "compensation",
     "starting", "starts", "range", "minimum"});

// What else may stand in a part that goes on with what a part before it tells.
constexpr auto differential_words = std::to_array<std::string_view>(
    {"shift",        "shifts",        "per",  "hour", "hr",       "an",     "a",   "and",
     "additional",   "extra",         "up",   "to",   "is",       "of",     "the", "for",
     "differential", "differentials", "diff", "h",    "rotation", "percent"});

// Counts of blood cells go by the word too.
constexpr auto words_of_counts =
    std::to_array<std::string_view>({"manual", "cell", "wbc", "leukocyte", "blood", "automated",
                                     "count", "counts", "slide", "smear"});

constexpr auto part_marks = std::to_array<std::string_view>(
    {"\n", ". ", ";", "|", "!", "\u2022", " plus ", " + ", " with "});

enum class ExtraKind { time, amount, word };

// A part of a sentence is read as the times and amounts in it.
struct ExtraPiece {
  ExtraKind kind = ExtraKind::word;
  std::string_view when = {};  // of a time
  std::size_t begin = 0;
  std::optional<double> dollars = {};  // of an amount
  std::optional<double> percent = {};
  bool range = false;
};

struct SentencePart {
  std::size_t begin = 0;
  std::size_t end = 0;
};

constexpr std::size_t longest_part = 240;  // bytes, to each side

std::size_t end_of_part(std::string_view text, std::size_t at) {
  const std::string_view near = text.substr(std::min(at, text.size()), longest_part);
  std::size_t end = near.size();
  for (const std::string_view mark : part_marks)
    end = std::min(end, near.substr(0, end).find(mark));
  return std::min(at, text.size()) + std::min(end, near.size());
}

std::size_t begin_of_part(std::string_view text, std::size_t at) {
  const std::size_t floor = at > longest_part ? at - longest_part : 0;
  const std::string_view near = text.substr(floor, at - floor);
  std::size_t begin = 0;
  for (const std::string_view mark : part_marks) {
    const std::size_t found = near.rfind(mark);
    if (found != std::string_view::npos) begin = std::max(begin, found + mark.size());
  }
  return floor + begin;
}

// Behind "-", "–", "to" or "and" and a dollar sign, where a number goes on there; else npos.
std::size_t behind_dash(std::string_view text, std::size_t at) {
  if (at >= text.size()) return std::string_view::npos;
  const auto skip = [&](char c) {
    while (at < text.size() && text[at] == c) ++at;
  };
  skip(' ');
  for (const std::string_view until : {"-", "\u2013", "\u2014", "to "}) {
    if (!text.substr(at).starts_with(until)) continue;
    at += until.size();
    skip(' ');
    skip('$');
    return at < text.size() && text::is_digit(text[at]) ? at : std::string_view::npos;
  }
  return std::string_view::npos;
}

bool percent_at(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return text.substr(at).starts_with('%') || text.substr(at).starts_with("percent");
}

// "3.00/hr", "2 an hour": dollars also without their sign
bool hourly_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  return rest.starts_with("/h") || rest.starts_with(" per h") || rest.starts_with(" an h") ||
         rest.starts_with(" /h");
}

// "$50 per shift": not by the hour
bool other_time_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  for (const std::string_view other :
       {"/shift", " per shift", " a shift", "/day", " per day", "/week", " per week", "/year",
        " per year", " per month", "/month", " a year", "/wk", "/yr"}) {
    if (rest.starts_with(other)) return true;
  }
  return false;
}

// "shift diff 1.75": dollars and cents without a sign, right behind the word
bool stands_behind_name(std::string_view text, std::size_t at, std::size_t end) {
  const std::string_view written = text.substr(at, end - at);
  const std::size_t point = written.find('.');
  if (point == std::string_view::npos || written.size() - point != 3) return false;
  const std::size_t last = text.substr(0, at).find_last_not_of(" :");
  const std::string_view before = text.substr(0, last == std::string_view::npos ? 0 : last + 1);
  return before.ends_with("diff") || before.ends_with("differential") || before.ends_with(" of");
}

// The amount at a place, which moves behind it.
std::optional<ExtraPiece> extra_amount_at(std::string_view text, std::size_t& at) {
  ExtraPiece piece{.kind = ExtraKind::amount, .begin = at};
  const bool sign = text[at] == '$';
  std::size_t end = at + (sign ? 1 : 0);
  while (sign && end < text.size() && text[end] == ' ') ++end;
  auto value = read_number(text, end);
  if (!value) return std::nullopt;
  std::size_t behind = end;
  if (percent_at(text, behind) &&
      behind_dash(text, text.find_first_not_of(" %", behind)) != std::string_view::npos)
    behind = text.find_first_not_of(" %", behind);
  if (std::size_t next = behind_dash(text, behind); next != std::string_view::npos) {
    const auto upper = read_number(text, next);
    piece.range = true;
    if (upper && *upper > *value) {
      // Of differentials the greater counts, of base pay that it is one.
      if (sign) piece.dollars = value;
      value = upper;
      end = next;
    }
  }
  at = end;
  if (percent_at(text, end)) {
    piece.dollars.reset();
    piece.percent = value;
    return *value <= most_percent ? std::optional(piece) : std::nullopt;
  }
  // "10 and 15 percent"
  if (!sign && text.substr(end).starts_with(" and ")) {
    std::size_t next = end + std::string_view(" and ").size();
    if (next < text.size() && text::is_digit(text[next]) && read_number(text, next) &&
        percent_at(text, next)) {
      piece.percent = value;
      return piece;
    }
  }
  if ((!sign && !hourly_at(text, end) && !stands_behind_name(text, piece.begin, end)) ||
      other_time_at(text, end))
    return std::nullopt;
  piece.range = piece.range && piece.dollars.value_or(0) >= least_base_pay;
  piece.dollars = value;
  return piece;
}

std::optional<std::pair<std::string_view, std::size_t>> named_time_at(std::string_view text,
                                                                      std::size_t at) {
  for (const auto& [word, when] : extra_times) {
    if (!text.substr(at).starts_with(word)) continue;
    const std::size_t end = at + word.size();
    if (end < text.size() && text::is_alnum(text[end])) continue;
    return std::pair(when, end);
  }
  return std::nullopt;
}

std::vector<ExtraPiece> extra_pieces(std::string_view text, SentencePart part) {
  std::vector<ExtraPiece> pieces;
  const std::string_view whole = text.substr(0, part.end);
  for (std::size_t at = part.begin; at < part.end;) {
    if (whole[at] == '$' || begins_number(whole, at)) {
      const std::size_t begin = at;
      if (const auto time = named_time_at(whole, at)) {
        pieces.push_back({.kind = ExtraKind::time, .when = time->first, .begin = begin});
        at = time->second;
      } else if (const auto amount = extra_amount_at(whole, at)) {
        pieces.push_back(*amount);
      } else {
        at = std::max(at, begin + 1);
      }
      continue;
    }
    const bool word = text::is_alpha(whole[at]) && (at == 0 || !text::is_alnum(whole[at - 1]));
    if (!word) {
      ++at;
      continue;
    }
    if (const auto time = named_time_at(whole, at)) {
      pieces.push_back({.kind = ExtraKind::time, .when = time->first, .begin = at});
      at = time->second;
      continue;
    }
    const std::size_t begin = at;
    while (at < part.end && text::is_alnum(whole[at])) ++at;
    pieces.push_back({.when = whole.substr(begin, at - begin), .begin = begin});
  }
  return pieces;
}

bool names_differential(const ExtraPiece& piece) {
  static constexpr auto names =
      std::to_array<std::string_view>({"diff", "diffs", "differential", "differentials"});
  return piece.kind == ExtraKind::word && is_one_of(piece.when, names);
}

// "$16 per hour, 10% …", "base pay $29.10 - $43.65": what stands before any word of differentials
// and is paid as a wage.
void drop_base_pay(std::vector<ExtraPiece>& pieces) {
  bool told = false;     // a time or a differential stood before
  bool of_base = false;  // and behind it a word of base pay
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    ExtraPiece& piece = pieces[i];
    if (piece.kind == ExtraKind::time || names_differential(piece)) {
      told = true;
      of_base = false;
      continue;
    }
    if (piece.kind == ExtraKind::word) {
      of_base = of_base || is_one_of(piece.when, words_of_base_pay);
      continue;
    }
    bool before_another = false;
    for (std::size_t j = i + 1; j < pieces.size(); ++j) {
      if (pieces[j].kind == ExtraKind::time || names_differential(pieces[j])) break;
      before_another = before_another || pieces[j].kind == ExtraKind::amount;
    }
    const bool wage = piece.dollars.value_or(0) >= least_base_pay;
    const bool base = wage && (piece.range || of_base || (!told && before_another));
    const bool possible =
        !piece.dollars || (*piece.dollars >= least_dollars && *piece.dollars <= most_dollars);
    if (base || !possible) {
      piece.kind = ExtraKind::word;
      piece.when = {};
    }
    of_base = of_base && base;
  }
}

// Each amount with the times that it is paid for.
std::vector<Differential> pair_up(const std::vector<ExtraPiece>& pieces) {
  std::vector<const ExtraPiece*> amounts;
  std::vector<const ExtraPiece*> named;
  for (const ExtraPiece& piece : pieces) {
    if (piece.kind == ExtraKind::amount) amounts.push_back(&piece);
    if (piece.kind == ExtraKind::time) named.push_back(&piece);
  }
  std::vector<Differential> found;
  const auto add = [&](const ExtraPiece& amount, std::string_view when) {
    Differential one{std::string(when), amount.dollars, amount.percent};
    if (std::ranges::find(found, one) == found.end()) found.push_back(std::move(one));
  };
  if (amounts.empty()) return found;
  // "evening and weekend differentials of 10 and 15 percent"
  const bool in_turn = named.size() == amounts.size() && named.size() > 1 &&
                       named.back()->begin < amounts.front()->begin;
  // "$4 evening and $5.50 night", but "evenings $2.50, nights $4"
  const bool amounts_first = !named.empty() && amounts.front()->begin < named.front()->begin;
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    if (in_turn) {
      add(*amounts[i], named[i]->when);
      continue;
    }
    const std::size_t from = amounts_first ? amounts[i]->begin : i > 0 ? amounts[i - 1]->begin : 0;
    std::size_t until = amounts[i]->begin;
    if (amounts_first)
      until = i + 1 < amounts.size() ? amounts[i + 1]->begin : std::string_view::npos;
    else if (i + 1 == amounts.size() && (named.empty() || named.back()->begin > until)) {
      // "evening differential of $2, and $4 for nights"
      const bool own = std::ranges::any_of(named, [&](const ExtraPiece* time) {
        return time->begin >= from && time->begin < amounts[i]->begin;
      });
      if (!own) until = std::string_view::npos;
    }
    bool any = false;
    for (const ExtraPiece* time : named) {
      if (time->begin < from || time->begin >= until) continue;
      add(*amounts[i], time->when);
      any = true;
    }
    if (!any) add(*amounts[i], "");
  }
  return found;
}

// Whether a part holds nothing but times and amounts: "weekends $3 per hour".
bool only_extras(const std::vector<ExtraPiece>& pieces) {
  bool time = false;
  bool amount = false;
  for (const ExtraPiece& piece : pieces) {
    time = time || piece.kind == ExtraKind::time;
    amount = amount || piece.kind == ExtraKind::amount;
    if (piece.kind == ExtraKind::word && !is_one_of(piece.when, differential_words)) return false;
  }
  return time && amount;
}

// The one time that is named between two places; "" where there is none, or several.
std::string_view sole_time(std::string_view text, std::size_t begin, std::size_t end) {
  std::string_view sole;
  for (const ExtraPiece& piece : extra_pieces(text, {begin, end})) {
    if (piece.kind != ExtraKind::time) continue;
    if (!sole.empty() && sole != piece.when) return {};
    sole = piece.when;
  }
  return sole;
}

bool counts_cells(std::string_view text, const Mention& mention) {
  constexpr std::size_t reach = 24;
  const std::size_t begin = mention.begin > reach ? mention.begin - reach : 0;
  return has_phrase(text.substr(begin, mention.begin - begin), words_of_counts) ||
         has_phrase(text.substr(mention.end, std::string_view(" counts ").size()), words_of_counts);
}

// Reads the differentials of one text, from word to word that names them.
class DifferentialReader {
 public:
  explicit DifferentialReader(std::string_view text) : text_(text::lower(text)) {}

  void read(const Mention& mention) {
    if (mention.begin < done_ || counts_cells(text_, mention)) return;
    SentencePart part{std::max(done_, begin_of_part(text_, mention.begin)),
                      end_of_part(text_, mention.end)};
    std::vector<ExtraPiece> pieces = extra_pieces(text_, part);
    drop_base_pay(pieces);
    std::vector<Differential> here = pair_up(pieces);
    for (Differential& one : here) {
      if (one.when.empty() && here.size() == 1) one.when = time_before(part.begin);
      add(std::move(one));
    }
    done_ = part.end;
    take_what_follows(part.end);
  }

  std::vector<Differential> take() { return std::move(found_); }

 private:
  // "Night shift, $16 an hour with a 10% differential"
  [[nodiscard]] std::string_view time_before(std::size_t end) const {
    constexpr std::size_t reach = 90;
    std::size_t begin = end > reach ? end - reach : 0;
    for (const std::string_view stop : {"\n", ". "}) {
      const std::size_t found = end == 0 ? std::string::npos : text_.rfind(stop, end - 1);
      if (found != std::string::npos) begin = std::max(begin, std::min(found + stop.size(), end));
    }
    return sole_time(text_, std::max(begin, std::min(done_, end)), end);
  }

  // "Shift differentials:\n- Evenings $2.50\n- Nights $4"
  void take_what_follows(std::size_t at) {
    constexpr std::size_t most_parts = 8;
    for (std::size_t i = 0; i < most_parts && at < text_.size(); ++i) {
      const std::size_t begin = text_.find_first_not_of(" \t\n\r;|.!-*\u2022", at);
      if (begin == std::string::npos) return;
      const SentencePart part{begin, end_of_part(text_, begin)};
      std::vector<ExtraPiece> pieces = extra_pieces(text_, part);
      if (!only_extras(pieces)) return;
      drop_base_pay(pieces);
      for (Differential& one : pair_up(pieces)) add(std::move(one));
      done_ = at = part.end;
    }
  }

  void add(Differential one) {
    if (std::ranges::find(found_, one) == found_.end()) found_.push_back(std::move(one));
  }

  std::string text_;
  std::size_t done_ = 0;  // up to which all has been read
  std::vector<Differential> found_;
};

}  // namespace

std::vector<Differential> find_differentials(const Outline& outline,
                                             std::span<const WorkCue> cues) {
  std::optional<DifferentialReader> reader;
  for (const WorkCue& cue : cues) {
    if (cue.id != "differential") continue;
    if (!reader) reader.emplace(outline.text());
    reader->read(cue.mention);
  }
  return reader ? reader->take() : std::vector<Differential>();
}

}  // namespace medtech::listing
