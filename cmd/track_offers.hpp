// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/command.hpp"
#include "core/render/style.hpp"
#include "core/tracker/application.hpp"
#include "core/tracker/offer_value.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

/// Offers and how they compare.
namespace medtech::cmd {

Run declare_offer(CLI::App& app);
Run declare_compare(CLI::App& app);

/// An offer with what it comes to.
struct WeighedOffer {
  tracker::Application application;
  tracker::OfferTerms terms;
  tracker::OfferValue value;
  std::optional<tracker::PerDiem> per_diem;  ///< the federal rate there, for comparison
  std::optional<double> score;
};

/// The offer of an application, reckoned by what data/ says.
WeighedOffer weigh(Context& context, tracker::Application application);

/// All offers side by side, and what no figure shows.
std::string offers_text(const std::vector<WeighedOffer>& offers, const tracker::OfferFacts& facts,
                        std::size_t width, const render::Styler& styler);
std::string offers_json(const std::vector<WeighedOffer>& offers, const tracker::OfferFacts& facts,
                        const std::map<std::string, double, std::less<>>& weights);
/// A page of its own.
std::string offers_page(const std::vector<WeighedOffer>& offers, const tracker::OfferFacts& facts,
                        Date today);

}  // namespace medtech::cmd
