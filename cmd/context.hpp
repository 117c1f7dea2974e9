// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/command.hpp"
#include "core/base/date.hpp"
#include "core/net/http_cache.hpp"
#include "core/ontology/knowledge.hpp"
#include "core/profile/profile.hpp"
#include "core/render/style.hpp"
#include "core/search/catalogue.hpp"
#include "core/sys/environment.hpp"
#include "core/sys/paths.hpp"
#include "core/sys/terminal.hpp"
#include "core/tracker/tracker.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace medtech::cmd {

/// Options that every command takes, before or after its name.
struct GlobalOptions {
  std::string profile;  ///< --profile, "" where not given; so the others
  std::string database;
  std::string today;
  std::string format;
  std::string color = "auto";
  bool json = false;
  bool quiet = false;
  bool verbose = false;
};

/// What a command works with. Services are made when they are first asked for, so that a command
/// pays only for what it uses.
class Context {
 public:
  Context(sys::Terminal& terminal, sys::Environment environment, const GlobalOptions& options);
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;
  ~Context();

  [[nodiscard]] sys::Terminal& terminal() { return terminal_; }
  [[nodiscard]] const sys::Environment& environment() const { return environment_; }
  [[nodiscard]] const sys::Paths& paths() const { return paths_; }
  /// Styles for stdout.
  [[nodiscard]] render::Styler styler() const { return render::Styler(terminal_.color_on_out()); }

  /// --today, else $MEDTECH_TODAY, else the local date. Throws Error{usage} for a wrong date.
  [[nodiscard]] Date today();
  /// True where the date was given, so that instants are that day at noon.
  [[nodiscard]] bool today_is_given() const;

  /// The format asked for out of a verb's list; its first where none was. Throws Error{usage}.
  [[nodiscard]] std::string format(const Verb& verb) const;
  void set_verb(const Verb& verb) { verb_ = &verb; }
  /// The format for the verb that runs.
  [[nodiscard]] std::string format() const { return format(*verb_); }

  /// A file of data/ ($MEDTECH_DATA before the embedded one).
  [[nodiscard]] std::string data_file(std::string_view name) const;

  /// The user's profile, read and checked once; empty where there is no file and none was named.
  const profile::Profile& profile();
  /// Stored listings; opens (and where needed makes or migrates) the database.
  search::Catalogue& catalogue();
  /// Puts another in its place: the bundled demonstration listings.
  void use_catalogue(std::unique_ptr<search::Catalogue> catalogue) {
    catalogue_ = std::move(catalogue);
  }
  /// Applications, in the same database.
  tracker::Tracker& tracker();
  /// What postings are understood by; read when it is first asked for.
  const ontology::Knowledge& knowledge();
  /// Its digest, without reading it where the program's own is in force.
  [[nodiscard]] std::uint64_t knowledge_digest();
  /// Answers kept on disk, and when sources were asked.
  net::HttpCache& http_cache();

 private:
  sys::Terminal& terminal_;
  sys::Environment environment_;
  sys::Paths paths_;
  GlobalOptions options_;
  const Verb* verb_ = nullptr;
  std::optional<Date> today_;
  std::optional<profile::Profile> profile_;
  std::optional<ontology::Knowledge> knowledge_;
  std::unique_ptr<search::Catalogue> catalogue_;
  std::optional<tracker::Tracker> tracker_;  // uses the catalogue's database
  std::unique_ptr<net::HttpCache> http_cache_;
};

}  // namespace medtech::cmd
