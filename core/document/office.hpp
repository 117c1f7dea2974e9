// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/document.hpp"
#include "core/format/zip.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace medtech::document {

/// What is said of a document whose elements lie in each other beyond limits::markup_depth.
inline constexpr std::string_view too_deep =
    "elements that lie too deep in each other were not read";

/// Letters of a table's cell that is narrow: breaks in it part no lines.
inline constexpr std::size_t narrow_cell = 40;

/// A Word document (ECMA-376): body, tables, text boxes, headers and footers. Throws Error{input}.
Document read_docx(const zip::Archive& archive, const std::string& file);

/// An OpenDocument text, packed or as one XML file. Throws Error{input}.
Document read_odt(const zip::Archive& archive, const std::string& file);
Document read_flat_odt(std::string_view bytes, const std::string& file);

}  // namespace medtech::document
