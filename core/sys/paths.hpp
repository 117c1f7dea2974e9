// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sys/environment.hpp"

#include <string>
#include <string_view>

namespace medtech::sys {

/// Where things of this user lie (XDG Base Directory Specification 0.8: relative values are
/// ignored).
struct Paths {
  std::string config_dir;  ///< $XDG_CONFIG_HOME/medtech, else ~/.config/medtech
  std::string data_dir;    ///< $XDG_DATA_HOME/medtech, else ~/.local/share/medtech
  std::string cache_dir;   ///< $XDG_CACHE_HOME/medtech, else ~/.cache/medtech
  std::string profile;     ///< $MEDTECH_PROFILE, else profile.toml
  std::string database;    ///< $MEDTECH_DB, else medtech.db
  std::string sources;     ///< $MEDTECH_SOURCES, else sources.toml
  std::string data;        ///< $MEDTECH_DATA, or "": the embedded data alone

  /// Paths by the environment; a user without any home gets paths below the working directory.
  static Paths of(const Environment& environment);
};

/// A file of data/: the one in `folder` ($MEDTECH_DATA) where it lies there, else the embedded one.
/// Throws Error{defect} where there is neither.
std::string data_file(const std::string& folder, std::string_view name);

/// The path of a module of this program: beside the program or in the folder above (where it was
/// built), else in the library folder of the prefix where it was installed. Throws Error{defect}
/// where it is in none of them.
std::string find_module(std::string_view name);

}  // namespace medtech::sys
