// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/xml.hpp"

#include "core/base/limits.hpp"

#include <doctest/doctest.h>

using medtech::xml::Document;
using medtech::xml::Element;

namespace {

Document parsed(std::string_view bytes, std::string_view charset = {}) {
  auto document = Document::parse(bytes, "feed.xml", charset);
  REQUIRE_MESSAGE(document.has_value(), bytes);
  return std::move(*document);
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

// Bytes of an ASCII text in UTF-16.
std::string wide(std::string_view ascii, bool big_endian) {
  std::string bytes;
  for (const char c : ascii) {
    if (big_endian) bytes += '\0';
    bytes += c;
    if (!big_endian) bytes += '\0';
  }
  return bytes;
}

}  // namespace

TEST_CASE("a feed is read by local names, whatever their prefix and case") {
  const Document document = parsed(R"(<?xml version="1.0"?>
    <rss xmlns:x="urn:x"><channel><title>Jobs</title>
      <item><title>MLS</title><pubDate>Tue, 11 Aug 2026</pubDate><x:jobId N:Kind="a">7</x:jobId></item>
      <item><TITLE>BMET</TITLE></item>
    </channel></rss>)");
  CHECK(document.damage().empty());
  const Element channel = document.root().child("channel");
  CHECK(document.root().name() == "rss");
  CHECK(channel.child_text("title") == "Jobs");
  const auto items = channel.children("item");
  REQUIRE(items.size() == 2);
  CHECK(items[0].child_text("pubdate") == "Tue, 11 Aug 2026");
  CHECK(items[0].child("jobid").prefix() == "x");
  CHECK(items[0].child("jobid").name() == "jobid");
  CHECK(items[0].child("jobid").attribute("kind") == "a");
  CHECK(items[0].child("x", "jobid").text() == "7");
  CHECK_FALSE(items[0].child("y", "jobid").exists());
  CHECK(items[1].child_text("title") == "BMET");
  CHECK(items[0].children().size() == 3);
}

TEST_CASE("a name of colons alone is a name") {
  const Document document = parsed("<r><:>x</:><a:>y</a:></r>");
  CHECK(document.root().child(":").text() == "x");
  CHECK(document.root().child("a:").text() == "y");
}

TEST_CASE("missing elements answer everything with nothing") {
  const Document document = parsed("<a/>");
  const Element missing = document.root().child("b").child("c");
  CHECK_FALSE(missing.exists());
  CHECK(missing.name().empty());
  CHECK(missing.prefix().empty());
  CHECK(missing.text().empty());
  CHECK(missing.inner_markup().empty());
  CHECK(missing.attribute("x").empty());
  CHECK(missing.children().empty());
  CHECK(missing.children("d").empty());
  CHECK_FALSE(Element().child("x", "y").exists());
}

TEST_CASE("text joins character data, CDATA and descendants") {
  CHECK(parsed("<a> one <b>two</b><![CDATA[ <p>three</p> ]]> </a>").root().text() ==
        "one two <p>three</p>");
  CHECK(parsed("<a><![CDATA[R&D &amp; <b>]]></a>").root().text() == "R&D &amp; <b>");
  CHECK(parsed("<a>1 &lt; 2 &#233; &#x2013; &apos;</a>").root().text() == "1 < 2 é – '");
}

TEST_CASE("markup inside an element is handed out as written") {
  const Document document = parsed(
      R"(<content type="xhtml"><div>Runs <b>QC</b> <i>daily</i> &amp; more<br/></div></content>)");
  CHECK(document.root().inner_markup() ==
        R"(<div>Runs <b>QC</b> <i>daily</i> &amp; more<br/></div>)");
}

TEST_CASE("named entities of HTML are characters, those of a DTD are never expanded") {
  CHECK(parsed("<a>R&amp;D&nbsp;caf&eacute; &ndash; &mdash;</a>").root().text() ==
        "R&D\u00A0café – —");
  CHECK(parsed("<a b='x&nbsp;y'/>").root().attribute("b") == "x\u00A0y");
  CHECK(parsed("<a><![CDATA[&eacute;]]></a>").root().text() == "&eacute;");
  CHECK(parsed("<a>&amp;eacute;</a>").root().text() == "&eacute;");
  CHECK(parsed("<a>&LT;b&GT; &unknown; R&D &</a>").root().text() == "&LT;b&GT; &unknown; R&D &");
  const Document bomb = parsed(R"(<!DOCTYPE a [<!ENTITY x "lol"><!ENTITY y "&x;&x;&x;">
      <!ENTITY file SYSTEM "file:///etc/passwd">]><a>&y;&file;</a>)");
  CHECK(bomb.root().text() == "&y;&file;");
}

TEST_CASE("the encoding is that of the mark, the declaration, the argument, or guessed") {
  const auto text = [](std::string_view bytes, std::string_view charset = {}) {
    return parsed(bytes, charset).root().text();
  };
  CHECK(text("\xEF\xBB\xBF<a>\xC3\xA9</a>") == "é");
  CHECK(text("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE9\x96</a>") == "é–");
  CHECK(text("<?xml version=\"1.0\" encoding=\"windows-1252\"?><a>\x93x\x94</a>") == "“x”");
  CHECK(text("<?xml version='1.0' encoding='ISO-8859-15'?><a>\xA4</a>") == "€");
  CHECK(text("<?xml version='1.0' encoding='utf-8'?><a>\xC3\xA9</a>", "iso-8859-1") == "é");
  CHECK(text("<a>\xE9</a>", "iso-8859-2") == "é");
  CHECK(text("<a>\xE9</a>") == "é");
  CHECK(text("<a>\xC3\xA9</a>", "no-such-encoding") == "é");
  CHECK(text("<?xml version='1.0' encoding='utf-8'?><a>\xC3\xA9 \xE9</a>") == "é \uFFFD");
  CHECK(text("\xFF\xFE" + wide("<a>x</a>", false)) == "x");
  CHECK(text("\xFE\xFF" + wide("<a>x</a>", true)) == "x");
  CHECK(text(wide("<?xml version='1.0' encoding='UTF-16'?><a>x</a>", false)) == "x");
  CHECK(text(wide("<a>x</a>", true)) == "x");
  CHECK(text("<?xml version='1.0' encoding='UTF-16'?><a>x</a>") == "x");
}

TEST_CASE("what stands before the first tag does no harm") {
  CHECK(parsed(" \n\n<?xml version='1.0'?><a>x</a>").root().text() == "x");
  CHECK(parsed("Warning: line 3\n<?xml version='1.0'?><a>x</a>").root().text() == "x");
  CHECK(parsed("\n\n<a>\n<b></a>").damage().starts_with("line 4: "));
}

TEST_CASE("control characters become blanks") {
  CHECK(parsed(std::string_view("<a>x\x01y\x0Bz\0w</a>", 15)).root().text() == "x y z w");
}

TEST_CASE("malformed feeds keep their items and tell the damage") {
  const auto titles = [](std::string_view feed) {
    const Document document = parsed(feed);
    CHECK_MESSAGE(document.damage().starts_with("line "), document.damage());
    std::string all;
    for (const Element item : document.root().children("item")) all += item.child_text("t") + ";";
    return all;
  };
  SUBCASE("a bare less-than sign") {
    CHECK(titles("<r><item><t>WBC < 5</t></item><item><t>b</t></item></r>") == "WBC < 5;b;");
  }
  SUBCASE("tags of HTML without end") {
    CHECK(titles("<r><item><t>a<br>b</t></item><item><t>c</t></item></r>") == "ab;c;");
  }
  SUBCASE("a stray end tag") {
    CHECK(titles("<r><item><t>a</b></t></item><item><t>c</t></item></r>") == "a</b>;c;");
  }
  SUBCASE("tags without a name") {
    CHECK(titles("<r><item><t>a<></></t></item><item><t>b</t></item></r>") == "a<></>;b;");
  }
  SUBCASE("attributes of HTML") {
    CHECK(titles("<r><item><t><p class=x>a</p></t></item><item><t>b</t></item></r>") ==
          "<p class=x>a</p>;b;");
  }
  SUBCASE("a cut-off feed") {
    CHECK(titles("<r><item><t>a</t></item><item><t>b</t><u") == "a;b;");
    CHECK(titles("<r><item><t>a</t></item><item><t><![CDATA[b") == "a;b;");
  }
  SUBCASE("comments and instructions that don't end") {
    CHECK(titles("<r><item><t>a</t></item><!-- <item><t>b</t></item></r>") == "a;b;");
    CHECK(titles("<r><?x <item><t>a</t></item></r>") == "a;");
  }
  SUBCASE("comments and document types where something else is malformed") {
    CHECK(
        titles("<!DOCTYPE r [<!ENTITY x 'y'>]><r><!-- c --><?p i?><item><t>1 < 2</t></item></r>") ==
        "1 < 2;");
  }
}

TEST_CASE("nesting is bounded") {
  const std::size_t limit = medtech::limits::xml_depth;
  CHECK(parsed(repeated("<a>", limit) + "x" + repeated("</a>", limit)).damage().empty());
  const Document document = parsed("<r><b>first</b>" + repeated("<a>", 100'000));
  CHECK_FALSE(document.damage().empty());
  CHECK(document.root().child_text("b") == "first");
  std::size_t depth = 0;
  for (Element element = document.root(); element.exists(); element = element.child("a")) ++depth;
  CHECK(depth == limit);
}

TEST_CASE("what is no XML is refused") {
  for (const std::string_view text :
       {"", "  ", "plain text", "{\"a\": 1}", "<", "<!-- -->", "<?xml?>"}) {
    CAPTURE(text);
    const auto document = Document::parse(text, "feed.xml");
    REQUIRE_FALSE(document.has_value());
    CHECK(document.error().kind == medtech::ErrorKind::input);
    CHECK(document.error().message.starts_with("no XML: "));
    CHECK(document.error().place.file == "feed.xml");
  }
}

TEST_CASE("elements stay valid when their document moves") {
  Document first = parsed("<a><b>x</b></a>");
  const Element element = first.root().child("b");
  const Document second = std::move(first);
  CHECK(element.text() == "x");
}
