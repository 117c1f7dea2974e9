// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/channel.hpp"
#include "core/search/intake.hpp"

#include <cstddef>
#include <cstdint>
#include <exception>
#include <string>
#include <thread>
#include <variant>
#include <vector>

namespace medtech::search {

/// An intake that stores in a thread of its own, while the caller reads on. The catalogue must not
/// be used until finish() has returned.
class Writer {
 public:
  /// What became of everything that was given.
  struct Tally {
    std::size_t added = 0;
    std::size_t changed = 0;
    std::size_t unchanged = 0;  ///< known before, here or from elsewhere
  };

  Writer(Catalogue& catalogue, Date today, const ontology::Knowledge* knowledge = nullptr);
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  /// Commits what came so far, where finish() was not reached.
  ~Writer();

  // As in Intake; each throws what the storing thread met.
  void begin(std::string source, std::int64_t scope);
  void add(std::vector<listing::Listing> listings);
  void remember_document(std::string source, std::string key, std::int64_t digest);
  void finish(SourceState state, bool proves_absence);
  void finish_unchanged(SourceState state);
  void finish_failed(SourceState state);

  /// Waits until everything is stored and committed.
  Tally finish();

 private:
  struct Begin {
    std::string source;
    std::int64_t scope;
  };
  struct Document {
    std::string source;
    std::string key;
    std::int64_t digest;
  };
  struct End {
    enum class How { read, unchanged, failed } how;
    SourceState state;
    bool proves_absence;
  };
  using Message = std::variant<Begin, std::vector<listing::Listing>, Document, End>;

  void work();
  void send(Message message);
  void join();

  Catalogue& catalogue_;
  Date today_;
  const ontology::Knowledge* knowledge_;
  Tally tally_;
  Channel<Message> channel_{8};
  std::exception_ptr
      failure_;  // written before the channel is closed by the storing thread, read after join
  std::thread thread_;  // last: it uses all of the above
};

}  // namespace medtech::search
