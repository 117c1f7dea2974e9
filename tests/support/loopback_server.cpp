// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/loopback_server.hpp"

#include "core/base/text.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <arpa/inet.h>
#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <list>
#include <map>
#include <mutex>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <optional>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace medtech::testing {

namespace {

constexpr std::size_t head_limit = 64 * 1024;
constexpr std::size_t body_limit = 16 * 1024 * 1024;

// A connected or listening socket.
class Socket {
 public:
  explicit Socket(int descriptor) : descriptor_(descriptor) {}
  Socket(Socket&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  Socket& operator=(Socket&&) = delete;
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;
  ~Socket() {
    if (descriptor_ >= 0) close(descriptor_);
  }

  [[nodiscard]] int descriptor() const { return descriptor_; }
  // Wakes whoever waits for it.
  void hang_up() const { shutdown(descriptor_, SHUT_RDWR); }

 private:
  int descriptor_;
};

bool send_all(const Socket& socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = send(socket.descriptor(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

// Appends what comes; false where the connection has ended.
bool receive_some(const Socket& socket, std::string& buffer) {
  char bytes[16 * 1024];
  const ssize_t count = recv(socket.descriptor(), bytes, sizeof bytes, 0);
  if (count <= 0) return false;
  buffer.append(bytes, static_cast<std::size_t>(count));
  return true;
}

// The next request of a connection; `buffer` holds what was read beyond it.
std::optional<ReceivedRequest> receive_request(const Socket& socket, std::string& buffer) {
  std::size_t end = 0;
  while ((end = buffer.find("\r\n\r\n")) == std::string::npos) {
    if (buffer.size() > head_limit || !receive_some(socket, buffer)) return std::nullopt;
    if (!text::is_alpha(buffer.front())) return std::nullopt;  // TLS, for one
  }
  ReceivedRequest request;
  if (!parse_head(std::string_view(buffer).substr(0, end), request)) return std::nullopt;
  buffer.erase(0, end + 4);
  const std::size_t length = content_length(request);
  if (length > body_limit) return std::nullopt;
  while (buffer.size() < length) {
    if (!receive_some(socket, buffer)) return std::nullopt;
  }
  request.body = buffer.substr(0, length);
  buffer.erase(0, length);
  return request;
}

void reset_connection(const Socket& socket) {
  const linger at_once{.l_onoff = 1, .l_linger = 0};
  setsockopt(socket.descriptor(), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
}

Socket listen_on_loopback() {
  Socket socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  constexpr int backlog = 256;
  if (bind(socket.descriptor(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
      listen(socket.descriptor(), backlog) != 0) {
    throw std::runtime_error("the loopback server can't listen");
  }
  return socket;
}

std::uint16_t port_of(const Socket& socket) {
  sockaddr_in address{};
  socklen_t size = sizeof address;
  getsockname(socket.descriptor(), reinterpret_cast<sockaddr*>(&address), &size);
  return ntohs(address.sin_port);
}

struct Route {
  std::vector<Reply> sequence;
  LoopbackServer::Handler handler;
};

// What is counted of a route, or of all.
struct Tally {
  LoopbackServer::Counts counts;
  std::size_t at_once = 0;

  // The ordinal of the request, from 0.
  std::size_t begin() {
    counts.most_at_once = std::max(counts.most_at_once, ++at_once);
    return counts.requests++;
  }
};

struct Connection {
  Socket socket;
  std::thread thread;
};

}  // namespace

struct LoopbackServer::State {
  std::source_location made;
  Socket listener = listen_on_loopback();
  std::uint16_t port = port_of(listener);

  mutable std::mutex mutex;  // of all below
  std::mutex handler_mutex;  // handlers may ask the server for its counts
  std::condition_variable stopping;
  bool stop = false;
  std::map<std::string, Route> routes;
  std::map<std::string, Tally> tallies;
  Tally all;
  std::vector<ReceivedRequest> received;
  std::size_t accepted = 0;
  std::list<Connection> connections;
  std::thread acceptor;

  explicit State(std::source_location where) : made(where) {}

  void accept_all();
  void serve(Connection& connection);
  bool answer(const Socket& socket, const ReceivedRequest& request);
  bool send_reply(const Socket& socket, const Reply& reply, const ReceivedRequest& request,
                  const std::string& target);
  bool send_body(const Socket& socket, const std::string& target, std::string_view bytes);
  [[nodiscard]] std::string target_of(const ReceivedRequest& request) const;
  Reply reply_of(const std::string& target, std::size_t ordinal, const ReceivedRequest& request);
  bool wait(std::chrono::milliseconds time);
};

// The route that a request goes to; "" where there is none.
std::string LoopbackServer::State::target_of(const ReceivedRequest& request) const {
  if (routes.contains(request.target)) return request.target;
  if (routes.contains(request.path)) return request.path;
  std::string longest;
  for (const auto& [target, route] : routes) {
    const bool is_prefix =
        target.ends_with('*') && request.path.starts_with(target.substr(0, target.size() - 1));
    if (is_prefix && target.size() > longest.size()) longest = target;
  }
  return longest;
}

Reply LoopbackServer::State::reply_of(const std::string& target, std::size_t ordinal,
                                      const ReceivedRequest& request) {
  Handler handler;
  {
    const std::lock_guard lock(mutex);
    const auto found = routes.find(target);
    if (found == routes.end()) {
      Reply reply;
      reply.status = 404;
      return reply;
    }
    if (!found->second.handler) {
      const std::vector<Reply>& sequence = found->second.sequence;
      return sequence.at(std::min(ordinal, sequence.size() - 1));
    }
    handler = found->second.handler;
  }
  const std::lock_guard lock(handler_mutex);
  return handler(request);
}

// False where the server stops meanwhile.
bool LoopbackServer::State::wait(std::chrono::milliseconds time) {
  std::unique_lock lock(mutex);
  return !stopping.wait_for(lock, time, [this] { return stop; });
}

bool LoopbackServer::State::send_body(const Socket& socket, const std::string& target,
                                      std::string_view bytes) {
  {
    const std::lock_guard lock(mutex);
    tallies[target].counts.body_bytes += bytes.size();
    all.counts.body_bytes += bytes.size();
  }
  return send_all(socket, bytes);
}

// False where the connection is at its end.
bool LoopbackServer::State::send_reply(const Socket& socket, const Reply& reply,
                                       const ReceivedRequest& request, const std::string& target) {
  const WireAnswer answer = to_wire(reply, request);
  const std::string_view body = answer.body;
  std::string rest;
  switch (reply.manner) {
    case Reply::Manner::whole:
      break;
    case Reply::Manner::closed:
      return false;
    case Reply::Manner::reset:
      reset_connection(socket);
      return false;
    case Reply::Manner::silent:
      while (receive_some(socket, rest)) {
      }
      return false;
    case Reply::Manner::truncated:
      send_all(socket, answer.head);
      send_body(socket, target, body.substr(0, body.size() / 2));
      return false;
    case Reply::Manner::stalled:
      send_all(socket, answer.head);
      send_body(socket, target, body.substr(0, body.size() / 2));
      while (receive_some(socket, rest)) {
      }
      return false;
    case Reply::Manner::endless:
      send_all(socket, answer.head);
      while (send_body(socket, target, body)) {
      }
      return false;
  }
  return send_all(socket, answer.head) && send_body(socket, target, body);
}

bool LoopbackServer::State::answer(const Socket& socket, const ReceivedRequest& request) {
  std::string target;
  std::size_t ordinal = 0;
  {
    const std::lock_guard lock(mutex);
    target = target_of(request);
    received.push_back(request);
    ordinal = tallies[target].begin();
    all.begin();
  }
  const Reply reply = reply_of(target, ordinal, request);
  const auto end = [&] {
    const std::lock_guard lock(mutex);
    --tallies[target].at_once;
    --all.at_once;
  };
  // Who has the last byte of an answer may ask again before this thread goes on.
  const bool is_whole = reply.manner == Reply::Manner::whole;
  bool goes_on = wait(reply.delay);
  if (is_whole) end();
  goes_on = goes_on && send_reply(socket, reply, request, target);
  if (!is_whole) end();
  return goes_on;
}

void LoopbackServer::State::serve(Connection& connection) {
  std::string buffer;
  while (const auto request = receive_request(connection.socket, buffer)) {
    if (!answer(connection.socket, *request)) break;
  }
  const std::lock_guard lock(mutex);  // so that nobody hangs up a number that has got a new use
  const Socket closed = std::move(connection.socket);
}

void LoopbackServer::State::accept_all() {
  while (true) {
    Socket socket(accept4(listener.descriptor(), nullptr, nullptr, SOCK_CLOEXEC));
    const std::lock_guard lock(mutex);
    if (stop || socket.descriptor() < 0) return;
    constexpr int on = 1;
    setsockopt(socket.descriptor(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    ++accepted;
    Connection& connection = connections.emplace_back(std::move(socket));
    connection.thread = std::thread([this, &connection] { serve(connection); });
  }
}

LoopbackServer::LoopbackServer(std::source_location made) : state_(std::make_unique<State>(made)) {
  state_->acceptor = std::thread([state = state_.get()] { state->accept_all(); });
}

LoopbackServer::~LoopbackServer() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->stop = true;
    state_->listener.hang_up();
    for (const Connection& connection : state_->connections) connection.socket.hang_up();
  }
  state_->stopping.notify_all();
  state_->acceptor.join();
  for (Connection& connection : state_->connections) connection.thread.join();
  for (const std::string& target : unasked()) {
    const std::string message = "the loopback server's route was never asked: " + target;
    if (doctest::is_running_in_test) {
      ADD_FAIL_CHECK_AT(state_->made.file_name(), static_cast<int>(state_->made.line()), message);
    } else {
      fmt::print(stderr, "{}\n", message);
    }
  }
}

void LoopbackServer::route(const std::string& target, Reply reply) {
  sequence(target, {std::move(reply)});
}

void LoopbackServer::sequence(const std::string& target, std::vector<Reply> replies) {
  if (replies.empty()) throw std::invalid_argument("a route without a reply");
  const std::lock_guard lock(state_->mutex);
  state_->routes[target] = Route{.sequence = std::move(replies), .handler = {}};
  state_->tallies[target].counts = {};
}

void LoopbackServer::handle(const std::string& target, Handler handler) {
  const std::lock_guard lock(state_->mutex);
  state_->routes[target] = Route{.sequence = {}, .handler = std::move(handler)};
  state_->tallies[target].counts = {};
}

std::string LoopbackServer::url(const std::string& target) const {
  return fmt::format("http://127.0.0.1:{}{}", state_->port, target);
}

std::uint16_t LoopbackServer::port() const { return state_->port; }

LoopbackServer::Counts LoopbackServer::counts(const std::string& target) const {
  const std::lock_guard lock(state_->mutex);
  const auto found = state_->tallies.find(target);
  if (found == state_->tallies.end()) throw std::invalid_argument("no such route: " + target);
  return found->second.counts;
}

LoopbackServer::Counts LoopbackServer::total() const {
  const std::lock_guard lock(state_->mutex);
  return state_->all.counts;
}

std::size_t LoopbackServer::connections() const {
  const std::lock_guard lock(state_->mutex);
  return state_->accepted;
}

std::vector<ReceivedRequest> LoopbackServer::received() const {
  const std::lock_guard lock(state_->mutex);
  return state_->received;
}

std::vector<std::string> LoopbackServer::unasked() const {
  const std::lock_guard lock(state_->mutex);
  std::vector<std::string> names;
  for (const auto& [target, route] : state_->routes) {
    if (state_->tallies.at(target).counts.requests == 0) names.push_back(target);
  }
  return names;
}

}  // namespace medtech::testing
