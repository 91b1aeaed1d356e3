// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>

#include "base/errors.h"

namespace hostler {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t longest_output = 64 * 1024 * 1024;  // a list of 100,000 sites has 15

class Descriptor {
public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return number_; }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }
  void set(int number) {
    close();
    number_ = number;
  }

private:
  int number_;
};

struct Pipe {
  Pipe() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) throw Failure(std::string("pipe2: ") + std::strerror(errno));
    read.set(ends[0]);
    write.set(ends[1]);
  }
  Descriptor read, write;
};

// Writing to a program that reads no more must be an error of write(), not the end of us.
class NoBrokenPipe {
public:
  NoBrokenPipe() {
    sigemptyset(&pipe_);
    sigaddset(&pipe_, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
  }
  ~NoBrokenPipe() {
    const timespec now{};
    if (!sigismember(&before_, SIGPIPE)) sigtimedwait(&pipe_, nullptr, &now);
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  NoBrokenPipe(const NoBrokenPipe&) = delete;
  NoBrokenPipe& operator=(const NoBrokenPipe&) = delete;

private:
  sigset_t pipe_, before_;
};

// Between fork and exec only async-signal-safe calls are allowed. An error of exec goes back through report.
[[noreturn]] void become(const char* program, char* const* arguments, int in, int out, int report) {
  static char path[] = "PATH=/usr/sbin:/usr/bin:/sbin:/bin";
  static char language[] = "LANG=C.UTF-8";
  char* const environment[] = {path, language, nullptr};
  setpgid(0, 0);
  for (int number = 1; number < NSIG; ++number) ::signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  // The pipes may themselves be 0, 1 or 2 when the caller has closed his: out of the way first.
  in = fcntl(in, F_DUPFD_CLOEXEC, 3);
  out = fcntl(out, F_DUPFD_CLOEXEC, 3);
  report = fcntl(report, F_DUPFD_CLOEXEC, 3);
  if (dup2(in, 0) == 0 && dup2(out, 1) == 1) {
    close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
    execve(program, arguments, environment);
  }
  const int error = errno;
  [[maybe_unused]] const ssize_t told = write(report, &error, sizeof error);
  _exit(127);
}

pid_t start(const std::string& program, const std::vector<std::string>& arguments, Pipe& in, Pipe& out) {
  std::vector<char*> vector{const_cast<char*>(program.c_str())};
  for (const std::string& argument : arguments) vector.push_back(const_cast<char*>(argument.c_str()));
  vector.push_back(nullptr);
  Pipe report;
  const pid_t child = fork();
  if (child < 0) throw Failure(std::string("fork: ") + std::strerror(errno));
  if (child == 0) become(program.c_str(), vector.data(), in.read.get(), out.write.get(), report.write.get());
  setpgid(child, child);
  report.write.close();
  in.read.close();
  out.write.close();
  int error = 0;
  ssize_t got = 0;
  while ((got = read(report.read.get(), &error, sizeof error)) < 0 && errno == EINTR) {}
  if (got == sizeof error) {
    while (waitpid(child, nullptr, 0) < 0 && errno == EINTR) {}
    throw Failure("cannot start " + program + ": " + std::strerror(error));
  }
  return child;
}

void feed(Descriptor& in, std::string_view& input) {
  const ssize_t count = write(in.get(), input.data(), input.size());
  if (count > 0) input.remove_prefix(static_cast<std::size_t>(count));
  const bool later = count < 0 && (errno == EAGAIN || errno == EINTR);
  if (input.empty() || (count < 0 && !later)) in.close();
}

// False when there is nothing more for now.
bool collect(Descriptor& out, std::string& output) {
  char buffer[16384];
  const ssize_t count = read(out.get(), buffer, sizeof buffer);
  if (count > 0) {
    output.append(buffer, std::min(static_cast<std::size_t>(count), longest_output - output.size()));
    return true;
  }
  if (count == 0 || (errno != EAGAIN && errno != EINTR)) out.close();
  return false;
}

// Returns true when the program has ended, false when it must be ended: at the deadline. Grandchildren that keep the pipe open are not waited for.
bool converse(int ended, Descriptor& in, Descriptor& out, std::string_view input, std::string& output, Clock::time_point deadline) {
  if (input.empty()) in.close();
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return false;
    pollfd waits[] = {{ended, POLLIN, 0}, {in.get(), POLLOUT, 0}, {out.get(), POLLIN, 0}};
    if (poll(waits, 3, static_cast<int>(left)) < 0) {
      if (errno == EINTR) continue;
      return false;
    }
    if (waits[1].revents != 0) feed(in, input);
    if (waits[2].revents != 0) collect(out, output);
    if (waits[0].revents != 0) {
      while (out.get() >= 0 && Clock::now() < deadline && collect(out, output)) {}
      return true;
    }
  }
}

}  // namespace

Outcome run(const std::string& program, const std::vector<std::string>& arguments, std::string_view input, int timeout_s) {
  if (program.empty() || program.front() != '/') throw Failure("not an absolute path of a program: " + program);
  const auto deadline = Clock::now() + std::chrono::seconds(timeout_s);
  const NoBrokenPipe no_broken_pipe;
  Pipe in, out;
  const pid_t child = start(program, arguments, in, out);
  Outcome outcome;
  bool ended = false;
  const Descriptor ending(static_cast<int>(syscall(SYS_pidfd_open, child, 0)));  // glibc 2.36 declares pidfd_open() for C only
  fcntl(in.write.get(), F_SETFL, O_NONBLOCK);
  fcntl(out.read.get(), F_SETFL, O_NONBLOCK);
  const int no_ending = ending.get() < 0 ? errno : 0;
  if (no_ending == 0) ended = converse(ending.get(), in.write, out.read, input, outcome.output, deadline);
  if (!ended) {
    outcome.timed_out = true;
    kill(-child, SIGKILL);
  }
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
  if (no_ending != 0) throw Failure(std::string("pidfd_open: ") + std::strerror(no_ending));
  outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return outcome;
}

}  // namespace hostler
