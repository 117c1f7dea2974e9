// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/demo.hpp"

#include "core/listing/normalise.hpp"
#include "core/search/intake.hpp"
#include "core/sources/document.hpp"

namespace medtech::cmd {

std::unique_ptr<search::Catalogue> demo_catalogue(Context& context) {
  const std::string name = "demo/listings.ndjson";
  auto catalogue = std::make_unique<search::Catalogue>(":memory:");
  search::Intake intake(*catalogue, context.today());
  intake.begin("demonstration", 0);
  listing::Circumstances circumstances{context.today(), "", "demonstration"};
  circumstances.knowledge = &context.knowledge();
  sources::DocumentReader reader(name, [&](const listing::RawListing& raw) {
    if (const auto listing = listing::normalise(raw, circumstances)) intake.add(*listing);
  });
  reader.add(context.data_file(name));
  static_cast<void>(reader.finish());
  intake.commit();
  return catalogue;
}

}  // namespace medtech::cmd
