// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/derivation.hpp"

#include "core/listing/understand.hpp"
#include "core/search/row.hpp"

#include <optional>
#include <vector>

namespace medtech::search {

using store::Statement;

namespace {

// So many listings a transaction: another process waits no longer than these take.
constexpr std::size_t rows_at_once = 2'000;

std::vector<std::int64_t> numbers_from(Catalogue& catalogue, std::int64_t after) {
  Statement next = catalogue.database().prepare(
      "SELECT number FROM listing WHERE number > ? ORDER BY number LIMIT ?");
  next.bind(1, after).bind(2, rows_at_once);
  std::vector<std::int64_t> numbers;
  while (next.step()) numbers.push_back(next.int64(0));
  return numbers;
}

}  // namespace

bool is_derived_by(Catalogue& catalogue, std::uint64_t digest) {
  Statement last = catalogue.database().prepare("SELECT knowledge FROM derivation");
  return last.step() && last.int64(0) == static_cast<std::int64_t>(digest);
}

void derive_anew(Catalogue& catalogue, const ontology::Knowledge& knowledge,
                 const std::function<void(std::size_t done, std::size_t of)>& progress) {
  store::Database& database = catalogue.database();
  const auto all = static_cast<std::size_t>(catalogue.count());
  std::size_t done = 0;
  std::int64_t last = 0;
  while (true) {
    const std::vector<std::int64_t> numbers = numbers_from(catalogue, last);
    if (numbers.empty()) break;
    store::Transaction transaction(database);
    Statement update = database.prepare(
        "UPDATE listing SET track = ?, role = ?, level = ?, setting = ?, employer_kind = ?, "
        "understanding = ? WHERE number = ?");
    for (const std::int64_t number : numbers) {
      const listing::Understanding understanding =
          listing::understand(catalogue.load(number, true), knowledge);
      update.bind(bind_understanding(update, 1, understanding), number).run();
    }
    transaction.commit();
    last = numbers.back();
    done += numbers.size();
    if (progress) progress(done, all);
  }
  store::Transaction transaction(database);
  database.execute("DELETE FROM derivation");
  database.prepare("INSERT INTO derivation (knowledge) VALUES (?)")
      .bind(1, static_cast<std::int64_t>(knowledge.digest()))
      .run();
  transaction.commit();
}

}  // namespace medtech::search
