// SPDX-License-Identifier: GPL-3.0-or-later
#include "programs/worker_processes.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <map>

#include "base/log.h"
#include "base/socket_wake.h"
#include "programs/worker_jobs.h"

namespace hostler {
namespace {

using Clock = std::chrono::steady_clock;

volatile sig_atomic_t stop_signal = 0;

void note_stop(int number) { stop_signal = number; }

sigset_t master_signals() {
  sigset_t set;
  sigemptyset(&set);
  for (int number : {SIGTERM, SIGINT, SIGCHLD}) sigaddset(&set, number);
  return set;
}

class Master {
public:
  Master(const Config& config, unsigned count) : config_(config), alarm_(config.wake_socket), children_(count) {}

  int run() {
    const sigset_t signals = master_signals();
    sigprocmask(SIG_BLOCK, &signals, nullptr);
    while (true) {
      start_missing();
      const timespec second{1, 0};
      const int number = sigtimedwait(&signals, nullptr, &second);
      if (number == SIGTERM || number == SIGINT) break;
      collect();
    }
    for (const Child& child : children_)
      if (child.process > 0) kill(child.process, SIGTERM);
    while (wait(nullptr) > 0 || errno == EINTR) {}
    return 0;
  }

private:
  struct Child {
    pid_t process = 0;
    Clock::time_point start_after{};
  };

  void start_missing() {
    for (Child& child : children_)
      if (child.process == 0 && Clock::now() >= child.start_after) start(child);
  }

  void start(Child& child) {
    const pid_t master = getpid();
    const pid_t process = fork();
    if (process < 0) {
      log_error(std::string("fork: ") + std::strerror(errno));
      child.start_after = Clock::now() + std::chrono::seconds(1);
      return;
    }
    if (process > 0) {
      child.process = process;
      return;
    }
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    catch_stop_signals();
    const sigset_t signals = master_signals();
    sigprocmask(SIG_UNBLOCK, &signals, nullptr);
    if (getppid() == master) serve_jobs(config_, alarm_, &child == &children_.front(), stop_wanted);
    _exit(0);  // the socket's file stays the master's
  }

  void collect() {
    int status = 0;
    for (pid_t process; (process = waitpid(-1, &status, WNOHANG)) > 0;)
      for (Child& child : children_)
        if (child.process == process) {
          log_error("process " + std::to_string(process) + " of the worker ended (" + (WIFSIGNALED(status) ? "signal " + std::to_string(WTERMSIG(status)) : "status " + std::to_string(WEXITSTATUS(status))) + ")");
          child = {0, Clock::now() + std::chrono::milliseconds(500)};
        }
  }

  const Config& config_;
  WakeSocket alarm_;
  std::vector<Child> children_;
};

}  // namespace

int run_processes(const Config& config, unsigned count) { return Master(config, count).run(); }

void catch_stop_signals() {
  struct sigaction action {};
  action.sa_handler = note_stop;  // without SA_RESTART: it also ends a wait
  sigaction(SIGTERM, &action, nullptr);
  sigaction(SIGINT, &action, nullptr);
}

bool stop_wanted() { return stop_signal != 0; }

}  // namespace hostler
