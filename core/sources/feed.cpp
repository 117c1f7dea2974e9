// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/feed.hpp"

#include "core/base/text.hpp"
#include "core/format/html.hpp"
#include "core/format/xml.hpp"
#include "core/net/url.hpp"
#include "core/sources/answer.hpp"
#include "core/sources/board.hpp"
#include "core/sources/description.hpp"
#include "core/sources/feed_titles.hpp"
#include "core/sources/fields.hpp"
#include "core/sources/job_posting.hpp"
#include "core/sources/neogov.hpp"
#include "core/sources/personio.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace medtech::sources {

namespace {

using listing::RawListing;
using listing::RawPlace;
using xml::Element;

// Extensions whose elements bear the names of ours but speak of pictures, players and pages.
bool is_foreign(std::string_view prefix) {
  constexpr auto foreign =
      std::to_array<std::string_view>({"a10", "admin", "atom", "feedburner", "image", "itunes",
                                       "media", "slash", "sy", "thr", "wfw"});
  return std::ranges::find(foreign, text::lower(prefix)) != foreign.end();
}

bool is_item(const Element& element) {
  constexpr auto names = std::to_array<std::string_view>(
      {"entry", "item", "job", "listing", "position", "posting", "vacancy"});
  return std::ranges::find(names, element.name()) != names.end();
}

// HTML that stands escaped, in CDATA, or as markup inside the element.
std::string markup_of(const Element& element) {
  const bool inside =
      text::equal_ignoring_case(element.attribute("type"), "xhtml") || !element.children().empty();
  return inside ? element.inner_markup() : unescaped_description(element.text());
}

RawPlace nested_place(const Element& element) {
  RawPlace place;
  for (const Element& part : element.children()) {
    const std::string value = part.text();
    switch (find_field(part.name()).value_or(Field::title)) {
      case Field::city:
        place.city = value;
        break;
      case Field::state:
      case Field::region:
        place.state = value;
        break;
      case Field::zip:
        place.zip = value;
        break;
      case Field::country:
        place.country = value;
        break;
      case Field::latitude:
        place.lat = amount_from(value);
        break;
      case Field::longitude:
        place.lon = amount_from(value);
        break;
      default:
        if (part.name() == "name") place.text = value;
    }
  }
  // The name of a site ("Main campus") says less than its parts.
  if (!place.city.empty()) place.text.clear();
  return place;
}

// One place, one with parts, or a list of either.
void take_place(const Element& element, FieldSet& fields, std::vector<std::string>& texts) {
  const std::vector<Element> inner = element.children();
  if (inner.empty()) {
    texts.push_back(element.text());
    return;
  }
  const bool list = element.name() == "locations";
  if (!list) return fields.add_place(nested_place(element));
  for (const Element& one : inner) {
    if (one.children().empty()) {
      texts.push_back(one.text());
    } else {
      fields.add_place(nested_place(one));
    }
  }
}

void take_link(const Element& link, FieldSet& fields) {
  const std::string href = link.attribute("href");
  if (href.empty()) return fields.set(Field::url, link.text());
  const std::string relation = text::lower(link.attribute("rel"));
  if (relation.empty() || relation == "alternate") fields.set(Field::url, href);
}

// A guid is the source's own id, and a fallback for the link unless it says it is none.
void take_guid(const Element& guid, FieldSet& fields) {
  const std::string value = guid.text();
  const bool link = !text::equal_ignoring_case(guid.attribute("ispermalink"), "false") &&
                    !net::origin(value).empty();
  fields.set(Field::native_id, value);
  if (link) fields.set(Field::apply_url, value);
}

void take_element(const Element& element, FieldSet& fields, std::vector<std::string>& places) {
  const std::string name = element.name();
  if (name == "link") return take_link(element, fields);
  if (name == "guid") return take_guid(element, fields);
  // Google's own id of an item: SuccessFactors and its kin write the requisition there.
  if (name == "id" && element.prefix() == "g") return fields.set(Field::reference, element.text());
  const auto field = find_field(name);
  if (!field) return;
  switch (*field) {
    case Field::place:
      return take_place(element, fields, places);
    case Field::description:
      return fields.set(*field, markup_of(element));
    case Field::title:
    case Field::employer:
      return fields.set(*field, html::decode_entities(element.text()));
    default:
      return fields.set(*field, element.text());
  }
}

RawListing read_item(const Element& channel, const Element& item) {
  FieldSet fields;
  std::vector<std::string> places;
  if (is_neogov_item(item)) take_neogov_fields(channel, item, fields);
  for (const Element& element : item.children()) {
    if (!is_foreign(element.prefix())) take_element(element, fields, places);
  }
  fields.set(Field::posted, item.child_text("updated"));  // Atom's, where nothing says "published"
  if (places.size() == 1) {
    fields.set(Field::place, places.front());
  } else {
    for (const std::string& place : places) fields.add_place(place_named(place));
  }
  return fields.take_listing();
}

// Legacy exports of SuccessFactors keep marks of their template where a job has no value, "[[…]]",
// and tags without a name.
std::string without_template_marks(std::string_view text) {
  constexpr std::size_t longest_mark = 100;
  std::string clean;
  while (true) {
    const std::size_t begin = text.find("[[");
    const std::size_t end = begin == text.npos ? begin : text.find("]]", begin);
    if (end == text.npos) break;
    const bool mark = end - begin <= longest_mark;
    clean += text.substr(0, mark ? begin : end);
    text.remove_prefix(mark ? end + 2 : end);
  }
  clean.append(text);
  return text::replace_all(text::replace_all(clean, "</>", ""), "<>", "");
}

void drop_template_marks(RawListing& raw) {
  for (std::string* field :
       {&raw.requisition, &raw.native_id, &raw.title, &raw.employer, &raw.url, &raw.description,
        &raw.posted, &raw.closes, &raw.employment_type, &raw.schedule, &raw.shift, &raw.pay.text}) {
    *field = text::trim(without_template_marks(*field));
  }
  for (RawPlace& place : raw.places) {
    for (std::string* part : {&place.text, &place.city, &place.state, &place.zip, &place.country}) {
      *part = text::trim(without_template_marks(*part));
    }
  }
  std::erase(raw.places, RawPlace{});
}

// The element that holds the feed's own title and link.
Element channel_of(const Element& root) {
  const Element channel = root.child("channel");
  return channel.exists() ? channel : root;
}

std::vector<Element> items_of(const Element& root) {
  std::vector<Element> items;
  const auto collect = [&items](const Element& parent) {
    for (const Element& child : parent.children()) {
      if (is_item(child) && items.size() < limits::items_per_document) items.push_back(child);
    }
  };
  collect(root);
  // A single item may stand alone, with an element of such a name for a plain value; <listing> may
  // also hold them all.
  const auto has_parts = [](const Element& item) { return !item.children().empty(); };
  if (is_item(root) && std::ranges::none_of(items, has_parts)) return {root};
  if (!items.empty()) return items;
  for (const Element& child : root.children()) collect(child);
  return items;
}

// The site that relative links belong to: where it is said (xml:base), else the channel's own link,
// else where the feed came from.
std::string base_of(const Element& channel, const FeedOrigin& origin) {
  if (const std::string own = channel.attribute("base"); !own.empty())
    return net::resolve(origin.url, own);
  for (const Element& link : channel.children("link")) {
    const std::string href = link.attribute("href");
    if (!link.prefix().empty() || text::equal_ignoring_case(link.attribute("rel"), "self"))
      continue;
    const std::string absolute = net::resolve(origin.url, href.empty() ? link.text() : href);
    if (!absolute.empty()) return absolute;
  }
  return origin.url;
}

void settle_link(const std::string& base, RawListing& raw) {
  if (!raw.url.empty()) raw.url = net::resolve(base, raw.url);
}

// What concerns all items of a feed together.
Reading finished(Reading reading, const FeedOrigin& origin) {
  if (reading.listings.empty() && !reading.broken_off.empty())
    return failed_reading(reading.broken_off);
  if (reading.listings.empty() && reading.bad_items > 0)
    return failed_reading("no item of the feed has a title");
  split_titles(reading.listings, origin.one_employer);
  mark_shared_addresses(reading.listings);
  return reading;
}

bool is_feed_root(std::string_view name) {
  return name == "rss" || name == "rdf" || name == "feed" || name == "job-listing";
}

Reading read_xml_feed(const xml::Document& document, const FeedOrigin& origin) {
  const Element root = document.root();
  const std::vector<Element> items = items_of(root);
  if (root.name() == "html") {
    return failed_reading("HTML where a feed was due (a bot wall or a wrong address)");
  }
  if (items.empty() && !document.damage().empty()) {
    return failed_reading("the XML is malformed: " + document.damage());
  }
  if (items.empty() && !is_feed_root(root.name())) {
    return failed_reading("no feed and no list of jobs: the root element is <" + root.name() + ">");
  }
  Reading reading;
  reading.whole = false;
  if (!document.damage().empty()) {
    if (document.breaks_off()) {
      reading.broken_off = "the feed breaks off, what comes after is lost: " + document.damage();
    } else {
      reading.problems.push_back("the XML is malformed: " + document.damage());
    }
  }
  const Element channel = channel_of(root);
  const std::string base = base_of(channel, origin);
  const bool personio = is_personio_feed(root);
  for (const Element& item : items) {
    RawListing raw = personio ? read_personio_position(item) : read_item(channel, item);
    if (root.name() == "job-listing") drop_template_marks(raw);
    const std::string own = item.attribute("base");
    settle_link(own.empty() ? base : net::resolve(base, own), raw);
    if (raw.title.empty() || document.breaks_off_inside(item)) {
      ++reading.bad_items;
    } else {
      reading.listings.push_back(std::move(raw));
    }
  }
  if (personio) join_repeated(reading.listings);
  return finished(std::move(reading), origin);
}

// Teamtailor names the employer in the feed's title, and again beside the posting's number.
RawListing read_json_item(json::Value item, std::string_view feed_title) {
  const json::Value posting = item["_jobposting"];
  RawListing raw = read_job_posting(posting);
  const bool named = !feed_title.empty() && posting["identifier"]["name"].string() == feed_title;
  if (raw.employer.empty() && named) raw.employer = feed_title;
  const auto fill = [&](std::string& into, std::string_view key) {
    if (into.empty()) into = item[key].scalar_text();
  };
  if (raw.title.empty()) raw.title = item["title"].string_or_empty();
  fill(raw.posted, "date_published");
  fill(raw.description, "content_html");
  fill(raw.description, "content_text");
  fill(raw.description, "summary");
  fill(raw.native_id, "id");
  // The feed's own address is the one that its readers see; the posting's may be an application
  // form.
  std::string url = item["url"].scalar_text();
  if (!url.empty()) raw.url = std::move(url);
  fill(raw.url, "external_url");
  return raw;
}

}  // namespace

bool is_json_feed(json::Value root) {
  return root["version"].string_or_empty().find("jsonfeed.org") != std::string_view::npos &&
         root["items"].is_array();
}

Reading read_json_feed(json::Value root, const FeedOrigin& origin) {
  Reading reading;
  reading.whole = false;
  const std::string home = net::resolve(origin.url, root["home_page_url"].scalar_text());
  const std::string& base = home.empty() ? origin.url : home;
  const std::string_view feed_title = text::trim(root["title"].string_or_empty());
  root["items"].each([&](json::Value item) {
    if (reading.listings.size() >= limits::items_per_document) return;
    RawListing raw = read_json_item(item, feed_title);
    settle_link(base, raw);
    if (raw.title.empty()) {
      ++reading.bad_items;
    } else {
      reading.listings.push_back(std::move(raw));
    }
  });
  return finished(std::move(reading), origin);
}

Reading read_feed(std::string_view bytes, const FeedOrigin& origin) {
  std::string_view start = bytes;
  if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
  if (text::trim(start.substr(0, limits::kibibyte)).starts_with('{')) {
    const auto document = json::Document::parse(bytes);
    if (!document) return failed_reading("no readable JSON: " + document.error().message);
    if (!is_json_feed(document->root())) return failed_reading("JSON, but not a JSON Feed");
    return read_json_feed(document->root(), origin);
  }
  if (begins_like_html(bytes)) {
    return failed_reading("HTML where a feed was due (a bot wall or a wrong address)");
  }
  const auto document = xml::Document::parse(bytes, {}, origin.charset);
  if (!document) return failed_reading("no readable XML: " + document.error().message);
  return read_xml_feed(*document, origin);
}

}  // namespace medtech::sources
