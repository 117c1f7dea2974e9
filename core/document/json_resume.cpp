// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/json_resume.hpp"

#include "core/base/text.hpp"
#include "core/document/flow.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace medtech::document {

namespace {

// Keys of JSON Resume 1.0.0 and of the versions before it, with the headings they go under.
struct Part {
  std::string_view key;
  std::string_view heading;
};
constexpr std::array<Part, 10> list_parts{{{"work", "Work Experience"},
                                           {"volunteer", "Volunteer Experience"},
                                           {"education", "Education"},
                                           {"certificates", "Certifications"},
                                           {"awards", "Awards"},
                                           {"publications", "Publications"},
                                           {"projects", "Projects"},
                                           {"languages", "Languages"},
                                           {"interests", "Interests"},
                                           {"references", "References"}}};

std::string joined(std::initializer_list<std::string_view> parts, std::string_view between) {
  std::string out;
  for (const std::string_view part : parts) {
    if (part.empty()) continue;
    if (!out.empty()) out += between;
    out += part;
  }
  return out;
}

class JsonReader {
 public:
  explicit JsonReader(json::Value root) : root_(root) {}

  std::vector<Line> read() {
    basics(root_["basics"]);
    for (const Part& part : list_parts) list(part);
    skills();
    return flow_.take();
  }

 private:
  void line(std::string_view text, bool bold = false) {
    std::string flat(text);
    std::ranges::replace(flat, '\n', ' ');
    flow_.text(flat, {0, bold, false});
    flow_.end_line();
  }

  void lines(std::string_view text) {
    for (const std::string_view each : text::lines(text)) line(each);
  }

  void heading(std::string_view words) {
    flow_.gap();
    flow_.set_heading(2);
    line(words, true);
    flow_.set_heading(0);
  }

  static std::string of(json::Value value, std::string_view key) {
    return value[key].scalar_text();
  }

  static std::string place_of(json::Value location) {
    if (location.is_string()) return location.scalar_text();
    const std::string city = joined({of(location, "city"), of(location, "region")}, ", ");
    return joined({of(location, "address"), joined({city, of(location, "postalCode")}, " ")}, ", ");
  }

  void basics(json::Value basics) {
    if (!basics.exists()) return;
    flow_.set_heading(1);
    line(of(basics, "name"), true);
    flow_.set_heading(0);
    line(of(basics, "label"));
    const std::string page = basics["url"].exists() ? of(basics, "url") : of(basics, "website");
    line(joined({of(basics, "email"), of(basics, "phone"), page}, " | "));
    line(place_of(basics["location"]));
    basics["profiles"].each([&](json::Value profile) {
      line(joined({of(profile, "network"), of(profile, "url")}, ": "));
    });
    if (const std::string summary = of(basics, "summary"); !summary.empty()) {
      heading("Summary");
      lines(summary);
    }
  }

  // "2019-03 – Present": an entry without an end goes on.
  static std::string span_of(json::Value entry) {
    const std::string start = of(entry, "startDate");
    std::string end = of(entry, "endDate");
    if (start.empty() && end.empty()) return {};
    if (end.empty()) end = "Present";
    return joined({start, end}, " – ");
  }

  void bullets(json::Value list) {
    list.each([&](json::Value each) {
      if (!each.is_string()) return;
      flow_.begin_item();
      line(each.scalar_text());
    });
  }

  void list(const Part& part) {
    const json::Value entries = root_[part.key];
    if (entries.size() == 0) return;
    heading(part.heading);
    entries.each([&](json::Value entry) {
      flow_.gap();
      if (part.key == "work" || part.key == "volunteer") {
        work(entry);
      } else if (part.key == "education") {
        education(entry);
      } else if (part.key == "certificates") {
        line(joined({of(entry, "name"), of(entry, "issuer"), of(entry, "date")}, ", "));
      } else if (part.key == "languages") {
        line(joined({of(entry, "language"), of(entry, "fluency")}, " - "));
      } else if (part.key == "references") {
        line(of(entry, "name"));
        lines(of(entry, "reference"));
      } else {
        other(entry);
      }
    });
  }

  void work(json::Value entry) {
    std::string employer;
    for (const std::string_view key : {"name", "company", "organization"}) {
      if (employer.empty()) employer = of(entry, key);
    }
    const std::string position = of(entry, "position");
    flow_.set_meaning(position.empty() ? Meaning::none : Meaning::title);
    line(joined({position, span_of(entry)}, "\t"), true);
    flow_.set_meaning(employer.empty() ? Meaning::none : Meaning::employer);
    line(joined({employer, place_of(entry["location"])}, "\t"));
    lines(of(entry, "summary"));
    bullets(entry["highlights"]);
  }

  void education(json::Value entry) {
    const std::string degree = joined({of(entry, "studyType"), of(entry, "area")}, " in ");
    std::string span = of(entry, "endDate");
    if (span.empty()) span = span_of(entry);
    line(joined({degree, span}, "\t"), true);
    line(of(entry, "institution"));
    bullets(entry["courses"]);
  }

  void other(json::Value entry) {
    std::string title = of(entry, "title");
    if (title.empty()) title = of(entry, "name");
    const std::string when =
        joined({of(entry, "date"), of(entry, "releaseDate"), span_of(entry)}, " ");
    line(joined({joined({title, of(entry, "awarder"), of(entry, "publisher")}, ", "), when}, "\t"));
    lines(of(entry, "summary"));
    lines(of(entry, "description"));
    bullets(entry["highlights"]);
    bullets(entry["keywords"]);
  }

  void skills() {
    const json::Value entries = root_["skills"];
    if (entries.size() == 0) return;
    heading("Skills");
    entries.each([&](json::Value entry) {
      if (entry.is_string()) {
        line(entry.scalar_text());
        return;
      }
      std::string words;
      entry["keywords"].each(
          [&](json::Value each) { words = joined({words, each.scalar_text()}, ", "); });
      line(joined({joined({of(entry, "name"), of(entry, "level")}, ", "), words}, ": "));
    });
  }

  json::Value root_;
  Flow flow_;
};

}  // namespace

bool is_json_resume(json::Value root) {
  if (!root.is_object()) return false;
  return root["basics"].is_object() || root["work"].is_array() || root["education"].is_array();
}

Document read_json_resume(json::Value root) {
  Document document;
  document.format = Format::json_resume;
  document.lines = JsonReader(root).read();
  return document;
}

}  // namespace medtech::document
