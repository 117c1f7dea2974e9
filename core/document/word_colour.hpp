// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pugi {
class xml_node;
}

/// Colours of letters and their ground in Word's documents.
namespace medtech::document::word {

/// Whether a w:color is next to white: by its own value, or as the page's ground of the document's
/// theme, unless that is made darker.
bool is_white(pugi::xml_node colour);

/// Whether properties (of a run, paragraph or cell) lay a ground below the letters that is not
/// white.
bool is_shaded(pugi::xml_node properties);

}  // namespace medtech::document::word
