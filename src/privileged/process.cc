// SPDX-License-Identifier: GPL-3.0-or-later
#include "privileged/process.h"

#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>

#include "privileged/errors.h"
#include "privileged/safe.h"

namespace hostler::privileged {
namespace {

constexpr int code_refused = 65, code_again = 75, code_bug = 70;
constexpr int tenant_limit_s = 30;

struct Pipe {
  Pipe() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) fail("make a pipe");
    reading = Fd(ends[0]);
    writing = Fd(ends[1]);
  }
  Fd reading, writing;
};

pid_t start_child() {
  const pid_t child = fork();
  if (child < 0) fail("start a process");
  return child;
}

int exit_code_of(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0)
    if (errno != EINTR) fail("wait for a process");
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void become(uid_t uid, gid_t gid) {
  uid_t real, effective, saved;
  if (uid == 0 || gid == 0 || setgroups(1, &gid) != 0 || setresgid(gid, gid, gid) != 0 || setresuid(uid, uid, uid) != 0) fail("become the tenant");
  if (getresuid(&real, &effective, &saved) != 0 || real != uid || effective != uid || saved != uid || setuid(0) == 0 || setgid(0) == 0)
    throw std::logic_error("the child did not give up root for good");
}

void say(int fd, const char* text) {
  if (write(fd, text, std::strlen(text)) < 0) _exit(code_bug);
}

// The value of a line of /proc/PID/status, up to the first blank.
std::string status_value(const std::string& status, const std::string& name) {
  const auto start = status.find("\n" + name + ":\t");
  if (start == std::string::npos) return "";
  const auto value = start + name.size() + 3;
  return status.substr(value, status.find_first_of("\t\n ", value) - value);
}

// Never returns, so that no destructor of the parent's objects runs twice.
[[noreturn]] void run_child(const std::function<void()>& work, int report) {
  int code = 0;
  try {
    work();
  } catch (const Refused& refused) {
    say(report, refused.what());
    code = code_refused;
  } catch (const Again& again) {
    say(report, again.what());
    code = code_again;
  } catch (const std::exception& error) {
    say(report, error.what());
    code = code_bug;
  }
  _exit(code);
}

std::string read_until(int fd, size_t limit, std::chrono::steady_clock::time_point deadline, bool& in_time) {
  std::string text;
  in_time = false;
  while (true) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
    pollfd waiting{fd, POLLIN, 0};
    if (left <= 0 || poll(&waiting, 1, static_cast<int>(left)) == 0) return text;
    char buffer[65536];
    const ssize_t got = read(fd, buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    if (text.size() < limit) text.append(buffer, static_cast<size_t>(got));
  }
  in_time = true;
  return text;
}

[[noreturn]] void execute(const std::string& program, const std::vector<std::string>& arguments, int output, int complaints) {
  std::vector<char*> argv{const_cast<char*>(program.c_str())};
  for (const auto& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  char search_path[] = "PATH=/usr/sbin:/usr/bin:/sbin:/bin", locale[] = "LC_ALL=C.UTF-8", zone[] = "TZ=UTC";
  char* const environment[] = {search_path, locale, zone, nullptr};
  const int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
  setsid();  // the whole group can be killed
  umask(022);
  if (nothing >= 0 && dup2(nothing, 0) == 0 && dup2(output, 1) == 1 && dup2(complaints, 2) == 2) execve(program.c_str(), argv.data(), environment);
  _exit(code_bug);
}

}  // namespace

void as_tenant(uid_t uid, gid_t gid, const std::function<void()>& work) {
  Pipe report;
  const pid_t child = start_child();
  if (child == 0) {
    run_child(
        [&] {
          become(uid, gid);
          umask(027);
          work();
        },
        report.writing.get());
  }
  report.writing = Fd();
  bool in_time;
  const std::string reason = read_until(report.reading.get(), 4096, std::chrono::steady_clock::now() + std::chrono::seconds(tenant_limit_s), in_time);
  if (!in_time) kill(child, SIGKILL);
  const int code = exit_code_of(child);
  if (code == code_refused) throw Refused(reason);
  if (code == code_bug) throw std::logic_error(reason);
  if (code != 0) throw Again(reason.empty() ? "the tenant's process was ended" : reason);
}

std::string ToolResult::last_line() const {
  const auto end = output.find_last_not_of("\n ");
  if (end == std::string::npos) return "no message, exit code " + std::to_string(exit_code);
  const auto start = output.rfind('\n', end);
  return output.substr(start == std::string::npos ? 0 : start + 1, end - (start == std::string::npos ? 0 : start + 1) + 1);
}

namespace {

ToolResult await(pid_t child, Pipe& output, int limit_s) {
  output.writing = Fd();
  bool in_time;
  std::string text = read_until(output.reading.get(), 8 << 20, std::chrono::steady_clock::now() + std::chrono::seconds(limit_s), in_time);
  if (!in_time) {
    kill(-child, SIGKILL);
    kill(child, SIGKILL);
  }
  const int code = exit_code_of(child);
  if (!in_time) return {-1, text + "\nended after " + std::to_string(limit_s) + " s"};
  return {code, text};
}

}  // namespace

ToolResult run_tool(const std::string& program, const std::vector<std::string>& arguments, int limit_s) {
  Pipe output;
  const pid_t child = start_child();
  if (child == 0) execute(program, arguments, output.writing.get(), output.writing.get());
  return await(child, output, limit_s);
}

ToolResult run_tool_as(const TenantPlace& place, const std::string& program, const std::vector<std::string>& arguments, int limit_s) {
  Pipe complaints;
  const pid_t child = start_child();
  if (child == 0) {
    run_child(
        [&] {
          become(place.uid, place.gid);
          if (fchdir(place.folder) != 0) fail("enter the tenant's folder");
          execute(program, arguments, place.output, complaints.writing.get());
        },
        complaints.writing.get());
  }
  return await(child, complaints, limit_s);
}

std::vector<Process> processes() {
  std::vector<Process> processes;
  const Fd proc = open_directory("/proc");
  for (const auto& name : names_in(proc.get())) {
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    try {
      const std::string status = read_file(proc.get(), name + "/status", 65536).value_or("");
      const std::string state = status_value(status, "State"), uid = status_value(status, "Uid"), parent = status_value(status, "PPid");
      if (uid.empty() || parent.empty() || state == "Z" || state == "X") continue;
      processes.push_back({std::stoi(name), std::stoi(parent), static_cast<uid_t>(std::stoul(uid)), read_file(proc.get(), name + "/cmdline", 65536).value_or("")});
    } catch (const Again&) {  // it ended while it was read
    }
  }
  return processes;
}

void kill_all_of(uid_t uid, gid_t gid) {
  for (int round = 0; round < 100; ++round) {
    const auto running = processes();
    if (std::none_of(running.begin(), running.end(), [&](const Process& process) { return process.uid == uid; })) return;
    try {
      // From the tenant's own account, so that the kernel picks the processes and no id can be taken over meanwhile.
      as_tenant(uid, gid, [] { kill(-1, SIGKILL); });
    } catch (const Again&) {  // they killed our child first; the next round tells
    }
    const timespec pause{0, 10'000'000};
    nanosleep(&pause, nullptr);
  }
  throw Again("new processes of the account keep starting");
}

void kill_as(uid_t uid, gid_t gid, pid_t process) {
  as_tenant(uid, gid, [&] { kill(process, SIGKILL); });
}

}  // namespace hostler::privileged
