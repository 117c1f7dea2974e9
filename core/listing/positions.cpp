// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/positions.hpp"

#include "core/base/text.hpp"
#include "core/listing/other_openings.hpp"
#include "core/listing/phrases.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace medtech::listing {

namespace {

bool announces_several(std::string_view title, const Outline& outline,
                       const ontology::Terms& cues) {
  static constexpr auto words =
      std::to_array<std::string_view>({"openings", "positions", "opportunities", "multiple",
                                       "various", "hiring event", "job fair"});
  if (has_phrase(title, words)) return true;
  return std::ranges::any_of(outline.cues(), [&](const ontology::Mention& cue) {
    return cues.id(cue.row) == "several-openings";
  });
}

// The words in front of a colon, a dash or a bracket; "" for a line without them.
std::string_view head_of(std::string_view line) {
  constexpr std::size_t longest = 60;  // bytes
  std::size_t end = std::string_view::npos;
  for (const std::string_view mark : {":", " \u2013 ", " \u2014 ", " - ", " ("})
    end = std::min(end, line.find(mark));
  return end <= longest ? line.substr(0, end) : std::string_view();
}

// The role that a line's head names; "" where it names none.
std::string role_headed(std::string_view line, const ontology::Knowledge& knowledge) {
  while (!line.empty() && !text::is_alnum(line.front())) line.remove_prefix(1);
  const std::string_view head = head_of(line);
  return head.empty() ? std::string() : knowledge.titles.judge(head).role;
}

std::string track_of_all(const std::set<std::string>& roles, const ontology::Knowledge& knowledge) {
  std::string track;
  for (const std::string& id : roles) {
    const ontology::Role* role = find_titled_role(knowledge.roles, id);
    if (role == nullptr || (!track.empty() && role->track != track)) return {};
    track = role->track;
  }
  return track;
}

}  // namespace

std::optional<Positions> find_positions(std::string_view title, const Outline& outline,
                                        const ontology::Knowledge& knowledge) {
  if (!announces_several(title, outline, knowledge.cues)) return std::nullopt;
  Positions found;
  found.common = outline.text();
  std::set<std::string> roles;
  bool of_one = false;  // below a head
  for (std::size_t begin = 0; begin < found.common.size();) {
    const std::size_t end = std::min(found.common.find('\n', begin), found.common.size());
    const std::string_view line = text::trim(outline.text().substr(begin, end - begin));
    std::string role = line.empty() ? std::string() : role_headed(line, knowledge);
    if (line.empty() || begins_section(line)) of_one = false;
    of_one = of_one || !role.empty();
    if (!role.empty()) roles.insert(std::move(role));
    if (of_one)
      std::ranges::fill(found.common.begin() + static_cast<std::ptrdiff_t>(begin),
                        found.common.begin() + static_cast<std::ptrdiff_t>(end), ' ');
    begin = end + 1;
  }
  if (roles.size() < 2) return std::nullopt;
  found.track = track_of_all(roles, knowledge);
  return found;
}

}  // namespace medtech::listing
