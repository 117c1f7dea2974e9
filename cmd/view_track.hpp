// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/render/style.hpp"
#include "core/tracker/reminder.hpp"

#include <map>
#include <string>
#include <vector>

/// How applications are shown.
namespace medtech::cmd {

/// "12 days", counted from the day of applying; "" where that is not known.
std::string age_of(const tracker::Summary& summary, Date today);

/// A table for a terminal; lines of tabs for a pipe.
std::string application_table(const std::vector<tracker::Summary>& summaries,
                              const std::map<std::int64_t, Date>& next_days, Date today,
                              std::size_t width, const render::Styler& styler);
std::string application_lines(const std::vector<tracker::Summary>& summaries,
                              const std::map<std::int64_t, Date>& next_days,
                              const render::Styler& styler);

/// All about one application.
std::string application_sheet(const tracker::Application& application,
                              const std::vector<tracker::Due>& due, Date today, std::size_t width,
                              const render::Styler& styler);

/// What an event says, on one line.
std::string spoken_event(const tracker::Event& event);

}  // namespace medtech::cmd
