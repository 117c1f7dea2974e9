// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/normalise.hpp"
#include "core/sources/details.hpp"
#include "core/sources/reading_threads.hpp"
#include "core/sources/refresh.hpp"
#include "core/sources/robots_gate.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace medtech::sources {

/// What the courses of one refresh have in common; outlives them.
struct Surroundings {
  net::Client& client;
  const RefreshOptions& options;
  const Sink& sink;
  ReadingThreads& threads;
  ReadingThreads& commands;  ///< that tell keys, one after the other
  Circumstances circumstances;
  RobotsGate gate;
  std::function<void()> on_end;  ///< after each source
};

/// The reading of one source: it asks, has the answers read, hands on what is in them and asks
/// further, until nothing is left to ask; then it ends, once. Everything but the reading itself
/// happens in the thread that runs the client.
class Course {
 public:
  Course(const SourceConfig& config, Surroundings& surroundings);

  /// Asks what is to be asked first.
  void start();
  /// Ends what has begun and not ended; what came until then is stored, and its state says so.
  void interrupt();
  [[nodiscard]] bool has_ended() const { return ended_; }
  [[nodiscard]] const Outcome& outcome() const { return outcome_; }

 private:
  /// A row as it was understood, and by what it is known again.
  struct Opening {
    std::string key;
    std::optional<listing::Listing> listing;
  };
  struct Piece;

  /// What the pages of one search held, and what its first one promised.
  struct Count {
    std::size_t rows = 0;
    std::size_t blank = 0;
    std::optional<std::size_t> promised;

    [[nodiscard]] bool falls_short() const { return promised > rows; }
    [[nodiscard]] bool exceeds() const { return promised && rows - blank > *promised; }
    [[nodiscard]] bool fits() const { return !falls_short() && !exceeds(); }
  };
  using Counts = std::map<std::string, Count>;

  void take_key(Result<Credentials> found);
  void ask_first();
  void ask(Request request);
  void put(Request request);
  void ask_details();
  void send(Request request);
  void answer(const Request& request, net::Outcome outcome);
  void take(const Request& request, net::Response response);
  void read(const Request& request, net::Response response, bool unchanged);
  void take_reading(Piece& piece);
  void take_pages(Piece& piece);
  [[nodiscard]] std::vector<Opening> understand(const std::vector<listing::RawListing>& rows) const;
  void count(const Request& request, const Reading& reading);
  void tell_begin();
  void hand_on(std::vector<Opening> openings);
  void hand_on_row(const Request& request);
  void postpone(const Request& request, const std::string& why);
  void fail(const Request& request, const std::string& reason);
  void fail_detail(const Request& request, const std::string& reason, bool gone);
  void ask_otherwise(const Request& request, const std::string& why);
  void ask_others();
  void drop_others();
  void done(const Request& request);
  void done_detail();
  void settle();
  void settle_last();
  void read_unchanged();
  [[nodiscard]] std::string truncation() const;
  void end();
  void log(const std::string& line) const;

  Surroundings& around_;
  const SourceConfig& config_;
  const Kind& kind_;
  const listing::Circumstances listing_circumstances_;
  Outcome outcome_;
  Credentials credentials_;   // of a kind that needs them
  std::size_t waiting_ = 0;   // requests that are not answered and read yet
  std::size_t requests_ = 0;  // made so far
  std::size_t rows_ = 0;      // handed on
  Details details_;
  bool asking_details_ = false;
  bool lacks_key_ = false;  // so that nothing was asked
  bool begun_ = false;      // something was read, or a detail could not be had
  bool told_ = false;       // that it has begun
  bool ended_ = false;
  bool reached_ = false;  // somebody answered, or began to
  bool whole_ = true;
  bool cut_ = false;               // rows were left out because of a limit
  bool put_off_ = false;           // lists, or pages of openings, were left for another time
  std::size_t texts_put_off_ = 0;  // of rows that were handed on without
  std::string lost_;               // why the first page of an opening without a row was not had
  Counts counts_;                  // by search
  bool complete_ = true;           // nothing that was asked for has failed
  // Lists read, with their digests: known from now on, unless they are to be read again for what
  // failed.
  std::vector<std::pair<std::string, std::uint64_t>> documents_;
  std::vector<Request> others_;  // searches that wait until the first one is answered
  std::set<std::string> asked_;  // addresses and bodies of requests: none is asked twice
  std::set<std::string> seen_;   // openings handed on, where searches overlap
  std::vector<std::pair<Request, net::Response>>
      unchanged_;  // read only if something else has changed
};

}  // namespace medtech::sources
