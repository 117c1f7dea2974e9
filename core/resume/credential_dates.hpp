// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/resume/passage.hpp"
#include "core/resume/resume.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace medtech::resume {

/// A part of a line without its dates, which are no numbers.
std::string without_dates(const Entry& entry, std::size_t from, std::size_t to);

/// Which of the dates in a part of a line are when a credential was earned, and when it runs out.
/// What lies ahead runs out then.
void take_dates(const Entry& entry, std::size_t from, std::size_t to, Date today,
                Credential& credential, std::size_t most_words_between = std::string::npos);

/// "Forklift, expires" whose date was taken out, without the word for it.
std::string without_date_words(std::string text);

/// True for what stands on a certificate beside its name: "Issued 2012", "Certificate 1234567".
bool is_of_certificate(std::string_view text);

}  // namespace medtech::resume
