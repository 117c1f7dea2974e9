// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/render/page.hpp"

#include "core/base/embedded.hpp"
#include "core/format/html.hpp"

#include <fmt/format.h>

namespace medtech::render {

std::string page(std::string_view title, std::string_view subtitle, std::string_view body) {
  const std::string heading = html::escape(title);
  return fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'unsafe-inline'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"referrer\" "
      "content=\"no-referrer\">\n<title>{}</title>\n<style>\n{}</style>\n</head>\n<body>\n"
      "<main>\n<h1>{}</h1>\n<p>{}</p>\n{}</main>\n</body>\n</html>\n",
      heading, embedded::find("page/page.css").value_or(""), heading, html::escape(subtitle), body);
}

std::string link(std::string_view url, std::string_view text) {
  if (!url.starts_with("https://") && !url.starts_with("http://")) return html::escape(text);
  return fmt::format("<a href=\"{}\" rel=\"noopener noreferrer\">{}</a>", html::escape(url),
                     html::escape(text));
}

}  // namespace medtech::render
