// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/curl_library.hpp"

#include "core/base/error.hpp"
#include "core/base/limits.hpp"
#include "core/base/shared_library.hpp"
#include "core/base/text.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <csignal>
#include <ctime>
#include <string>
#include <string_view>
#include <system_error>
#include <unordered_map>
#include <utility>

namespace medtech::net {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

// An address of the library that takes the type of what it is assigned to.
struct Symbol {
  const SharedLibrary& library;
  const char* name;

  template <typename Function>
  operator Function*() const {  // NOLINT(google-explicit-constructor): that is its use
    return library.function<Function>(name);
  }
};

struct Functions {
  SharedLibrary library{"libcurl.so.4", "libcurl4"};
  decltype(curl_global_init)* global_init = symbol("curl_global_init");
  decltype(curl_global_cleanup)* global_cleanup = symbol("curl_global_cleanup");
  decltype(curl_easy_init)* easy_init = symbol("curl_easy_init");
  decltype(curl_easy_cleanup)* easy_cleanup = symbol("curl_easy_cleanup");
  decltype(curl_easy_setopt)* easy_setopt = symbol("curl_easy_setopt");
  decltype(curl_easy_getinfo)* easy_getinfo = symbol("curl_easy_getinfo");
  decltype(curl_easy_strerror)* easy_strerror = symbol("curl_easy_strerror");
  decltype(curl_slist_append)* slist_append = symbol("curl_slist_append");
  decltype(curl_slist_free_all)* slist_free_all = symbol("curl_slist_free_all");
  decltype(curl_multi_init)* multi_init = symbol("curl_multi_init");
  decltype(curl_multi_setopt)* multi_setopt = symbol("curl_multi_setopt");
  decltype(curl_multi_cleanup)* multi_cleanup = symbol("curl_multi_cleanup");
  decltype(curl_multi_add_handle)* multi_add = symbol("curl_multi_add_handle");
  decltype(curl_multi_remove_handle)* multi_remove = symbol("curl_multi_remove_handle");
  decltype(curl_multi_perform)* multi_perform = symbol("curl_multi_perform");
  decltype(curl_multi_poll)* multi_poll = symbol("curl_multi_poll");
  decltype(curl_multi_info_read)* multi_info_read = symbol("curl_multi_info_read");

 private:
  [[nodiscard]] Symbol symbol(const char* name) const { return {library, name}; }
};

// TLS libraries write to sockets that the other side may have closed; the signal that this raises
// is held back and thrown away, without touching what the rest of the program does with SIGPIPE.
class WithoutBrokenPipeSignal {
 public:
  WithoutBrokenPipeSignal() {
    sigemptyset(&pipe_);
    sigaddset(&pipe_, SIGPIPE);
    sigset_t pending;
    sigpending(&pending);
    was_pending_ = sigismember(&pending, SIGPIPE) == 1;
    pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
  }
  WithoutBrokenPipeSignal(const WithoutBrokenPipeSignal&) = delete;
  WithoutBrokenPipeSignal& operator=(const WithoutBrokenPipeSignal&) = delete;
  ~WithoutBrokenPipeSignal() {
    constexpr timespec no_wait{};
    if (!was_pending_) sigtimedwait(&pipe_, nullptr, &no_wait);
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }

 private:
  sigset_t pipe_{};
  sigset_t before_{};
  bool was_pending_ = false;
};

struct Transfer {
  Question question;
  Answer answer;
  CURL* easy = nullptr;
  curl_slist* headers = nullptr;
  Clock::time_point begun = Clock::now();
  Clock::time_point moved = begun;  ///< when the last byte came or went
  curl_off_t bytes_moved = 0;
  std::size_t head_bytes = 0;
  bool head_is_whole = false;
  std::optional<Breakage> too_large;  ///< which bound stopped it
  std::array<char, CURL_ERROR_SIZE> words{};
};

// Growing a large body step by step costs more than receiving it; the server's word alone is no
// reason for more than this.
void reserve_body(Transfer& transfer) {
  constexpr std::size_t at_most = 16 * limits::mebibyte;
  const std::string& length = transfer.answer.head.content_length;
  std::size_t bytes = 0;
  std::from_chars(length.data(), length.data() + length.size(), bytes);
  transfer.answer.body.reserve(std::min({bytes, at_most, transfer.question.body_bytes}));
}

std::size_t on_header(const char* data, std::size_t size, std::size_t count, void* user) {
  Transfer& transfer = *static_cast<Transfer*>(user);
  const std::string_view line(data, size * count);
  transfer.moved = Clock::now();
  transfer.head_bytes += line.size();
  if (transfer.head_bytes > limits::header_bytes) {
    transfer.too_large = Breakage::head_too_large;
    return 0;
  }
  if (line.starts_with("HTTP/")) {  // an interim answer (RFC 9110, 15.2) is followed by another
    transfer.answer.head = {};
    transfer.head_is_whole = false;
  } else if (text::trim(line).empty()) {
    transfer.head_is_whole = true;
    reserve_body(transfer);
  } else if (!transfer.head_is_whole) {  // later lines are trailers
    note_header_line(transfer.answer.head, line);
  }
  return line.size();
}

std::size_t on_body(const char* data, std::size_t size, std::size_t count, void* user) {
  Transfer& transfer = *static_cast<Transfer*>(user);
  const std::size_t bytes = size * count;
  if (bytes > transfer.question.body_bytes - transfer.answer.body.size()) {
    transfer.too_large = Breakage::too_large;
    return 0;
  }
  transfer.answer.body.append(data, bytes);
  return bytes;
}

int on_progress(void* user, curl_off_t /*to_come*/, curl_off_t came, curl_off_t /*to_go*/,
                curl_off_t went) {
  Transfer& transfer = *static_cast<Transfer*>(user);
  if (came + went != transfer.bytes_moved) {
    transfer.bytes_moved = came + went;
    transfer.moved = Clock::now();
  }
  return 0;
}

Breakage breakage_of(CURLcode code, bool connected) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
      return Breakage::unreachable;
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_PROXY:
      return Breakage::proxy_unreachable;
    case CURLE_OPERATION_TIMEDOUT:
      return connected ? Breakage::timeout : Breakage::connect_timeout;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
      return Breakage::tls;
    case CURLE_FILESIZE_EXCEEDED:
      return Breakage::too_large;
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
      return Breakage::broken;
    default:
      return Breakage::unreadable;
  }
}

}  // namespace

struct CurlLibrary::State {
  Functions curl;
  CURLM* multi = nullptr;
  std::unordered_map<std::size_t, std::unique_ptr<Transfer>> transfers;

  State();
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State();

  template <typename Value>
  void set(const Transfer& transfer, CURLoption option, Value value) const {
    static_assert(std::is_pointer_v<Value> || std::is_same_v<Value, long> ||
                  std::is_same_v<Value, curl_off_t>);
    // What an older library does not know stays as it is there.
    curl.easy_setopt(transfer.easy, option, value);
  }
  template <typename Value>
  [[nodiscard]] Value info(const Transfer& transfer, CURLINFO what) const {
    Value value{};
    curl.easy_getinfo(transfer.easy, what, &value);
    return value;
  }

  void ask(Transfer& transfer) const;
  void set_limits(Transfer& transfer) const;
  void set_transport(Transfer& transfer) const;
  void release(Transfer& transfer) const;
  void conclude(Transfer& transfer, CURLcode code) const;
  [[nodiscard]] std::string detail(const Transfer& transfer, CURLcode code) const;
  void collect(std::vector<Ended>& ended);
  void collect_idle(std::vector<Ended>& ended);
  [[nodiscard]] milliseconds until_idle(milliseconds at_most) const;
};

CurlLibrary::State::State() {
  if (curl.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK) multi = curl.multi_init();
  if (multi == nullptr) throw Error(ErrorKind::defect, "the library libcurl can't be started");
  curl.multi_setopt(multi, CURLMOPT_MAXCONNECTS, static_cast<long>(limits::connections));
  curl.multi_setopt(multi, CURLMOPT_PIPELINING, CURLPIPE_MULTIPLEX);
}

CurlLibrary::State::~State() {
  const WithoutBrokenPipeSignal guard;
  for (const auto& [number, transfer] : transfers) release(*transfer);
  curl.multi_cleanup(multi);
  curl.global_cleanup();
}

void CurlLibrary::State::ask(Transfer& transfer) const {
  const Question& question = transfer.question;
  set(transfer, CURLOPT_URL, question.url.c_str());
  set(transfer, CURLOPT_USERAGENT, question.user_agent.c_str());
  set(transfer, CURLOPT_ACCEPT_ENCODING, "");
  if (question.method == "POST") {
    set(transfer, CURLOPT_POST, 1L);
    set(transfer, CURLOPT_POSTFIELDS, question.body.data());
    set(transfer, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(question.body.size()));
    transfer.headers = curl.slist_append(transfer.headers, "Expect:");
  }
  for (const std::string& header : question.headers) {
    transfer.headers = curl.slist_append(transfer.headers, header.c_str());
  }
  set(transfer, CURLOPT_HTTPHEADER, transfer.headers);
  if (question.login) {
    set(transfer, CURLOPT_USERNAME, question.login->user.c_str());
    set(transfer, CURLOPT_PASSWORD, question.login->password.c_str());
  }
}

void CurlLibrary::State::set_limits(Transfer& transfer) const {
  const Question& question = transfer.question;
  set(transfer, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(question.connect_timeout.count()));
  set(transfer, CURLOPT_TIMEOUT_MS, static_cast<long>(question.timeout.count()));
  set(transfer, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(question.body_bytes));
  set(transfer, CURLOPT_FOLLOWLOCATION, 0L);
  set(transfer, CURLOPT_PROTOCOLS_STR, "http,https");
  set(transfer, CURLOPT_SSL_VERIFYPEER, 1L);
  set(transfer, CURLOPT_SSL_VERIFYHOST, 2L);
}

void CurlLibrary::State::set_transport(Transfer& transfer) const {
  // Only TLS tells before the first request whether streams can share a connection; waiting for
  // that would make plain HTTP/1.1 queue up behind one connection.
  const bool secure = transfer.question.url.starts_with("https:");
  set(transfer, CURLOPT_HTTP_VERSION,
      static_cast<long>(secure ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1));
  set(transfer, CURLOPT_PIPEWAIT, secure ? 1L : 0L);
  constexpr long receive_buffer = 256L * 1024;
  set(transfer, CURLOPT_BUFFERSIZE, receive_buffer);
  set(transfer, CURLOPT_NOSIGNAL, 1L);
  set(transfer, CURLOPT_QUICK_EXIT, 1L);  // a name look-up that hangs must not hold up Ctrl-C
  set(transfer, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  set(transfer, CURLOPT_ERRORBUFFER, transfer.words.data());
  set(transfer, CURLOPT_HEADERFUNCTION, &on_header);
  set(transfer, CURLOPT_HEADERDATA, &transfer);
  set(transfer, CURLOPT_WRITEFUNCTION, &on_body);
  set(transfer, CURLOPT_WRITEDATA, &transfer);
  set(transfer, CURLOPT_NOPROGRESS, 0L);
  set(transfer, CURLOPT_XFERINFOFUNCTION, &on_progress);
  set(transfer, CURLOPT_XFERINFODATA, &transfer);
}

void CurlLibrary::State::release(Transfer& transfer) const {
  curl.multi_remove(multi, transfer.easy);
  curl.easy_cleanup(std::exchange(transfer.easy, nullptr));
  curl.slist_free_all(std::exchange(transfer.headers, nullptr));
}

std::string CurlLibrary::State::detail(const Transfer& transfer, CURLcode code) const {
  if (code == CURLE_COULDNT_RESOLVE_HOST) return "unknown host";
  const long number = info<long>(transfer, CURLINFO_OS_ERRNO);
  std::string words;
  if (number != 0) {
    words = std::generic_category().message(static_cast<int>(number));
  } else if (transfer.words[0] != '\0') {
    words = transfer.words.data();
  } else {
    words = curl.easy_strerror(code);
  }
  words = text::printable_line(words);
  const bool is_abbreviation = words.size() > 1 && text::to_lower(words[1]) != words[1];
  if (!words.empty() && !is_abbreviation) words[0] = text::to_lower(words[0]);
  return words;
}

void CurlLibrary::State::conclude(Transfer& transfer, CURLcode code) const {
  Answer& answer = transfer.answer;
  answer.head.status = static_cast<int>(info<long>(transfer, CURLINFO_RESPONSE_CODE));
  answer.bytes_received =
      static_cast<std::uint64_t>(info<curl_off_t>(transfer, CURLINFO_SIZE_DOWNLOAD_T));
  answer.duration = std::chrono::duration_cast<milliseconds>(Clock::now() - transfer.begun);
  if (code == CURLE_OK) return;
  const bool connected = info<curl_off_t>(transfer, CURLINFO_PRETRANSFER_TIME_T) != 0;
  answer.breakage = transfer.too_large.value_or(breakage_of(code, connected));
  answer.detail = detail(transfer, code);
}

void CurlLibrary::State::collect(std::vector<Ended>& ended) {
  int left = 0;
  while (const CURLMsg* message = curl.multi_info_read(multi, &left)) {
    const auto found = std::ranges::find_if(
        transfers, [&](const auto& entry) { return entry.second->easy == message->easy_handle; });
    if (message->msg != CURLMSG_DONE || found == transfers.end()) continue;
    conclude(*found->second, message->data.result);
    release(*found->second);
    ended.push_back({found->first, std::move(found->second->answer)});
    transfers.erase(found);
  }
}

void CurlLibrary::State::collect_idle(std::vector<Ended>& ended) {
  const Clock::time_point now = Clock::now();
  for (auto entry = transfers.begin(); entry != transfers.end();) {
    Transfer& transfer = *entry->second;
    if (now - transfer.moved < transfer.question.idle_timeout) {
      ++entry;
      continue;
    }
    conclude(transfer, CURLE_OPERATION_TIMEDOUT);
    transfer.answer.breakage = Breakage::idle_timeout;
    release(transfer);
    ended.push_back({entry->first, std::move(transfer.answer)});
    entry = transfers.erase(entry);
  }
}

// Time until the first transfer may have been idle for too long.
milliseconds CurlLibrary::State::until_idle(milliseconds at_most) const {
  const Clock::time_point now = Clock::now();
  for (const auto& [number, transfer] : transfers) {
    const auto left = transfer->moved + transfer->question.idle_timeout - now;
    at_most = std::min(at_most, std::chrono::ceil<milliseconds>(left));
  }
  return std::max(at_most, milliseconds(0));
}

CurlLibrary::CurlLibrary() : state_(std::make_unique<State>()) {}

CurlLibrary::~CurlLibrary() = default;

void CurlLibrary::start(std::size_t number, Question question) {
  const WithoutBrokenPipeSignal guard;
  auto transfer = std::make_unique<Transfer>();
  transfer->question = std::move(question);
  transfer->easy = state_->curl.easy_init();
  if (transfer->easy == nullptr) throw Error(ErrorKind::defect, "libcurl gives no more handles");
  state_->ask(*transfer);
  state_->set_limits(*transfer);
  state_->set_transport(*transfer);
  if (state_->curl.multi_add(state_->multi, transfer->easy) != CURLM_OK) {
    state_->release(*transfer);
    throw Error(ErrorKind::defect, "libcurl takes no more requests");
  }
  state_->transfers.emplace(number, std::move(transfer));
}

void CurlLibrary::drop(std::size_t number) {
  const WithoutBrokenPipeSignal guard;
  const auto found = state_->transfers.find(number);
  if (found == state_->transfers.end()) return;
  state_->release(*found->second);
  state_->transfers.erase(found);
}

std::vector<CurlLibrary::Ended> CurlLibrary::work(milliseconds wait, int descriptor) {
  const WithoutBrokenPipeSignal guard;
  std::vector<Ended> ended;
  int running = 0;
  const auto most = static_cast<int>(state_->until_idle(wait).count());
  curl_waitfd other{.fd = descriptor, .events = CURL_WAIT_POLLIN, .revents = 0};
  state_->curl.multi_poll(state_->multi, &other, 1, most, nullptr);
  state_->curl.multi_perform(state_->multi, &running);
  state_->collect(ended);
  state_->collect_idle(ended);
  return ended;
}

}  // namespace medtech::net
