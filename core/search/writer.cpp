// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/writer.hpp"

#include <optional>
#include <utility>

namespace medtech::search {

using listing::Listing;

namespace {

// With nothing to store for so long, others get their turn at the database.
constexpr std::chrono::milliseconds idle{200};

}  // namespace

Writer::Writer(Catalogue& catalogue, Date today, const ontology::Knowledge* knowledge)
    : catalogue_(catalogue), today_(today), knowledge_(knowledge), thread_([this] { work(); }) {}

Writer::~Writer() {
  channel_.close();
  join();
}

void Writer::join() {
  if (thread_.joinable()) thread_.join();
}

void Writer::work() {
  try {
    Intake intake(catalogue_, today_, knowledge_);
    while (!channel_.finished()) {
      const std::optional<Message> message = channel_.receive(idle);
      if (!message) {
        intake.commit();
        continue;
      }
      if (const auto* listings = std::get_if<std::vector<Listing>>(&*message)) {
        for (const Listing& listing : *listings) {
          const Taken taken = intake.add(listing);
          ++(taken == Taken::added     ? tally_.added
             : taken == Taken::changed ? tally_.changed
                                       : tally_.unchanged);
        }
      } else if (const auto* begin = std::get_if<Begin>(&*message)) {
        intake.begin(begin->source, begin->scope);
      } else if (const auto* document = std::get_if<Document>(&*message)) {
        intake.remember_document(document->source, document->key, document->digest);
      } else if (const auto* end = std::get_if<End>(&*message)) {
        switch (end->how) {
          case End::How::read:
            intake.finish(end->state, end->proves_absence);
            break;
          case End::How::unchanged:
            intake.finish_unchanged(end->state);
            break;
          case End::How::failed:
            intake.finish_failed(end->state);
            break;
        }
      }
    }
    intake.commit();
  } catch (...) {
    failure_ = std::current_exception();
    channel_.close();
  }
}

void Writer::send(Message message) {
  if (channel_.send(std::move(message))) return;
  join();
  if (failure_) std::rethrow_exception(failure_);
}

void Writer::begin(std::string source, std::int64_t scope) {
  send(Begin{std::move(source), scope});
}

void Writer::add(std::vector<Listing> listings) { send(std::move(listings)); }

void Writer::remember_document(std::string source, std::string key, std::int64_t digest) {
  send(Document{std::move(source), std::move(key), digest});
}

void Writer::finish(SourceState state, bool proves_absence) {
  send(End{End::How::read, std::move(state), proves_absence});
}

void Writer::finish_unchanged(SourceState state) {
  send(End{End::How::unchanged, std::move(state), false});
}

void Writer::finish_failed(SourceState state) {
  send(End{End::How::failed, std::move(state), false});
}

Writer::Tally Writer::finish() {
  channel_.close();
  join();
  if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
  return tally_;
}

}  // namespace medtech::search
