// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/fastcgi_loop.h"

#include <fastcgi.h>
#include <fcgiapp.h>
#include <fcntl.h>
#include <malloc.h>
#include <poll.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sysexits.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>

#include "base/errors.h"
#include "base/log.h"
#include "http/read_request.h"

namespace hostler {
namespace {

const int listening = 0;                 // the descriptor FastCGI applications get
const int silence_ms = 1000;             // until a connected peer must have said something
const int pause_s = 5;                   // longest pause within a record
const unsigned request_s = 30;           // a request, from its first byte to the last one of the answer
const std::size_t much_memory = 256 * 1024;
const int kept_memory = 1024 * 1024;     // what a page takes: given back and taken again, each page would fault it in anew

volatile std::sig_atomic_t present_connection = -1;

/// libfcgi reads and writes without any deadline; on a shut connection both end at once.
void end_connection(int) {
  if (present_connection >= 0) shutdown(present_connection, SHUT_RDWR);
}

/// SIGTERM and SIGINT as a descriptor: they are seen between requests, and interrupt nothing.
int stop_descriptor() {
  sigset_t stops;
  sigemptyset(&stops);
  sigaddset(&stops, SIGTERM);
  sigaddset(&stops, SIGINT);
  sigprocmask(SIG_BLOCK, &stops, nullptr);
  int descriptor = signalfd(-1, &stops, SFD_CLOEXEC | SFD_NONBLOCK);
  if (descriptor < 0) throw Failure("signalfd: " + std::string(std::strerror(errno)));
  return descriptor;
}

void handle_signals() {
  struct sigaction deadline = {};
  deadline.sa_handler = end_connection;
  deadline.sa_flags = SA_RESTART;
  sigaction(SIGALRM, &deadline, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
}

/// A TCP port could be reached by every account of the machine.
bool is_listening_unix_socket() {
  sockaddr_storage address = {};
  socklen_t size = sizeof address;
  int accepts = 0;
  socklen_t accepts_size = sizeof accepts;
  return getsockname(listening, reinterpret_cast<sockaddr*>(&address), &size) == 0 && address.ss_family == AF_UNIX &&
         getsockopt(listening, SOL_SOCKET, SO_ACCEPTCONN, &accepts, &accepts_size) == 0 && accepts;
}

/// Waits for a connection; answers false when it is time to stop.
bool wait_for_connection(int stop) {
  pollfd polled[2] = {{stop, POLLIN, 0}, {listening, POLLIN, 0}};
  while (poll(polled, 2, -1) < 0 && errno == EINTR) {}
  return polled[0].revents == 0;
}

/// A peer that says nothing never gets to libfcgi.
bool speaks(int connection) {
  pollfd polled = {connection, POLLIN, 0};
  return poll(&polled, 1, silence_ms) > 0;
}

void set_pauses(int connection) {
  timeval longest = {pause_s, 0};
  setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &longest, sizeof longest);
  setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &longest, sizeof longest);
}

class FastCgiInput : public cgicc::CgiInput {
public:
  explicit FastCgiInput(FCGX_Request& request) : request_(request) {}
  std::size_t read(char* data, std::size_t length) override {
    int got = FCGX_GetStr(data, static_cast<int>(length), request_.in);
    return got > 0 ? static_cast<std::size_t>(got) : 0;
  }
  std::string getenv(const char* name) override {
    const char* value = FCGX_GetParam(name, request_.envp);
    return value ? value : "";
  }

private:
  FCGX_Request& request_;
};

bool breaks_line(const std::string& text) { return text.find_first_of(std::string_view("\r\n\0", 3)) != std::string::npos; }

std::string written(const Response& response) {
  std::string text = "Status: " + std::to_string(response.status) + "\r\n";
  auto add = [&](const std::string& name, const std::string& value) {
    if (breaks_line(name) || breaks_line(value)) throw Failure("line break in header " + name);
    text += name + ": " + value + "\r\n";
  };
  if (!response.content_type.empty()) add("Content-Type", response.content_type);
  for (const auto& [name, value] : response.headers) add(name, value);
  add("Content-Length", std::to_string(response.body.size()));
  return text + "\r\n" + response.body;
}

std::string answer(FastCgiInput& input, const LoopSettings& settings) {
  auto read = read_request(input, settings.trusted_proxies);
  if (const BadRequest* bad = std::get_if<BadRequest>(&read)) {
    log_info("request refused with " + std::to_string(bad->status) + ": " + bad->reason);
    return written(settings.refuse(*bad));
  }
  const Request& request = std::get<Request>(read);
  try {
    return written(settings.handle(request));
  } catch (const Failure& failure) {
    log_error(std::string("answer cannot be written: ") + failure.what());
    return written(settings.refuse({500, "answer cannot be written"}));
  }
}

void add_record(std::string& records, unsigned char type, int request_id, std::string_view content) {
  const auto high = [](std::size_t number) { return static_cast<char>(number >> 8 & 255); };
  const auto low = [](std::size_t number) { return static_cast<char>(number & 255); };
  const auto id = static_cast<std::size_t>(request_id);
  records += {FCGI_VERSION_1, static_cast<char>(type), high(id), low(id), high(content.size()), low(content.size()), 0, 0};
  records += content;
}

/// The whole answer as FastCGI 1.0 has it (sections 3.3, 5.3 and 5.5). libfcgi sends 8 KB at a time and wakes the web server for each.
std::string records_of(int request_id, std::string_view text) {
  constexpr std::size_t most_content = 65528;  // below 64 KB and a multiple of 8
  std::string records;
  records.reserve(text.size() + text.size() / most_content * FCGI_HEADER_LEN + 64);
  for (; !text.empty(); text.remove_prefix(std::min(text.size(), most_content))) add_record(records, FCGI_STDOUT, request_id, text.substr(0, most_content));
  add_record(records, FCGI_STDOUT, request_id, {});
  add_record(records, FCGI_END_REQUEST, request_id, std::string(8, '\0'));  // status 0, FCGI_REQUEST_COMPLETE
  return records;
}

/// Less than all was taken when the peer did not read for the longest pause: then it is left.
void send_all(int connection, std::string_view bytes) {
  if (send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(bytes.size())) shutdown(connection, SHUT_RDWR);
}

void serve_connection(int connection, const LoopSettings& settings) {
  set_pauses(connection);
  FCGX_Request fastcgi;
  FCGX_InitRequest(&fastcgi, -1, 0);
  // With a descriptor of its own libfcgi never accepts; "keep" makes it leave the descriptor alone until it is served.
  fastcgi.keepConnection = 1;
  fastcgi.ipcFd = connection;
  present_connection = connection;
  alarm(request_s);
  bool large = false;
  if (FCGX_Accept_r(&fastcgi) == 0) {
    FastCgiInput input(fastcgi);
    std::string text = answer(input, settings);
    large = text.size() > much_memory || input.getenv("CONTENT_LENGTH").size() >= std::to_string(much_memory).size();
    send_all(connection, records_of(fastcgi.requestId, text));
    FCGX_Free(&fastcgi, 1);  // waits for the peer's end, too
  }
  alarm(0);
  present_connection = -1;
  // The allocator keeps what a large body took; a pool of processes would each keep its largest ever.
  if (large) malloc_trim(0);
}

}  // namespace

int serve(const LoopSettings& settings) {
  if (!is_listening_unix_socket()) {
    log_error("descriptor 0 is not a listening unix socket; start by spawn-fcgi or the service manager");
    return EX_USAGE;
  }
  int stop = stop_descriptor();
  handle_signals();
  if (FCGX_Init() != 0) throw Failure("libfcgi does not start");
  mallopt(M_TRIM_THRESHOLD, kept_memory);
  fcntl(listening, F_SETFL, fcntl(listening, F_GETFL) | O_NONBLOCK);
  while (wait_for_connection(stop)) {
    int connection = accept4(listening, nullptr, nullptr, SOCK_CLOEXEC);
    if (connection >= 0 && speaks(connection))
      serve_connection(connection, settings);
    else if (connection >= 0)
      close(connection);
    else if (errno != EAGAIN && errno != EINTR && errno != ECONNABORTED)
      throw Failure("accept4: " + std::string(std::strerror(errno)));
  }
  close(stop);
  return EX_OK;
}

}  // namespace hostler
