// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace medtech::testing {

/// A ZIP archive of these files, deflated.
std::string make_zip(const std::vector<std::pair<std::string, std::string>>& files);

/// The body of a Word document with what Word puts around it; further parts may be given.
std::string make_docx(const std::string& body,
                      std::vector<std::pair<std::string, std::string>> parts = {});

/// An OpenDocument text with this content of office:text.
std::string make_odt(const std::string& text, const std::string& styles = {});

/// A PDF of one page for each content stream; the fonts are /F1 (Helvetica), /F2 (bold)
/// and /F3, whose characters have no letters.
std::string make_pdf(const std::vector<std::string>& pages);

}  // namespace medtech::testing
