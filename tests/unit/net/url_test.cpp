// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/url.hpp"

#include "core/base/limits.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using namespace medtech::net;

TEST_CASE("an address is taken apart and written in one way") {
  struct Row {
    const char* written;
    const char* read;
  };
  const std::vector<Row> rows = {
      {"https://x.example", "https://x.example/"},
      {"HTTPS://X.Example:443/Jobs?Q=1#Top", "https://x.example/Jobs?Q=1#Top"},
      {"http://x.example:80/", "http://x.example/"},
      {"http://x.example:/a", "http://x.example/a"},
      {"http://x.example:8080/a/./b/../c", "http://x.example:8080/a/c"},
      {"  https://x.example/a\n/b\t ", "https://x.example/a/b"},
      {"https://x.example/a b?q=\"é\"", "https://x.example/a%20b?q=%22%C3%A9%22"},
      {"https://x.example/50%/%41", "https://x.example/50%/%41"},
      {"https://user:secret@x.example/a", "https://x.example/a"},
      {"http://[::1]:8080/", "http://[::1]:8080/"},
      {"https://x.example?q", "https://x.example/?q"},
      {"https://x.example/?", "https://x.example/?"},
      {"https://x.example/../../a", "https://x.example/a"},
      {"https://x.example/a/..", "https://x.example/"},
      {"https://x.example//a//b", "https://x.example//a//b"},
      {"http://a\\@b.example/", "http://b.example/"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.written);
    const auto url = parse_url(row.written);
    REQUIRE(url);
    CHECK(to_string(*url) == row.read);
  }
}

TEST_CASE("what is no complete http(s) address is not taken for one") {
  for (const std::string text : {"",
                                 "x.example",
                                 "/jobs",
                                 "//x.example/",
                                 "ftp://x.example/",
                                 "javascript:alert(1)",
                                 "mailto:hr@x.example",
                                 "https:/x.example",
                                 "https:x.example",
                                 "https://",
                                 "https:///a",
                                 "https://x.example:0/",
                                 "https://x.example:65536/",
                                 "https://x.example:8o/",
                                 "https://x.example:-1/",
                                 "https://x y.example/",
                                 "https://x%2eexample/",
                                 "https://[::1/",
                                 "https://[]/",
                                 "https://[fe80::1%25eth0]/",
                                 "https://.example/",
                                 "https://b\xC3\xBC.example/",
                                 "https://:80/",
                                 "file:///etc/passwd",
                                 "data:text/html,x"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_url(text));
  }
  CHECK_FALSE(parse_url("https://" + std::string(254, 'a') + "/"));
  CHECK_FALSE(
      parse_url("https://x.example/" + std::string(medtech::limits::request_url_bytes, 'a')));
}

TEST_CASE("the origin is scheme, host and a port that is not the usual one") {
  CHECK(origin("https://X.example/a?b#c") == "https://x.example");
  CHECK(origin("https://x.example:443/") == "https://x.example");
  CHECK(origin("https://x.example:80/") == "https://x.example:80");
  CHECK(origin("http://x.example:8443/") == "http://x.example:8443");
  CHECK(origin("http://user@x.example") == "http://x.example");
  CHECK(origin("nothing") == "");
  CHECK(host_label("http://x.example:8443/a") == "x.example:8443");
  CHECK(host_label("https://x.example/a") == "x.example");
  CHECK(host_label("") == "");
}

TEST_CASE("loopback is told from other hosts") {
  for (const std::string url : {"http://localhost/", "http://LOCALHOST:80/", "http://127.0.0.1:9/x",
                                "https://127.255.1.2/", "http://[::1]:8080/"}) {
    CAPTURE(url);
    CHECK(is_loopback(url));
  }
  for (const std::string url :
       {"http://localhost.example/", "http://127.0.0.1.example/", "http://128.0.0.1/",
        "http://1.127.0.0/", "http://[::2]/", "127.0.0.1", ""}) {
    CAPTURE(url);
    CHECK_FALSE(is_loopback(url));
  }
}

TEST_CASE("references are resolved as RFC 3986, 5.4 lists") {
  const std::string base = "http://a/b/c/d;p?q";
  const std::vector<std::pair<const char*, const char*>> rows = {
      {"g", "http://a/b/c/g"},
      {"./g", "http://a/b/c/g"},
      {"g/", "http://a/b/c/g/"},
      {"/g", "http://a/g"},
      {"//g", "http://g/"},
      {"?y", "http://a/b/c/d;p?y"},
      {"g?y", "http://a/b/c/g?y"},
      {"#s", "http://a/b/c/d;p?q#s"},
      {"g#s", "http://a/b/c/g#s"},
      {"g?y#s", "http://a/b/c/g?y#s"},
      {";x", "http://a/b/c/;x"},
      {"g;x", "http://a/b/c/g;x"},
      {"", "http://a/b/c/d;p?q"},
      {".", "http://a/b/c/"},
      {"./", "http://a/b/c/"},
      {"..", "http://a/b/"},
      {"../g", "http://a/b/g"},
      {"../..", "http://a/"},
      {"../../g", "http://a/g"},
      {"../../../g", "http://a/g"},
      {"/./g", "http://a/g"},
      {"/../g", "http://a/g"},
      {"g.", "http://a/b/c/g."},
      {"..g", "http://a/b/c/..g"},
      {"./g/.", "http://a/b/c/g/"},
      {"g/../h", "http://a/b/c/h"},
      {"g;x=1/../y", "http://a/b/c/y"},
      {"g?y/../x", "http://a/b/c/g?y/../x"},
      {"g#s/../x", "http://a/b/c/g#s/../x"},
      {"http://g/x", "http://g/x"},
  };
  for (const auto& [reference, result] : rows) {
    CAPTURE(reference);
    CHECK(resolve(base, reference) == result);
  }
}

TEST_CASE("what does not lead to an http(s) page resolves to nothing") {
  const std::string base = "https://x.example/jobs/";
  for (const std::string reference :
       {"mailto:hr@x.example", "javascript:void(0)", "tel:+15135550100", "http:g",
        "ftp://x.example/", "//", "http://"}) {
    CAPTURE(reference);
    CHECK(resolve(base, reference) == "");
  }
  CHECK(resolve("", "/jobs") == "");
  CHECK(resolve("", "https://y.example/jobs") == "https://y.example/jobs");
  CHECK(resolve(base, "https://real.example@other.example/") == "https://other.example/");
  CHECK(resolve("https://me:secret@x.example/a", "b") == "https://x.example/b");
  CHECK(resolve(base, " detail/7 \n") == "https://x.example/jobs/detail/7");
  CHECK(resolve(base, std::string(medtech::limits::request_url_bytes + 1, 'a')) == "");
}

TEST_CASE("percent-encoding leaves what is asked for, and is undone byte for byte") {
  CHECK(percent_encode("BMET II/III & more~") == "BMET%20II%2FIII%20%26%20more~");
  CHECK(percent_encode("a/b c", "/") == "a/b%20c");
  CHECK(percent_decode("%41%4a%zz%4") == "AJ%zz%4");
  CHECK(percent_decode("%") == "%");
  std::string bytes;
  for (int byte = 0; byte < 256; ++byte) bytes += static_cast<char>(byte);
  CHECK(percent_decode(percent_encode(bytes)) == bytes);
}

TEST_CASE("parameters are appended to the query") {
  Url url = *parse_url("https://x.example/search");
  add_query(url, {{"what", "lab tech"}});
  CHECK(to_string(url) == "https://x.example/search?what=lab%20tech");
  add_query(url, {{"app_key", "a&b"}, {"n", ""}});
  CHECK(to_string(url) == "https://x.example/search?what=lab%20tech&app_key=a%26b&n=");
}

TEST_CASE("secrets are taken out of a query by name and by value") {
  const NamedValues secrets = {{"app_key", "0123456789abcdef"}, {"pin", "42"}};
  const auto without = [&](const char* text) {
    Url url = *parse_url(text);
    remove_secrets(url, secrets);
    return to_string(url);
  };
  CHECK(without("https://x.example/?app_key=other&a=1") == "https://x.example/?a=1");
  CHECK(without("https://x.example/?a=1&app%5Fkey=x") == "https://x.example/?a=1");
  CHECK(without("https://x.example/?next=%2Fq%3Fk%3D0123456789abcdef") == "https://x.example/");
  CHECK(without("https://x.example/?t=0123456789%61bcdef&b=2") == "https://x.example/?b=2");
  CHECK(without("https://x.example/?t=42&page=142") == "https://x.example/?page=142");
  CHECK(without("https://x.example/?a=&b") == "https://x.example/?a=&b");
  CHECK(without("https://x.example/?app_key=1&app_key=2") == "https://x.example/");
}

TEST_CASE("whatever is put together from pieces of addresses, reading it again changes nothing") {
  const std::vector<std::string> pieces = {
      "http://", "https://", "//", "/",   "..",  ".",  "a",    "B.example", ":",    "8080", "@",
      "?",       "#",        "%",  "%2e", "%41", "\\", " ",    "\t",        "\xC3", "[",    "]",
      "::1",     "&",        "=",  "|",   "\"",  "é",  "127.", "-",         "_",    ";",    "'"};
  std::minstd_rand random(20261122);
  for (int round = 0; round < 20'000; ++round) {
    std::string base = "https://x.example/a/b?c#d";
    std::string text;
    const unsigned long length = random() % 12;
    for (unsigned long i = 0; i < length; ++i) text += pieces[random() % pieces.size()];
    CAPTURE(text);
    const std::string resolved = resolve(base, text);
    if (!resolved.empty()) {
      const auto url = parse_url(resolved);
      REQUIRE(url);
      REQUIRE(to_string(*url) == resolved);
      REQUIRE(url->user_info.empty());
      REQUIRE(resolve(resolved, "") == resolved.substr(0, resolved.find('#')));
      REQUIRE(resolved.starts_with(origin(resolved) + "/"));
      REQUIRE(std::ranges::all_of(resolved, [](char c) { return c > ' ' && c < '\x7F'; }));
    }
    if (const auto url = parse_url(text)) REQUIRE(resolve(base, text) == to_string(*url));
  }
}
