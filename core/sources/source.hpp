// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/listing/raw.hpp"
#include "core/net/client.hpp"
#include "core/sources/credentials.hpp"
#include "core/sources/title_filter.hpp"

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::sources {

/// Named lists of strings: a source's lists, and what defaults.toml says for a kind.
using NamedLists = std::map<std::string, std::vector<std::string>, std::less<>>;

/// One [[source]] of sources.toml.
struct SourceConfig {
  std::string id;
  std::string kind;
  /// Keys of the kind ("host", "tenant", "site", "board", "url", "path" …), checked against its
  /// table row.
  std::map<std::string, std::string, std::less<>> keys;
  NamedLists lists;               ///< keys of the kind that hold lists ("series"), as written
  NamedLists usual;               ///< what the kind goes by where the file says nothing else
  std::vector<std::string> urls;  ///< `url` and `urls` of a page
  std::string base_url;           ///< takes the place of scheme, host and port; "" where not set
  std::string employer;           ///< where the source does not name it
  /// Queries for kinds that are asked, "" for everything; the role words of both families where the
  /// file writes none.
  std::vector<std::string> search;
  bool search_written = false;  ///< `search` stands in the file
  std::string location;
  std::optional<int> radius_miles;
  std::size_t max_listings = limits::max_listings;
  std::chrono::seconds refresh = std::chrono::hours(6);
  std::chrono::milliseconds timeout = limits::source_timeout;
  bool enabled = true;
  /// A page without JobPosting data is read as the text of one posting; no key of the file.
  bool as_text = false;

  bool operator==(const SourceConfig&) const = default;

  /// A key's value, or "".
  [[nodiscard]] const std::string& key(std::string_view name) const;
  /// A list that is written, or an empty one.
  [[nodiscard]] const std::vector<std::string>& list(std::string_view name) const;
  /// A list out of `usual`, or an empty one.
  [[nodiscard]] const std::vector<std::string>& usual_list(std::string_view name) const;
};

/// A request of a kind with the state that its answer is read with.
struct Request {
  net::Request http;
  enum class Purpose { list, detail } purpose = Purpose::list;
  std::string search;      ///< the query this page belongs to
  std::size_t offset = 0;  ///< of this page
  std::size_t page = 0;    ///< its number in its list, from 0
  /// Rows of a page, as the first one of this query had them; 0 of the first one itself.
  std::size_t page_rows = 0;
  std::optional<std::size_t> counted;  ///< rows in all, as the first page told
  /// What the first page of this query, and the one before this one, began with: a page that begins
  /// so is that page again. "" where that is not known.
  std::string first_item;
  std::string before;
  /// True where this page alone can tell that there is a next one: it is the last that the source
  /// counts, or one behind that.
  bool chained = false;
  /// The list row that a detail answer completes; where the detail can't be had, the row itself is
  /// kept.
  std::optional<listing::RawListing> row;
  /// Asked in its place where the server answers that there is no such page (404 and its kin), or
  /// what can't be read: services with more than one kind of front.
  std::vector<Request> otherwise;
  /// Why that which this one is asked in place of was no answer; "" where it was the first one.
  std::string instead;
};

/// What one answer held.
struct Reading {
  std::vector<listing::RawListing> listings;
  std::vector<Request> further;
  std::vector<std::string> problems;      ///< of single items, for -v
  std::optional<std::size_t> advertised;  ///< how many the source says it has (for this query)
  std::optional<std::size_t> rows;        ///< on this page of a list, as the source counts them
  std::size_t blank = 0;                  ///< of these, such as its count may leave out
  /// "" where the answer was read; else why it could not be ("HTML where JSON was due: …").
  std::string failure;
  /// Why what follows the listings is missing, where the answer ends too early; "" where it does
  /// not.
  std::string broken_off;
  /// Items that could not be read and were left out.
  std::size_t bad_items = 0;
  /// False where the answer is not the whole of what the source has (a feed's newest items, a page
  /// limit).
  bool whole = true;
  /// True where the source has more for this query than our or its own limits let us ask for.
  bool truncated = false;
};

/// What readings of one refresh share.
struct Circumstances {
  Date today;
  /// Tells rows plainly of another field, whose details are not asked for.
  TitleFilter other_fields;
};

/// A kind of source: pure functions over one table row. Answers with status 200 alone are given to
/// `read`.
struct Kind {
  std::string_view id;
  std::string_view summary;                    ///< for `source kinds`
  std::span<const std::string_view> required;  ///< keys of its own
  std::span<const std::string_view> optional;
  std::span<const CredentialNeed> credentials = {};  ///< what it does not answer without
  /// True where only the source's own `search` is answered, false where the whole board is read.
  bool searched;
  /// True where complete readings (`whole`, each of them) prove that what is missing from them is
  /// gone; of a searched source, what was last seen under the same `search`.
  bool proves_absence;
  /// True where pages made for people are read, so that robots.txt is to be obeyed.
  bool reads_pages;
  /// True where an answer names further lists (pages, parts), which may change while it does not.
  bool lists_name_lists = false;
  /// The manners of its requests toward one host; what nobody says of a service is left at 0.
  net::Pace pace = {};
  std::vector<Request> (*requests)(const SourceConfig&);
  Reading (*read)(const SourceConfig&, const Request&, const net::Response&, const Circumstances&);
  /// Puts the credentials into a request that is about to be sent; null where there are none.
  void (*sign)(const Credentials&, net::Request&) = nullptr;
};

/// All kinds, in the order of `source kinds`.
std::span<const Kind> kinds();
/// The kind of that id, or null.
const Kind* find_kind(std::string_view id);

/// The address of a service's path: `base_url` where set, else "https://HOST"; then the path.
std::string service_url(const SourceConfig& config, std::string_view host, std::string_view path);

/// An address that a person wrote: `base_url` takes the place of its scheme, host and port where
/// set.
std::string written_url(const SourceConfig& config, std::string_view url);

}  // namespace medtech::sources
