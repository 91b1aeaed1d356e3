// SPDX-License-Identifier: GPL-3.0-or-later
// NAME      gate - run one of the root helpers
// SYNOPSIS  gate HELPER <request
// The only setuid file (root:hostler-gate 4750). Takes the name of a helper, leaves behind everything the caller could
// have prepared, becomes root for good and executes the helper, which reads a request from standard input.
// SECURITY  Nothing of the caller is trusted: environment, arguments, signals, timers, limits, descriptors, umask, current
// directory, session and priority are reset before root is taken; only the real user id is believed, since the kernel says it.
// No C++ library, no allocation, no name service: whatever a library would read before main() could be the caller's.
// EXIT      the helper's code; 64 wrong usage, 70 the helper cannot be started, 71 the system refuses, 77 not permitted.
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/un.h>
#include <sysexits.h>
#include <unistd.h>

#include <initializer_list>

namespace {

// Who besides root may run which helper. Account names, since ids differ between hosts.
struct Permission {
  const char* helper;
  const char* caller;
};
constexpr Permission permissions[] = {
    {"account", "hostler-worker"},
    {"site", "hostler-worker"},
};

constexpr size_t longest_name = 32;

// syslog(3) allocates and reads the time zone; one datagram to /dev/log needs neither and cannot block.
void log_refusal(const char* text) {
  const int log = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (log < 0) return;
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  strcpy(address.sun_path, "/dev/log");
  char line[256];
  const int length = snprintf(line, sizeof line, "<84>hostler-gate[%d]: uid %u: %s", static_cast<int>(getpid()), static_cast<unsigned>(getuid()), text);  // authpriv.warning
  if (connect(log, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 && length > 0) (void)!write(log, line, strnlen(line, sizeof line));
  close(log);
}

[[noreturn]] void stop(int code, const char* text) {
  char line[256];
  const int length = snprintf(line, sizeof line, "gate: %s\n", text);
  if (length > 0) (void)!write(2, line, strnlen(line, sizeof line));
  log_refusal(text);
  _exit(code);
}

// Reads /etc/passwd byte by byte from a fixed buffer: no name service, no module, no limit on its length.
class Passwd {
public:
  Passwd() : fd_(open("/etc/passwd", O_RDONLY | O_CLOEXEC | O_NOFOLLOW)) {}
  ~Passwd() { close(fd_); }
  Passwd(const Passwd&) = delete;
  Passwd& operator=(const Passwd&) = delete;

  // True when the first line of that name has that user id.
  bool says(const char* name, uid_t uid) {
    for (int c = next(); c >= 0; c = next()) {
      const char* expected = name;
      while (*expected != 0 && c == *expected) c = next(), ++expected;
      if (*expected == 0 && c == ':') return has_uid(uid);
      while (c >= 0 && c != '\n') c = next();
    }
    return false;
  }

private:
  bool has_uid(uid_t uid) {
    for (int c = next(); c != ':'; c = next())  // the password field
      if (c < 0 || c == '\n') return false;
    unsigned long long id = 0;
    int digits = 0;
    int c = next();
    for (; c >= '0' && c <= '9' && digits < 10; c = next(), ++digits) id = id * 10 + static_cast<unsigned>(c - '0');
    return digits > 0 && c == ':' && id == uid;
  }

  int next() {
    if (position_ == length_) {
      const ssize_t got = read(fd_, buffer_, sizeof buffer_);
      if (got <= 0) return -1;
      length_ = static_cast<size_t>(got);
      position_ = 0;
    }
    return static_cast<unsigned char>(buffer_[position_++]);
  }

  int fd_;
  char buffer_[4096] = {};
  size_t position_ = 0, length_ = 0;
};

const Permission* find_helper(const char* name) {
  for (const Permission& permission : permissions)
    if (strcmp(permission.helper, name) == 0) return &permission;
  return nullptr;
}

void reset_timers_and_signals() {
  const itimerval none{};
  setitimer(ITIMER_REAL, &none, nullptr);
  setitimer(ITIMER_VIRTUAL, &none, nullptr);
  setitimer(ITIMER_PROF, &none, nullptr);
  alarm(0);
  // By the kernel's own call: signal(3) leaves out the two numbers that the C library keeps for itself. Zero is SIG_DFL.
  const unsigned long defaults[8]{};
  for (int number = 1; number <= 64; ++number) syscall(SYS_rt_sigaction, number, defaults, nullptr, 8);
  sigset_t nothing;
  sigemptyset(&nothing);
  sigprocmask(SIG_SETMASK, &nothing, nullptr);
}

// Without CAP_SYS_RESOURCE (some containers) a hard limit cannot be raised: then what is there must be enough, and a
// helper never runs into a limit in the middle of a write.
void reset_limit(__rlimit_resource which, rlim_t needed, rlim_t soft, rlim_t hard) {
  const rlimit wanted{soft, hard};
  if (setrlimit(which, &wanted) == 0) return;
  rlimit present;
  if (getrlimit(which, &present) != 0 || present.rlim_max < needed) stop(EX_OSERR, "the caller's resource limits are too low and cannot be raised");
  present.rlim_cur = soft < present.rlim_max ? soft : present.rlim_max;
  if (setrlimit(which, &present) != 0) stop(EX_OSERR, "cannot reset a resource limit");
}

void reset_limits() {
  for (const auto which : {RLIMIT_FSIZE, RLIMIT_AS, RLIMIT_DATA, RLIMIT_CPU}) reset_limit(which, RLIM_INFINITY, RLIM_INFINITY, RLIM_INFINITY);
  reset_limit(RLIMIT_NPROC, 1024, RLIM_INFINITY, RLIM_INFINITY);
  reset_limit(RLIMIT_STACK, 8 << 20, 8 << 20, RLIM_INFINITY);
  reset_limit(RLIMIT_NOFILE, 1024, 16384, 65536);  // php-fpm masters inherit it
  reset_limit(RLIMIT_CORE, 0, 0, 0);
}

void reset_descriptors() {
  for (int fd = 0; fd <= 2; ++fd)
    if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", O_RDWR) != fd) stop(EX_OSERR, "cannot open /dev/null");
  if (close_range(3, ~0U, 0) != 0) stop(EX_OSERR, "cannot close descriptors");
}

void reset_process() {
  umask(077);
  if (chdir("/") != 0) stop(EX_OSERR, "cannot change to /");
  setsid();  // fails only when this is a session or group leader already
  setpriority(PRIO_PROCESS, 0, 0);
  prctl(PR_SET_DUMPABLE, 0);
}

void become_root() {
  uid_t real, effective, saved;
  gid_t real_group, effective_group, saved_group;
  if (setgroups(0, nullptr) != 0 || setresgid(0, 0, 0) != 0 || setresuid(0, 0, 0) != 0 || getresuid(&real, &effective, &saved) != 0 ||
      getresgid(&real_group, &effective_group, &saved_group) != 0 || (real | effective | saved | real_group | effective_group | saved_group) != 0 || getgroups(0, nullptr) != 0)
    stop(EX_OSERR, "cannot become root");
}

}  // namespace

int main(int argc, char** argv) {
  static char* no_environment[] = {nullptr};
  environ = no_environment;

  if (argc != 2 || strnlen(argv[1], longest_name) == longest_name) stop(EX_USAGE, "usage: gate HELPER <request");

  if (geteuid() != 0) stop(EX_NOPERM, "not installed setuid root, or on a file system mounted nosuid");
  if (prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 0) stop(EX_NOPERM, "the caller runs with no_new_privs");

  const uid_t caller = getuid();
  const Permission* permission = find_helper(argv[1]);
  if (permission == nullptr || (caller != 0 && !Passwd().says(permission->caller, caller))) stop(EX_NOPERM, "this user may not run a helper of that name");

  reset_timers_and_signals();
  reset_limits();
  reset_descriptors();
  reset_process();
  become_root();

  char path[sizeof LIBEXEC_DIR + longest_name + 16];
  snprintf(path, sizeof path, "%s/helpers/%s", LIBEXEC_DIR, permission->helper);
  char* const arguments[] = {path, nullptr};
  char search_path[] = "PATH=/usr/sbin:/usr/bin:/sbin:/bin", locale[] = "LC_ALL=C.UTF-8", zone[] = "TZ=UTC";
  char* const environment[] = {search_path, locale, zone, nullptr};
  execve(path, arguments, environment);
  stop(EX_SOFTWARE, "the helper cannot be started");
}
