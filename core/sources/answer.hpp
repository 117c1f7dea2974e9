// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.hpp"
#include "core/format/json.hpp"
#include "core/net/client.hpp"
#include "core/sources/source.hpp"

#include <string>
#include <string_view>

/// What kinds have in common when they ask and look at what came back.
namespace medtech::sources {

/// A GET of that address within the source's time-out.
net::Request get_request(const SourceConfig& config, std::string url);

/// One part of an address's path, percent-encoded.
std::string path_segment(std::string_view text);

/// The address in the one form that all kinds give it, where it is a web address ("www.x.example/1"
/// too), else
/// "": nothing else may be opened for a person.
std::string web_address(std::string_view text);

/// The charset of a Content-Type ("text/html; charset=utf-8" → "utf-8"); "" where there is none.
std::string charset_of(std::string_view content_type);

/// The body of an answer, unpacked where it is a gzip file ("sitemap.xml.gz"), which `unpacked`
/// then holds; at most limits::body_bytes.
Result<std::string_view> body_of(const net::Response& response, std::string& unpacked);

/// True where the text begins as a page made for people does: "<!doctype html" or "<html".
bool begins_like_html(std::string_view body);

/// The JSON of an answer; the error says why there is none ("HTML where JSON was due …").
Result<json::Document> parse_answer(std::string_view body);

/// A text or a number in one line of its own; "" for other values.
std::string text_of(json::Value value);

/// A reading that found nothing readable, for this reason.
Reading failed_reading(std::string reason);

}  // namespace medtech::sources
