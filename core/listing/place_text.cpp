// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/place_text.hpp"

#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/listing/place_pieces.hpp"
#include "core/listing/place_words.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <utility>

namespace medtech::listing {

namespace {

// Reads the pieces of one segment into places, from left to right.
class SegmentReader {
 public:
  SegmentReader(std::vector<Piece> pieces, std::string_view country, bool remote,
                const ontology::Places& places)
      : pieces_(std::move(pieces)), places_(places), country_(country), remote_(remote) {}

  std::vector<Place> read() {
    for (at_ = 0; at_ < pieces_.size() && found_.size() < limits::places_per_listing; ++at_) {
      const Piece& piece = pieces_[at_];
      const bool state =
          piece.meaning == Meaning::state || piece.meaning == Meaning::state_or_country;
      if (is_region_of_next(piece) || (abroad() && state)) continue;  // "Perth, WA" in Australia
      switch (piece.meaning) {
        case Meaning::text:
          read_text(piece);
          break;
        case Meaning::zip:
          read_zip(piece.text);
          break;
        case Meaning::state:
          read_state(piece);
          break;
        case Meaning::country:
          read_country(piece);
          break;
        case Meaning::state_or_country:
          read_either(piece);
          break;
      }
    }
    finish();
    return std::move(found_);
  }

 private:
  [[nodiscard]] bool in_us() const { return country_ == "US"; }
  [[nodiscard]] bool abroad() const { return !country_.empty() && country_ != "US"; }

  // "Erlangen, BY, Germany": a country's code that the following country shows to be a region's.
  [[nodiscard]] bool is_region_of_next(const Piece& piece) const {
    if (piece.country.empty() || piece.text.size() > 3 || at_ + 1 >= pieces_.size()) return false;
    const Piece& next = pieces_[at_ + 1];
    return next.meaning == Meaning::country && next.text.size() > 3 && next.country != "US" &&
           next.country != piece.country;
  }

  void read_text(const Piece& piece) {
    if (is_empty_part(piece.text)) return;
    if (std::exchange(awaits_city_, false) && !abroad() && set_following_city(piece.text)) return;
    pending_.push_back(piece);
  }

  // "OH, Cincinnati"; but in "New York, San Francisco" the second is no city of the first.
  bool set_following_city(std::string_view text) {
    Place& place = found_.back();
    if (!places_.find_city(text, place.state) &&
        (places_.find_foreign_city(text) || places_.find_dominant_city(text))) {
      return false;
    }
    return set_city(place, text);
  }

  // The city of a place whose state is known, where the text can be one.
  bool set_city(Place& place, std::string_view text) const {
    if (places_.find_city(text, place.state)) {
      place.city = text;
      return true;
    }
    const std::string_view core = without_city_tails(text, true);
    const bool known = places_.find_city(core, place.state).has_value();
    if (!known && is_site(text)) return false;
    place.city = known ? core : text;
    return true;
  }

  void read_zip(std::string_view zip) {
    if (abroad()) return;
    if (pending_.empty() && !found_.empty() && found_.back().zip.empty()) {
      found_.back().zip = zip;
      return;
    }
    const auto known = places_.find_zip(zip);
    if (!known) return;
    Place place;
    place.zip = zip;
    place.state = known->state;
    place.country = "US";
    if (!pending_.empty()) set_city(place, pending_.back().text);
    pending_.clear();
    found_.push_back(std::move(place));
  }

  // "New York, NY": a state's name that the following state shows to be a city.
  [[nodiscard]] bool is_city_before_state(const Piece& piece) const {
    if (piece.text.size() <= 2 || at_ + 1 >= pieces_.size()) return false;
    const Piece& next = pieces_[at_ + 1];
    return !next.state.empty() && places_.find_city(piece.text, next.state);
  }

  // "Los Angeles, New York": a state's name that can only be the city here.
  [[nodiscard]] bool is_city_of_list(const Piece& piece) const {
    const auto city = places_.find_dominant_city(piece.text);
    if (pending_.empty() || !city || city->state != piece.state) return false;
    const std::string& before = pending_.back().text;
    return !places_.find_city(before, piece.state) &&
           (places_.find_foreign_city(before) || places_.find_dominant_city(before));
  }

  void read_state(const Piece& piece) {
    const bool repeats = at_ > 0 && pieces_[at_ - 1].state == piece.state;  // "Ohio (OH)"
    if (repeats && pending_.empty() && !found_.empty()) return;
    if (is_city_before_state(piece) || is_city_of_list(piece)) {
      pending_.push_back(piece);
      return;
    }
    Place place;
    place.state = piece.state;
    place.country = "US";
    if (pending_.empty()) {
      awaits_city_ = true;
      found_.push_back(std::move(place));
      if (!remote_) read_as_city(piece.text);
      return;
    }
    add_large_cities(piece.state);
    for (auto text = pending_.rbegin(); text != pending_.rend(); ++text) {
      if (set_city(place, text->text)) break;
    }
    pending_.clear();
    awaits_city_ = false;
    found_.push_back(std::move(place));
  }

  // "New York", followed by no city of it, means the city; "Washington" alone may be either.
  void read_as_city(const std::string& name) {
    constexpr int metropolis = 50;  // there are villages called Ohio and Texas
    const auto city = places_.find_dominant_city(name);
    if (!city || city->zips < metropolis) return;
    Place& place = found_.back();
    const bool alone = pieces_.size() == 1;
    if (city->state == place.state) {
      if (alone ||
          (at_ + 1 < pieces_.size() && !places_.find_city(pieces_[at_ + 1].text, place.state))) {
        place.city = name;
      }
    } else if (alone && country_.empty()) {
      place.city = name;
      place.state.clear();
    }
  }

  // "Cincinnati, Dayton, OH": before the last text stand sites, or cities large enough to be meant.
  void add_large_cities(std::string_view state) {
    constexpr int large = 4;
    for (std::size_t i = 0; i + 1 < pending_.size(); ++i) {
      const auto city = places_.find_city(pending_[i].text, state);
      if (!city || city->zips < large) continue;
      found_.push_back({pending_[i].text, std::string(state), "", "US", {}, {}});
    }
  }

  // "Lebanon", which stands alone, may as well be one of many towns.
  [[nodiscard]] bool is_town_name(const Piece& piece) const {
    constexpr int well_used = 10;
    if (pieces_.size() > 1 || piece.text.size() <= 3 || !country_.empty()) return false;
    int zips = 0;
    for (const auto& city : places_.find_cities(piece.text)) zips += city.zips;
    return zips >= well_used;
  }

  void read_country(const Piece& piece) {
    if (is_city_before_state(piece) || is_town_name(piece)) {  // "Lebanon, NH"
      pending_.push_back(piece);
      return;
    }
    if (piece.country != "US") move_abroad(piece.country);
    if (pending_.empty() && found_.empty()) {
      country_ = piece.country;
    } else if (piece.country != "US") {
      add_foreign(piece.country);
    } else {
      const std::string before = std::exchange(country_, "US");
      resolve_pending();
      country_ = before;
    }
  }

  // "Perth, WA, Australia": what looked like a state was a region.
  void move_abroad(const std::string& country) {
    if (!pending_.empty() || found_.empty() || found_.back().state.empty()) return;
    Place& last = found_.back();
    if (last.zip.empty()) last = {last.city, "", "", country, {}, {}};
  }

  // "CA-ON-Toronto", "Berlin, DE", "Wilmington, DE"
  void read_either(const Piece& piece) {
    const auto is_of_country = [&](const Piece& other) {
      return places_.find_foreign_city(other.text) == piece.country ||
             places_.find_foreign_region(other.text) == piece.country;
    };
    const auto is_of_state = [&](const Piece& other) {
      return places_.find_city(other.text, piece.state).has_value();
    };
    const std::span around =
        pending_.empty() ? std::span(pieces_).subspan(at_ + 1) : std::span(pending_);
    const bool country =
        !in_us() && (country_ == piece.country || (std::ranges::any_of(around, is_of_country) &&
                                                   std::ranges::none_of(around, is_of_state)));
    if (country) {
      read_country(piece);
    } else {
      read_state(piece);
    }
  }

  void add_foreign(const std::string& country) {
    std::vector<std::string> unknown;
    for (const auto& text : pending_) {
      if (!places_.find_foreign_region(text.text)) unknown.push_back(text.text);
    }
    if (unknown.empty()) {
      if (!std::exchange(pending_, {}).empty()) found_.push_back({"", "", "", country, {}, {}});
      return;
    }
    pending_.clear();
    const auto known = std::ranges::find_if(unknown, [&](const std::string& name) {
      return places_.find_foreign_city(name) == country;
    });
    const std::string& city = known == unknown.end() ? unknown.front() : *known;
    found_.push_back({looks_like_city(city) ? city : "", "", "", country, {}, {}});
  }

  // A text without a state: a city that there is no doubt about. Nothing else is added.
  bool add_bare(const std::string& text) {
    for (const std::string_view name : {std::string_view(text), without_city_tails(text, false)}) {
      const bool doubtful = !in_us() && places_.is_known_otherwise(name);
      if (doubtful && places_.find_foreign_city(name)) {
        found_.push_back({std::string(name), "", "", "", {}, {}});
        return true;
      }
      const auto city = places_.find_dominant_city(name);
      constexpr int least_zips = 2;  // smaller places bear names of anything: "Campus", "Rover"
      if (doubtful || !city || (!in_us() && city->zips < least_zips)) continue;
      found_.push_back({std::string(name), std::string(city->state), "", "US", {}, {}});
      return true;
    }
    return false;
  }

  void resolve_pending() {
    for (const auto& text : pending_) {
      const bool rest_of_a_place = text.aside && !found_.empty();
      const bool numbered = std::ranges::any_of(text.text, text::is_digit);
      if (!rest_of_a_place && !numbered) add_bare(text.text);
    }
    if (found_.empty()) {
      const auto city = std::ranges::find_if(
          pending_, [](const Piece& text) { return looks_like_city(text.text); });
      if (city != pending_.end()) found_.push_back({city->text, "", "", country_, {}, {}});
    }
    pending_.clear();
  }

  // "Vancouver, BC", "Sudbury, Ontario": a region tells the country of the city before it.
  void claim_by_region() {
    for (std::size_t i = 1; i < pending_.size(); ++i) {
      const auto country = places_.find_foreign_region(pending_[i].text);
      const bool code = pending_[i].text.size() <= 3;
      if (country && (!code || places_.find_foreign_city(pending_[i - 1].text) == country)) {
        return add_foreign(std::string(*country));
      }
    }
  }

  void finish() {
    if (abroad() && !pending_.empty()) add_foreign(country_);
    if (!in_us()) claim_by_region();
    resolve_pending();
    if (found_.empty() && !country_.empty()) found_.push_back({"", "", "", country_, {}, {}});
  }

  std::vector<Piece> pieces_;
  const ontology::Places& places_;
  std::string country_;  // known from outside or from a piece in front
  std::size_t at_ = 0;
  std::vector<Piece> pending_;  // texts that no state or country has claimed yet
  std::vector<Place> found_;
  bool remote_ = false;
  bool awaits_city_ = false;  // the last place is a state, and its city may follow
};

// "Dallas/Fort Worth, TX": a city without state takes the state of a neighbour that has such a
// city.
void share_states(std::vector<Place>& found, const ontology::Places& places) {
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (!found[i].state.empty() || found[i].city.empty() || !found[i].country.empty()) continue;
    for (const std::size_t neighbour : {i + 1, i - 1}) {
      if (neighbour >= found.size() || found[neighbour].state.empty()) continue;
      if (!places.find_city(found[i].city, found[neighbour].state)) continue;
      found[i].state = found[neighbour].state;
      found[i].country = "US";
      break;
    }
  }
}

}  // namespace

Whereabouts parse_place_text(std::string_view text, std::string_view country,
                             const ontology::Places& places) {
  const std::string_view start = text::trim(text).substr(0, limits::line_bytes);
  Whereabouts whereabouts;
  whereabouts.remote = find_remote(start);
  std::string plain = without_remote_words(start);
  for (char& c : plain) {
    if (c == '|' || c == '/' || c == '\n' || c == '\r') c = ';';
  }
  plain = text::replace_all(plain, "\u2022", ";");
  for (const auto segment : text::split(plain, ';')) {
    if (is_empty_part(segment)) continue;
    SegmentReader reader(pieces_of(segment, places), country, whereabouts.remote == true, places);
    std::ranges::move(reader.read(), std::back_inserter(whereabouts.places));
    if (whereabouts.places.size() >= limits::places_per_listing) break;
  }
  share_states(whereabouts.places, places);
  return whereabouts;
}

}  // namespace medtech::listing
