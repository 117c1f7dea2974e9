// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/listing/listing.hpp"
#include "core/search/history.hpp"
#include "core/store/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace medtech::search {

/// What is known of a source, as the contract's `sources` array and `source list` show it.
struct SourceState {
  std::string id;
  std::string status = "never";  ///< ok not-modified partial failed needs-key disabled never
  std::optional<std::int64_t> listings;
  std::optional<std::int64_t> advertised;
  std::optional<std::string> truncated;  ///< "412 of 1,044, page limit"
  std::optional<std::string> error;

  bool operator==(const SourceState&) const = default;
};

/// A saved search: its words and options as they were typed.
struct SavedSearch {
  std::string name;
  std::vector<std::string> arguments;
  std::int64_t run = 0;  ///< the newest run just before it was last shown
};

/// All stored listings and what is known of their sources, in one SQLite file. Throws
/// Error{storage}.
class Catalogue {
 public:
  /// Opens, makes or migrates the file.
  explicit Catalogue(const std::string& path);

  [[nodiscard]] store::Database& database() { return database_; }

  /// The next number for what one transaction brings: its first_run. Called within it.
  std::int64_t begin_run(Date today);
  /// The number of the newest run, 0 before the first. What is committed later has a higher one.
  [[nodiscard]] std::int64_t newest_run();

  /// Numbers of listings whose id begins with `id` (at least 4 digits): none, one, or several.
  [[nodiscard]] std::vector<std::int64_t> find(std::string_view id);
  /// Numbers of listings that are this opening: by its id, its employer and requisition, its
  /// address.
  [[nodiscard]] std::vector<std::int64_t> same_opening(const listing::Listing& listing);
  /// A whole listing. `with_description` also reads its text.
  [[nodiscard]] listing::Listing load(std::int64_t number, bool with_description);
  [[nodiscard]] std::vector<Change> history(std::int64_t number);
  [[nodiscard]] bool is_hidden(std::int64_t number);
  void set_hidden(std::int64_t number, bool hidden);
  /// Takes listings out with all that is known of them, in one transaction.
  void forget(const std::vector<std::int64_t>& numbers);
  /// Listings that are gone or were last seen before a day.
  [[nodiscard]] std::vector<std::int64_t> last_seen_before(Date day);
  [[nodiscard]] std::int64_t count();

  /// True for a source that ever gave something to store, and for "import".
  [[nodiscard]] bool has_source(std::string_view id);
  /// The stored state of a source; "never" for one that was never asked.
  [[nodiscard]] SourceState source_state(std::string_view id);
  /// Remembers that a source answered a test on that day; `description` tells it from one of the
  /// same id that is described otherwise.
  void remember_tried(std::string_view description, Date day);
  /// The day of the newest test that it answered; absent where there was none.
  [[nodiscard]] std::optional<Date> tried(std::string_view description);
  /// The digests of what was last read from each address of a source, by the address's key.
  [[nodiscard]] std::vector<std::pair<std::string, std::int64_t>> document_digests(
      std::string_view source);

  [[nodiscard]] std::vector<SavedSearch> saved_searches();
  [[nodiscard]] std::optional<SavedSearch> find_saved(const std::string& name);
  void save_search(const SavedSearch& search);
  void forget_search(const std::string& name);

 private:
  store::Database database_;
};

}  // namespace medtech::search
