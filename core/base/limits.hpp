// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>

/// Every bound of the program on what comes from outside, by name.
namespace medtech::limits {

inline constexpr std::size_t kibibyte = 1024;
inline constexpr std::size_t mebibyte = 1024 * kibibyte;

// Files and bodies.
inline constexpr std::size_t file_bytes = 1024 * mebibyte;   ///< one imported feed or NDJSON file
inline constexpr std::size_t config_bytes = 4 * mebibyte;    ///< profile.toml, sources.toml
inline constexpr std::size_t body_bytes = 64 * mebibyte;     ///< one decompressed HTTP body
inline constexpr std::size_t header_bytes = 256 * kibibyte;  ///< all headers of one HTTP answer
inline constexpr std::size_t robots_bytes = 500 * kibibyte;  ///< RFC 9309, 2.5

// Parsers.
inline constexpr std::size_t json_depth = 128;
inline constexpr std::size_t xml_depth = 128;
inline constexpr std::size_t xml_tags = 4'000'000;  ///< what comes behind is cut off
inline constexpr std::size_t html_depth = 512;      ///< elements beyond are flattened
inline constexpr std::size_t html_list_levels = 8;  ///< deeper lists are indented like these
inline constexpr std::size_t html_item_depth = 32;  ///< microdata items in items
inline constexpr std::size_t pattern_bytes = 4 * kibibyte;   ///< a regular expression as written
inline constexpr std::size_t pattern_memory = 4 * mebibyte;  ///< and compiled
inline constexpr std::size_t toml_key_parts = 64;            ///< of a dotted key
inline constexpr std::size_t toml_findings = 200;            ///< mistakes told of one file
inline constexpr std::size_t csv_cells = 1000;               ///< of one record
inline constexpr std::size_t csv_cell_bytes = 1 * mebibyte;

// One listing.
inline constexpr std::size_t title_bytes = 500;
inline constexpr std::size_t line_bytes = 1000;  ///< employer, place, requisition …
inline constexpr std::size_t url_bytes = 2000;
inline constexpr std::size_t description_bytes = 200 * kibibyte;
inline constexpr std::size_t places_per_listing = 100;
inline constexpr std::size_t place_part_bytes = 120;  ///< between two commas of a place's text
inline constexpr std::size_t pay_quotes = 200;        ///< amounts of money looked at in one text
inline constexpr std::size_t date_bytes = 200;        ///< what is read of a date's text
inline constexpr std::size_t date_tokens = 64;

// Résumés and other documents.
inline constexpr std::size_t resume_bytes = 32 * mebibyte;    ///< of one file
inline constexpr std::size_t unpacked_bytes = 64 * mebibyte;  ///< of one part of a ZIP archive
inline constexpr std::size_t archive_entries = 10'000;        ///< parts of one
inline constexpr std::size_t document_pages = 60;             ///< what comes behind is not read
inline constexpr std::size_t document_lines = 20'000;         ///< likewise
inline constexpr std::size_t document_line_bytes = 20'000;    ///< of one line; longer ones are cut
inline constexpr std::size_t markup_depth = 200;              ///< deeper elements are left out
inline constexpr std::size_t rtf_groups = 500;                ///< open at once
inline constexpr std::chrono::milliseconds pdf_time{8'000};   ///< to read one
inline constexpr std::size_t pdf_memory = 800 * mebibyte;     ///< of the child that does
inline constexpr std::size_t pdf_shapes = 4000;  ///< of each kind on a page; others are left out
inline constexpr std::size_t pdf_recording_bytes = 24 * mebibyte;  ///< and what it tells

// Checks of résumés.
inline constexpr std::size_t findings_per_rule = 20;    ///< kept of one rule in one résumé
inline constexpr std::size_t jobs_judged = 200;         ///< of one résumé, for its years and roles
inline constexpr std::size_t postings_of_check = 2000;  ///< taken of a saved search

// Sources.
inline constexpr std::size_t max_listings = 2000;         ///< of one source asked with `search`
inline constexpr std::size_t requests_per_source = 5000;  ///< in one refresh
inline constexpr std::size_t items_per_document = 200'000;
inline constexpr std::size_t document_bytes = 256 * mebibyte;  ///< of a file that is read whole
inline constexpr std::size_t record_bytes = 16 * mebibyte;     ///< one line of NDJSON

// Network.
inline constexpr std::size_t redirects = 5;
inline constexpr std::size_t request_url_bytes = 16 * kibibyte;
inline constexpr std::size_t connections_per_host = 4;
inline constexpr std::size_t connections = 64;  ///< to all hosts together
inline constexpr std::size_t attempts = 3;      ///< the first and two retries
inline constexpr std::chrono::milliseconds connect_timeout{10'000};
inline constexpr std::chrono::milliseconds idle_timeout{15'000};
inline constexpr std::chrono::milliseconds request_timeout{40'000};
inline constexpr std::chrono::milliseconds source_timeout{
    45'000};  ///< without progress, retries included
inline constexpr std::chrono::milliseconds retry_after_most{20'000};
inline constexpr std::chrono::milliseconds crawl_delay_most{
    30'000};  ///< that a robots.txt asks for
inline constexpr std::chrono::milliseconds retry_delay{
    500};  ///< before the first retry; doubled for the next
inline constexpr std::chrono::hours fresh_most{
    24};  ///< a copy is trusted unasked, whatever its headers say
inline constexpr std::size_t http_cache_bytes = 512 * mebibyte;

inline constexpr std::size_t key_bytes = 1000;  ///< of a source's key, e-mail or name of access
inline constexpr std::chrono::milliseconds key_command_timeout{20'000};

// Applications.
inline constexpr std::size_t note_bytes = 64 * kibibyte;       ///< one note, contact or reminder
inline constexpr std::size_t kept_file_bytes = 16 * mebibyte;  ///< one résumé or attachment
inline constexpr std::size_t backup_bytes = 1024 * mebibyte;   ///< an export or backup

// Database.
inline constexpr std::chrono::milliseconds database_busy{10'000};

// Planning.
inline constexpr std::size_t partial_plans = 20'000;  ///< kept while the best is looked for
inline constexpr std::size_t ways_of_a_route = 64;    ///< alternatives that one route is taken by

// Interviews and checklists.
inline constexpr std::size_t answer_bytes = 64 * kibibyte;  ///< one answer of practice
inline constexpr std::size_t own_item_bytes = 500;          ///< of a person's own list

// Queries.
inline constexpr std::size_t query_terms = 64;

}  // namespace medtech::limits
