// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/document.hpp"
#include "core/format/json.hpp"

namespace medtech::document {

/// True for an object with a part that JSON Resume (schema 1.0.0) has.
bool is_json_resume(json::Value root);

/// A JSON Resume laid out as a résumé is, with headings, so that it is read as one.
Document read_json_resume(json::Value root);

}  // namespace medtech::document
