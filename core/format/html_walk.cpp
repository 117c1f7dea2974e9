// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/html_walk.hpp"

#include "core/base/limits.hpp"

#include <algorithm>
#include <utility>

namespace medtech::html {

namespace {

bool is_cell(Tag tag) { return tag == Tag::td || tag == Tag::th; }
bool is_row_group(Tag tag) { return tag == Tag::thead || tag == Tag::tbody || tag == Tag::tfoot; }
bool is_table_part(Tag tag) {
  return is_cell(tag) || is_row_group(tag) || tag == Tag::tr || tag == Tag::table ||
         tag == Tag::caption;
}

}  // namespace

// The number of elements below the innermost open one of these kinds; `keep` where a barrier stands
// above it or none is open.
std::size_t Walk::below(std::size_t keep, std::initializer_list<Tag> tags, unsigned barrier) const {
  if (std::ranges::none_of(tags, [this](Tag tag) { return is_open(tag); })) return keep;
  for (std::size_t at = keep; at-- > 0;) {
    if (std::ranges::find(tags, open_[at].tag) != tags.end()) return at;
    if ((open_[at].traits & barrier) != 0) break;
  }
  return keep;
}

Walk::Event Walk::next() {
  while (true) {
    if (open_.size() > keep_) return close();
    if (start_waits_) return open();
    if (!tokens_.next(token_)) {
      if (open_.empty()) return Event::end;
      keep_ = 0;
      continue;
    }
    switch (token_.kind) {
      case Token::Kind::text:
        return Event::text;
      case Token::Kind::start:
        start_tag();
        break;
      case Token::Kind::end:
        end_tag();
        break;
    }
  }
}

Walk::Event Walk::open() {
  start_waits_ = false;
  open_.push_back({token_.id, traits_of(token_.tag), token_.tag});
  ++counts_[slot(token_.id)];
  flat_ = !stays_open_;
  keep_ = flat_ ? open_.size() - 1 : open_.size();
  tag_ = token_.tag;
  depth_ = open_.size();
  edge_ = tokens_.end();
  return Event::open;
}

Walk::Event Walk::close() {
  tag_ = open_.back().tag;
  depth_ = open_.size();
  if (!std::exchange(flat_, false)) edge_ = tokens_.begin();
  --counts_[slot(open_.back().id)];
  open_.pop_back();
  return Event::close;
}

// How many open elements stay open when one of this kind begins (WHATWG HTML 13.2.6.4.7 to 15).
std::size_t Walk::kept_before(Tag tag) const {
  std::size_t keep = open_.size();
  if (tag == Tag::li) keep = below(keep, {Tag::li}, trait::item_scope);
  if (tag == Tag::dt || tag == Tag::dd) keep = below(keep, {Tag::dt, Tag::dd}, trait::item_scope);
  if (tag == Tag::option || tag == Tag::optgroup) keep = below(keep, {Tag::option}, trait::special);
  if (tag == Tag::a) keep = below(keep, {Tag::a}, trait::special);
  if (is_cell(tag)) keep = below(keep, {Tag::td, Tag::th}, trait::table_scope);
  if (tag == Tag::tr || is_row_group(tag)) keep = below(keep, {Tag::tr}, trait::table_scope);
  if (is_row_group(tag)) {
    keep = below(keep, {Tag::thead, Tag::tbody, Tag::tfoot}, trait::table_scope);
  }
  if (has(tag, trait::ends_paragraph)) keep = below(keep, {Tag::p}, trait::scope);
  const unsigned top = keep == 0 ? 0 : open_[keep - 1].traits;
  if ((traits_of(tag) & top & trait::heading) != 0) --keep;
  return keep;
}

void Walk::start_tag() {
  const Tag tag = token_.tag;
  const bool structure = tag == Tag::html || tag == Tag::head || tag == Tag::body;
  if (structure && is_open(tag)) return;
  keep_ = kept_before(tag);
  start_waits_ = true;
  stays_open_ = !has(tag, trait::empty) && !token_.self_closing;
  if (stays_open_ && keep_ >= limits::html_depth) {
    stays_open_ = false;
    ++too_deep_;
  }
}

void Walk::end_tag() {
  const Tag tag = token_.tag;
  if (too_deep_ > 0) {
    --too_deep_;
    return;
  }
  if (tag == Tag::html || tag == Tag::body) return;  // what follows still belongs to the page
  // "</br>" is a line break, a stray "</p>" an empty paragraph.
  if (tag == Tag::br || (tag == Tag::p && !is_open(tag))) {
    start_waits_ = true;
    stays_open_ = false;
    return;
  }
  const unsigned heading = traits_of(tag) & trait::heading;  // </h2> ends an <h3> too
  if (heading == 0 && counts_[slot(token_.id)] == 0) return;
  const unsigned barrier = is_table_part(tag)         ? trait::table_scope
                           : has(tag, trait::special) ? trait::scope
                                                      : trait::special;
  for (std::size_t at = open_.size(); at-- > 0;) {
    const bool found = open_[at].id == token_.id || (open_[at].traits & heading) != 0;
    if (found) keep_ = at;
    if (found || (open_[at].traits & barrier) != 0) return;
  }
}

}  // namespace medtech::html
