// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/html.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using medtech::html::to_text;

namespace {

struct Case {
  std::string_view html;
  std::string_view text;
};

template <std::size_t count>
void check_all(const Case (&cases)[count]) {
  for (const Case& c : cases) {
    CAPTURE(c.html);
    CHECK(to_text(c.html) == c.text);
  }
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("paragraphs and blocks are lines") {
  check_all({
      {"<p>One</p><p>Two</p>", "One\n\nTwo"},
      {"<p>One<p>Two", "One\n\nTwo"},
      {"<div>One</div><div>Two</div>", "One\nTwo"},
      {"<div><div><div>One</div></div></div>Two", "One\nTwo"},
      {"<div>One</div><div><br></div><div>Two</div>", "One\n\nTwo"},
      {"<h2>Duties</h2>Run QC.<h3>Pay</h3>", "Duties\n\nRun QC.\n\nPay"},
      {"<p><b>Qualifications:</b></p>Regular", "Qualifications:\n\nRegular"},
      {"<p></p><p>&nbsp;</p><p> </p>One<p></p><p><br></p><p></p>Two<p></p>", "One\n\nTwo"},
      {"One</p>Two", "One\n\nTwo"},
      {"One<hr>Two", "One\n\nTwo"},
      {"One<button>Apply</button><button>Save</button>", "One\nApply\nSave"},
      {"<dl><dt>Shift<dd>Night</dl>", "Shift\nNight"},
      {"<section>One</section><footer>Two</footer>", "One\n\nTwo"},
      {"<b>One</b> <i>two</i><u>three</u>", "One twothree"},
      {"<p>One <b>two</p><p>three</b> four</p>", "One two\n\nthree four"},
  });
}

TEST_CASE("line breaks are kept, at most one line stays blank") {
  check_all({
      {"One<br>Two<br/>Three</br>Four", "One\nTwo\nThree\nFour"},
      {"One<br><br><br><br>Two", "One\n\nTwo"},
      {"<br>One<br>", "One"},
      {"<p>One<br></p><p>Two</p>", "One\n\nTwo"},
      {"<pre>a  b\n  c\n\n\n\nd</pre>e", "a b\nc\n\nd\n\ne"},
  });
}

TEST_CASE("white space collapses") {
  check_all({
      {"<p>  One\n\t two \r\n three  </p>", "One two three"},
      {"One&nbsp;&nbsp; <b> two </b> three", "One two three"},
      {"<p>One\u00A0two</p>", "One two"},
      {"<p>\u200B</p><p>One\u200Btwo&shy;three\uFEFF</p>", "Onetwothree"},
      {"<span>One</span><span> </span><span>two</span>", "One two"},
      {"<p>One\u2028two</p>", "One\ntwo"},
  });
}

TEST_CASE("lists have marks and are indented by their level") {
  check_all({
      {"Intro<ul><li>One</li><li>Two</li></ul>After", "Intro\n\n- One\n- Two\n\nAfter"},
      {"<ul><li>One<li>Two</ul>", "- One\n- Two"},
      {"<ol><li>One</li><li>Two</li></ol>", "1. One\n2. Two"},
      {"<ol start=5><li>One<li value='9'>Two<li>Three</ol>", "5. One\n9. Two\n10. Three"},
      {"<ul><li>One<ul><li>Two</li></ul></li><li>Three</li></ul>", "- One\n  - Two\n- Three"},
      {"<ul><li>One</li><ul><li>Two</li></ul></ul>", "- One\n  - Two"},
      {"<ol><li>One<ul><li>a</ul><li>Two</ol>", "1. One\n  - a\n2. Two"},
      {"<ul><li><p>One</p></li><li><p>Two</p><p>more</p></li></ul>", "- One\n- Two\n  more"},
      {"<ul><li><div><span>One</span></div><br></li><li></li><li> </li><li>Two</li></ul>",
       "- One\n- Two"},
      {"<ul></ul>One", "One"},
      {"<li>One</li><li>Two</li>", "- One\n- Two"},
      {"<li>One<li>Two", "- One\n- Two"},
      {"<ul><li>One</li></ul><ul><li>Two</li></ul>", "- One\n\n- Two"},
      {"<ul><li>One<br>line</li></ul>", "- One\n  line"},
      {"<ul><li>One</li></ul></div></ul><p>After</p>", "- One\n\nAfter"},
  });
}

TEST_CASE("cells of a row stand on one line") {
  check_all({
      {"<table><tr><th>Shift</th><th>Pay</th></tr><tr><td>Night</td><td>$4</td></tr></table>",
       "Shift | Pay\nNight | $4"},
      {"<table><tr><td><p>Night</p></td><td><p>$4</p></td></tr></table>", "Night | $4"},
      {"<table><tr><td></td><td>One<td>&nbsp;<td>Two</table>", "One | Two"},
      {"<table><tr><td><p>One</p><p>Two</p></td></tr></table>", "One\n\nTwo"},
      {"<table><tr><td>a<table><tr><td>b<td>c</table><td>d</table>e", "a\n\nb | c | d\n\ne"},
      {"<table><tr><td>Duties</td><td><ul><li>One</li><li>Two</li></ul></td></tr></table>",
       "Duties\n\n- One\n- Two"},
      {"<table><tbody><tr><td>a</tbody><tfoot><tr><td>b</table>", "a\nb"},
  });
}

TEST_CASE("what people do not see is left out") {
  check_all({
      {"One<script>if (a < b) document.write('<p>x</p>')</script>Two", "OneTwo"},
      {"<style>p { color: red }</style>One<!-- two --> three", "One three"},
      {"<title>Page</title><p>One</p><noscript>Enable scripts</noscript>", "One"},
      {"<p hidden>One</p>Two", "Two"},
      {"<p hidden>One<p>Two", "Two"},
      {"<div style='color: red; DISPLAY : none'>One<div>x</div></div>Two", "Two"},
      {"<ul><li style=\"display:none\">One<ul><li>x</li></ul><li>Two</ul>", "- Two"},
      {"<div style='display:block'>One</div>", "One"},
      {"<select><option>One<option>Two</select><textarea><p>x</textarea>Three", "Three"},
      {"<svg><title>x</title><text>y</text></svg>One", "One"},
      {"<br hidden>One", "One"},
      {"<?xml version='1.0'?><!DOCTYPE html><![CDATA[x>One", "One"},
      {"<script/>One", "One"},
      {"One<script>never closed", "One"},
      {"One<!-- never closed", "One<!-- never closed"},
      {"<p>One<!-- never closed", "One"},
  });
}

TEST_CASE("entities are decoded") {
  check_all({
      {"<p>R&amp;D &lt;b&gt; caf&eacute;&#8217;s &#146;</p>", "R&D <b> café’s ’"},
      {"<p>R&D &unknown; & more</p>", "R&D &unknown; & more"},
      {"<p>&amp;lt;</p>", "&lt;"},
  });
}

TEST_CASE("text without markup comes back with its own lines") {
  check_all({
      {"One\nTwo\r\n\r\n\r\n\r\nThree  \n", "One\nTwo\n\nThree"},
      {"WBC < 5 & RBC > 3\nnext", "WBC < 5 & RBC > 3\nnext"},
      {"Pay: &pound;5\nR&amp;D", "Pay: £5\nR&D"},
      {"\tOne\ttwo", "One two"},
      {"", ""},
      {" \n ", ""},
      {"Write to <jane@example.org>\nor <https://example.org/a>",
       "Write to <jane@example.org>\nor <https://example.org/a>"},
  });
}

TEST_CASE("text with inline tags alone keeps its lines too") {
  check_all({
      {"<b>Duties</b>\nRun QC\nCalibrate", "Duties\nRun QC\nCalibrate"},
      {"<b>Duties</b>\nRun QC<br>Calibrate", "Duties Run QC\nCalibrate"},
  });
}

TEST_CASE("signs that begin no tag are text") {
  check_all({
      {"<p>WBC < 5, <5 mg, a<b></p>", "WBC < 5, <5 mg, a"},
      {"<p>Mail <jane@example.org> or see <http://example.org></p>",
       "Mail <jane@example.org> or see <http://example.org>"},
      {"<p>a <<b>b</b>> c</p>", "a <b> c"},
      {"<p>One</><//>Two</p>", "OneTwo"},
      {"<p>One<stro", "One"},
      {"<p>One<a href=\"x", "One"},
  });
}

TEST_CASE("tags are read as browsers read them") {
  check_all({
      {"<P CLASS=a>One</P ><DIV\n>Two</DIV>", "One\n\nTwo"},
      {"<p title=\"a > b\" data-x='</p>' y=>One</p>Two", "One\n\nTwo"},
      {"<p title=a>b</p>", "b"},
      {"<p><o:p>One</o:p><my-box>two</my-box>", "Onetwo"},
      {"<div>One</my-box></section>two</div>", "Onetwo"},
      {"<p>One<a href=x>two<a href=y>three</a></a></p>", "Onetwothree"},
      {"<html><head></head><body>One</body></html>two", "Onetwo"},
      {"<h2>One<h3>Two</h2>Three", "One\n\nTwo\n\nThree"},
  });
}

TEST_CASE("the result is valid and printable") {
  CHECK(to_text("<p>a\x01\x1B[31mb\x7F</p>") == "a[31mb");
  CHECK(to_text("<p>a\xFF\xC3</p>") == "a\uFFFD\uFFFD");
  CHECK(to_text("<p>a&#27;&#x202E;b</p>") == "ab");
  CHECK(to_text("<p>One</p><p>&#x202E;</p><p>Two</p>") == "One\n\nTwo");
  CHECK(to_text(std::string_view("<p>a\0b</p>", 10)) == "a b");
  CHECK(to_text("plain \x1B[31mred\x07") == "plain [31mred");
  CHECK(to_text("\xA0\x1D \x02") == "\uFFFD");
}

TEST_CASE("hostile markup takes linear time and keeps its text") {
  CHECK(to_text(repeated("<div>", 100'000) + "x" + repeated("</b>", 100'000)) == "x");
  CHECK(to_text(repeated("<div>", 100'000) + "x" + repeated("</div>", 100'000) + "y") == "x\ny");
  CHECK(to_text("<p a=\"" + std::string(1'000'000, 'x') + "\">x") == "x");
  CHECK(to_text("<p " + repeated("a=1 ", 200'000) + ">x") == "x");
  CHECK(to_text("<p>" + std::string(1'000'000, '\0') + "x") == "x");
  CHECK(to_text("<p>" + repeated("<", 100'000)) == std::string(100'000, '<'));
  CHECK(to_text("<p>" + repeated("<a b=\"", 100'000)) == "");
  CHECK(to_text("<p>x" + repeated("</br>", 100'000)) == "x");
  const std::string deep = to_text(repeated("<ul><li>", 1000) + "x");
  CHECK(deep == std::string(14, ' ') + "- x");
}
