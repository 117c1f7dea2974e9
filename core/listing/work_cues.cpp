// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/work_cues.hpp"

namespace medtech::listing {

std::vector<WorkCue> work_cues(const Outline& outline, const ontology::Knowledge& knowledge) {
  std::vector<WorkCue> found;
  for (const ontology::Mention& cue : outline.cues()) {
    if (outline.kind_of(cue) == CueKind::other && knowledge.cues.kind(cue.row) == "work")
      found.push_back({knowledge.cues.id(cue.row), cue});
  }
  return found;
}

}  // namespace medtech::listing
