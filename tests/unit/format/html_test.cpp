// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/html.hpp"

#include <doctest/doctest.h>

using medtech::html::decode_entities;
using medtech::html::escape;
using medtech::html::looks_like_html;

TEST_CASE("entities are decoded once, markup is kept") {
  struct Case {
    std::string_view written;
    std::string_view decoded;
  };
  const Case cases[] = {
      {"&lt;p&gt;a &amp;amp; b", "<p>a &amp; b"},
      {"&amp;nbsp;", "&nbsp;"},
      {"<b>R&amp;D</b>", "<b>R&D</b>"},
      {"&quot;x&quot; &apos;y&apos;", "\"x\" 'y'"},
      {"caf&eacute; &ndash; &hellip; &trade; &bull;", "café – … ™ •"},
      {"&nbsp;|&NonBreakingSpace;", "\u00A0|\u00A0"},
      {"&comma;&colon;&lpar;&rpar;&sol;&Tab;", ",:()/\t"},
      {"&#8217;&#x2019;&#X2019;", "’’’"},
      {"&#65 &#x41.", "A A."},
      {"&#146;&#150;&#x80;", "’–€"},
      {"&#0;&#xD800;&#x110000;&#99999999999999999999;", "\uFFFD\uFFFD\uFFFD\uFFFD"},
      {"&copy 2026 &reg, R&ampD", "© 2026 ®, R&ampD"},
      {"&nbspand", "\u00A0and"},
      {"?a=1&copy=2&reg=US&region=3", "?a=1&copy=2&reg=US&region=3"},
      {"R&D, Q&A; &unknown; & &; &# &#; &#x; &#xG; &",
       "R&D, Q&A; &unknown; & &; &# &#; &#x; &#xG; &"},
      {"&ndash", "&ndash"},
      {"", ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.written);
    CHECK(decode_entities(c.written) == c.decoded);
  }
}

TEST_CASE("text with tags or entities looks like HTML, other text does not") {
  for (const char* html :
       {"<p>x</p>", "a<br>b", "a<BR/>b", "</div>", "<!-- x -->", "<!DOCTYPE html>", "R&amp;D",
        "caf&#233;", "5 < 6 <b>x</b>", "<span class='x'>y</span>"}) {
    CAPTURE(html);
    CHECK(looks_like_html(html));
  }
  for (const char* plain :
       {"", "plain", "WBC < 5 and RBC > 3", "<5 years>", "R&D & QA", "<jane@example.org>",
        "<https://example.org>", "a <b", "x <unknown> y", "&copy", "?a=1&b=2;"}) {
    CAPTURE(plain);
    CHECK_FALSE(looks_like_html(plain));
  }
}

TEST_CASE("escaped text is safe in elements and attributes and decodes to itself") {
  CHECK(escape("<a href=\"x\">'R&D'</a>") ==
        "&lt;a href=&quot;x&quot;&gt;&#39;R&amp;D&#39;&lt;/a&gt;");
  CHECK(decode_entities(escape("&lt; <\">' é")) == "&lt; <\">' é");
}
