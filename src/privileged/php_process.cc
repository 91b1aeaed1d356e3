// SPDX-License-Identifier: GPL-3.0-or-later
#include "privileged/php_process.h"

#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>

#include "privileged/errors.h"
#include "privileged/paths.h"
#include "privileged/php_check.h"
#include "privileged/process.h"
#include "privileged/safe.h"
#include "privileged/users.h"
#include "privileged/wait.h"

namespace hostler::privileged::php_fpm {
namespace {

constexpr int start_limit_s = 20;
constexpr int stop_limit_ms = 5000;
constexpr int ready_limit_ms = 3000;
constexpr int other_reload_limit_ms = 12'000;  // process_control_timeout and a little
constexpr char ready[] = "ready to handle connections";
constexpr char reloading[] = "Reloading in progress";

// The title names the configuration; right after a reload, until the title is set, the arguments do.
bool is_master_of(const Process& process, const std::string& config) {
  return process.uid == 0 && (process.command.starts_with("php-fpm: master process (") || process.command.starts_with(std::string(paths::programs) + "/php-fpm")) &&
         process.command.find(config) != std::string::npos;
}

off_t size_of(const std::string& path) {
  const auto status = look(AT_FDCWD, path);
  return status ? status->st_size : 0;
}

// What was written after that position; from the start when the log was rotated meanwhile.
std::string log_since(const std::string& path, off_t position) {
  const Fd log(open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
  std::string text(65536, 0);
  const ssize_t got = log ? pread(log.get(), text.data(), text.size(), position <= size_of(path) ? position : 0) : 0;
  text.resize(static_cast<size_t>(std::max<ssize_t>(got, 0)));
  return text;
}

ToolResult systemctl(const std::string& verb, const std::string& master) {
  return run_tool(paths::systemctl, {verb, "--", "hostler-php@" + master + ".service"}, start_limit_s);
}

bool has_master(const Process& worker, const std::vector<Process>& all) {
  return std::any_of(all.begin(), all.end(), [&](const Process& process) { return process.id == worker.parent && process.command.find("php-fpm") != std::string::npos; });
}

// How many there were.
int kill_orphans() {
  constexpr std::string_view title = "php-fpm: pool ";
  const auto all = processes();
  int count = 0;
  for (const Process& process : all) {
    if (!process.command.starts_with(title) || has_master(process, all)) continue;
    const auto login = requests::Login::parse(std::string_view(process.command.c_str()).substr(title.size()));
    const auto user = login ? users::find(*login) : std::nullopt;
    if (!user || user->uid != process.uid) continue;
    kill_as(user->uid, user->gid, process.id);
    ++count;
  }
  return count;
}

bool has_systemd() { return look(AT_FDCWD, paths::systemd_runs).has_value(); }

}  // namespace

std::string config_path(const std::string& master) { return std::string(paths::php_config) + "/" + master + ".conf"; }
std::string pid_path(const std::string& master) { return std::string(paths::php_run) + "/" + master + ".pid"; }
std::string log_path(const std::string& master) { return std::string(paths::php_log) + "/php-" + master + ".log"; }

// Not by the pid file, which is gone for a moment in every reload. A worker that has not set its title yet looks like its
// master, so the one with a foreign parent counts.
pid_t MasterProcess::id() const {
  const auto all = processes();
  const std::string config = config_path(master_);
  const auto is_one = [&](const Process& process) { return is_master_of(process, config); };
  for (const Process& process : all)
    if (is_one(process) && std::none_of(all.begin(), all.end(), [&](const Process& other) { return other.id == process.parent && is_one(other); })) return process.id;
  return 0;
}

void MasterProcess::start() const {
  const ToolResult result = has_systemd() ? systemctl("start", master_) : run_tool(binary(), {"--daemonize", "--fpm-config", config_path(master_)}, start_limit_s);
  if (result.exit_code != 0) throw Again("the php-fpm master " + master_ + " does not start: " + result.last_line());
}

void MasterProcess::stop(pid_t process) const {
  wait_until(other_reload_limit_ms, [&] { return !is_reloading(); });
  if (has_systemd()) systemctl("stop", master_);
  kill(process, SIGTERM);
  if (!wait_until(stop_limit_ms, [&] { return id() == 0; })) throw Again("the php-fpm master " + master_ + " does not end");
}

// A signal that arrives between exec and the installation of handlers is lost, hence the wait for an earlier reload.
void MasterProcess::reload(pid_t process) const {
  wait_until(other_reload_limit_ms, [&] { return !is_reloading(); });
  const off_t before = size_of(log_path(master_));
  if (kill(process, SIGUSR2) != 0) fail("reload the php-fpm master " + master_);
  wait_until(ready_limit_ms, [&] { return log_since(log_path(master_), before).find(ready) != std::string::npos; });
}

bool MasterProcess::is_reloading() const {
  const std::string path = log_path(master_), tail = log_since(path, std::max<off_t>(0, size_of(path) - 65536));
  const auto begun = tail.rfind(reloading), ended = tail.rfind(ready);
  return begun != std::string::npos && (ended == std::string::npos || ended < begun);
}

void end_orphans() {
  if (!wait_until(stop_limit_ms, [] { return kill_orphans() == 0; })) throw Again("workers of a php-fpm master that was killed do not end");
}

}  // namespace hostler::privileged::php_fpm
