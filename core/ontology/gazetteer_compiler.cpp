// SPDX-License-Identifier: GPL-3.0-or-later
// Built and run while the program is built: gazetteer_compiler DATA_BULK_FOLDER OUTPUT
#include "core/ontology/gazetteer_format.hpp"

#include <charconv>
#include <cmath>
#include <exception>
#include <fstream>
#include <iostream>
#include <map>
#include <span>
#include <stdexcept>
#include <vector>

namespace medtech::ontology::gazetteer {
namespace {

using Cells = std::vector<std::string>;

// The pieces between separators, empty ones too.
Cells split(std::string_view text, char separator) {
  Cells pieces;
  while (true) {
    const std::size_t at = text.find(separator);
    pieces.emplace_back(text.substr(0, at));
    if (at == std::string_view::npos) return pieces;
    text.remove_prefix(at + 1);
  }
}

// Our own tables: comma-separated without quotes, '#' lines first, then the names of the columns.
std::vector<Cells> read_table(const std::string& path, std::size_t columns) {
  std::ifstream file(path);
  std::vector<Cells> rows;
  bool heading = true;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    if (std::exchange(heading, false)) continue;
    Cells cells = split(line, ',');
    if (cells.size() != columns || line.find('"') != std::string::npos) {
      throw std::runtime_error(path + ": a row with other columns: " + line);
    }
    rows.push_back(std::move(cells));
  }
  if (rows.empty()) throw std::runtime_error(path + ": no rows");
  return rows;
}

template <typename Number>
Number number_of(const std::string& text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) {
    throw std::runtime_error("not a number: " + text);
  }
  return value;
}

std::string key_of(std::string_view name) {
  std::string folded(name);
  std::ranges::transform(folded, folded.begin(), text::to_lower);
  const bool ascii =
      std::ranges::all_of(folded, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (!ascii) throw std::runtime_error("a name that is not ASCII: " + folded);
  return key_of_folded(folded);
}

void append_number(std::string& out, std::int64_t number, std::size_t size = 4) {
  for (std::size_t i = 0; i < size; ++i) out += static_cast<char>((number >> (8 * i)) & 0xFF);
}

// Every string once, one after the other.
class Strings {
 public:
  std::int64_t place(const std::string& text) {
    const auto [found, fresh] = places_.try_emplace(text, bytes_.size());
    if (fresh) bytes_ += text;
    return static_cast<std::int64_t>(found->second);
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::map<std::string, std::size_t> places_;
  std::string bytes_;
};

void append_key(std::string& out, Strings& strings, const std::string& key) {
  if (key.empty() || key.size() > 255) throw std::runtime_error("no key of this length: " + key);
  append_number(out, strings.place(key));
  append_number(out, static_cast<std::int64_t>(key.size()), 1);
}

using Words = std::map<std::pair<std::string, Kind>, std::string>;

void add_word(Words& words, std::string_view name, Kind kind, const std::string& code) {
  const auto [found, fresh] = words.try_emplace({key_of(name), kind}, code);
  if (!fresh && found->second != code) {
    throw std::runtime_error("two meanings of: " + std::string(name));
  }
}

void add_spellings(Words& words, std::string_view aliases, Kind kind, const std::string& code) {
  if (aliases.empty()) return;
  for (const auto& alias : split(aliases, '|')) add_word(words, alias, kind, code);
}

Words read_words(const std::string& folder) {
  Words words;
  for (const auto& row : read_table(folder + "/states.csv", 6)) {
    add_word(words, row[0], Kind::state, row[0]);
    add_word(words, row[1], Kind::state_name, row[0]);
    add_spellings(words, row[5], Kind::state_name, row[0]);
  }
  for (const auto& row : read_table(folder + "/countries.csv", 4)) {
    add_word(words, row[0], Kind::country, row[0]);
    add_word(words, row[1], Kind::country, row[0]);
    add_word(words, row[2], Kind::country_name, row[0]);
    add_spellings(words, row[3], Kind::country_name, row[0]);
  }
  for (const auto& row : read_table(folder + "/foreign_places.csv", 3)) {
    const Kind kind = row[2] == "city"     ? Kind::foreign_city
                      : row[2] == "region" ? Kind::foreign_region
                                           : Kind::plain_word;
    add_word(words, row[0], kind, row[1].empty() ? std::string("  ") : row[1]);
  }
  return words;
}

std::string write_words(const Words& words, Strings& strings) {
  std::string out;
  for (const auto& [word, code] : words) {
    append_key(out, strings, word.first);
    append_number(out, static_cast<std::int64_t>(word.second), 1);
    out += code;
  }
  return out;
}

struct CityRow {
  std::string name;
  double lat = 0;
  double lon = 0;
  int zips = 0;
  int metro = 0;
};
using Cities = std::map<std::pair<std::string, std::string>, CityRow>;  // by key and state

using Metros = std::map<std::pair<std::string, std::string>, int>;  // by state and county

Metros read_metros(const std::string& folder) {
  Metros metros;
  for (const auto& row : read_table(folder + "/county_metros.csv", 3))
    metros.try_emplace({row[0], row[1]}, number_of<int>(row[2]));
  return metros;
}

// Spellings of one place in one state ("Winston-Salem", "Winston Salem") become one row.
Cities read_cities(const std::string& folder) {
  const Metros metros = read_metros(folder);
  Cities cities;
  for (const auto& row : read_table(folder + "/places.csv", 6)) {
    const auto metro = metros.find({row[1], row[4]});
    const CityRow more{row[0], number_of<double>(row[2]), number_of<double>(row[3]),
                       number_of<int>(row[5]), metro == metros.end() ? 0 : metro->second};
    const auto [found, fresh] = cities.try_emplace({key_of(row[0]), row[1]}, more);
    if (fresh) continue;
    CityRow& city = found->second;
    const int zips = city.zips + more.zips;
    city.lat = (city.lat * city.zips + more.lat * more.zips) / zips;
    city.lon = (city.lon * city.zips + more.lon * more.zips) / zips;
    if (more.zips > city.zips) {
      city.name = more.name;
      city.metro = more.metro;
    }
    city.zips = zips;
  }
  return cities;
}

struct ZipRow {
  int zip = 0;
  double lat = 0;
  double lon = 0;
  std::string city;
  std::string state;
};

std::vector<ZipRow> read_zips(const std::string& folder) {
  std::vector<ZipRow> zips;
  for (const auto& row : read_table(folder + "/zips.csv", 6)) {
    zips.push_back({number_of<int>(row[0]), number_of<double>(row[1]), number_of<double>(row[2]),
                    row[3], row[4]});
  }
  std::ranges::sort(zips, {}, &ZipRow::zip);
  return zips;
}

// Other names of places, at the position of a ZIP code.
void add_aliases(Cities& cities, const std::string& folder, const std::vector<ZipRow>& zips) {
  for (const auto& row : read_table(folder + "/place_aliases.csv", 3)) {
    const int wanted = number_of<int>(row[2]);
    const auto zip = std::ranges::lower_bound(zips, wanted, {}, &ZipRow::zip);
    if (zip == zips.end() || zip->zip != wanted || zip->state != row[1]) {
      throw std::runtime_error("no such ZIP code in that state: " + row[2]);
    }
    const auto city = cities.find({key_of(zip->city), zip->state});
    const int metro = city == cities.end() ? 0 : city->second.metro;
    cities.try_emplace({key_of(row[0]), row[1]}, CityRow{row[0], zip->lat, zip->lon, 1, metro});
  }
}

void append_position(std::string& out, double lat, double lon) {
  append_number(out, std::lround(lat * degree));
  append_number(out, std::lround(lon * degree));
}

std::string write_cities(const Cities& cities, const Words& words, Strings& strings) {
  std::string out;
  for (const auto& [where, city] : cities) {
    const std::string& state = where.second;
    if (!words.contains({key_of(state), Kind::state})) {
      throw std::runtime_error("an unknown state: " + state);
    }
    append_key(out, strings, where.first);
    append_number(out, static_cast<std::int64_t>(city.name.size()), 1);
    out += state;
    append_number(out, strings.place(city.name));
    append_position(out, city.lat, city.lon);
    append_number(out, city.zips, 2);
    append_number(out, city.metro, 2);
  }
  return out;
}

std::string write_zips(const std::vector<ZipRow>& zips, const Cities& cities) {
  std::map<std::pair<std::string, std::string>, std::int64_t> index;
  for (const auto& [where, city] : cities) {
    index.emplace(where, static_cast<std::int64_t>(index.size()));
  }
  std::string out;
  for (const auto& zip : zips) {
    append_number(out, zip.zip);
    append_number(out, index.at({key_of(zip.city), zip.state}));
    append_position(out, zip.lat, zip.lon);
  }
  return out;
}

std::string write_states(const std::string& folder, Strings& strings) {
  std::map<std::string, std::string> names;
  for (const auto& row : read_table(folder + "/states.csv", 6)) names.emplace(row[0], row[1]);
  std::string out;
  for (const auto& [code, name] : names) {
    out += code;
    append_number(out, 0, 1);
    append_number(out, static_cast<std::int64_t>(name.size()), 1);
    append_number(out, strings.place(name));
  }
  return out;
}

std::string compile(const std::string& folder) {
  Strings strings;
  const Words words = read_words(folder);
  const std::vector<ZipRow> zips = read_zips(folder);
  Cities cities = read_cities(folder);
  add_aliases(cities, folder, zips);
  std::array<std::string, section_count> sections{
      write_words(words, strings), write_cities(cities, words, strings), write_zips(zips, cities),
      write_states(folder, strings), ""};
  sections.back() = strings.bytes();
  std::string out(magic);
  std::size_t at = header_bytes;
  for (std::size_t i = 0; i < section_count; ++i) {
    append_number(out, static_cast<std::int64_t>(at));
    append_number(out, static_cast<std::int64_t>(sections.at(i).size() / record_bytes.at(i)));
    at += sections.at(i).size();
  }
  for (const auto& section : sections) out += section;
  return out;
}

}  // namespace
}  // namespace medtech::ontology::gazetteer

int main(int count, char** arguments) {
  const std::span words(arguments, static_cast<std::size_t>(count));
  if (words.size() != 3) {
    std::cerr << "usage: gazetteer_compiler DATA_BULK_FOLDER OUTPUT\n";
    return 2;
  }
  try {
    const std::string bytes = medtech::ontology::gazetteer::compile(words[1]);
    std::ofstream file(words[2], std::ios::binary);
    file << bytes << std::flush;
    if (!file) throw std::runtime_error(std::string("can't be written: ") + words[2]);
  } catch (const std::exception& problem) {
    std::cerr << "gazetteer_compiler: " << problem.what() << '\n';
    return 1;
  }
  return 0;
}
