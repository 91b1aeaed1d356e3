// SPDX-License-Identifier: GPL-3.0-or-later
#include "privileged/php_master.h"

#include <signal.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>

#include "privileged/errors.h"
#include "privileged/paths.h"
#include "privileged/php_pool.h"
#include "privileged/process.h"
#include "privileged/wait.h"

namespace hostler::privileged::php_fpm {
namespace {

constexpr int start_limit_s = 20;
constexpr int handover_limit_ms = 12'000;  // process_control_timeout and a little
constexpr std::string_view ending = ".conf";

Fd run_folder() {
  ensure_directory(paths::run, 0755);
  return ensure_directory(paths::php_run, 0711);
}

std::string config_text(const std::string& name) {
  return "; Written by hostler; changes are overwritten.\n[global]\npid = " + std::string(paths::php_run) + "/" + name + ".pid\nerror_log = " + paths::php_log + "/php-" + name +
         ".log\nprocess_control_timeout = 10s\nrlimit_files = 16384\ndaemonize = yes\ninclude = " + paths::php_config + "/" + name + "/*.conf\n";
}

// m1 → 1; 0 for what is no older master's name.
unsigned number_of(const std::string& name) {
  unsigned number = 0;
  if (!name.starts_with("m") || name.starts_with("m0")) return 0;
  const auto [end, error] = std::from_chars(name.data() + 1, name.data() + name.size(), number);
  return error == std::errc() && end == name.data() + name.size() ? number : 0;
}

bool is_running_with(pid_t process, const std::string& config_path) {
  const Fd proc = open_directory("/proc");
  const auto folder = look(proc.get(), std::to_string(process));
  if (!folder || folder->st_uid != 0) return false;
  // The title names the configuration; right after a reload, until the title is set, the arguments do.
  const std::string command = read_file(proc.get(), std::to_string(process) + "/cmdline", 4096).value_or("");
  return command.find("php-fpm") != std::string::npos && command.find(config_path) != std::string::npos;
}

}  // namespace

Master::Master(const std::string& name) : name_(name) {
  ensure_directory("/etc/hostler", 0755);
  config_ = ensure_directory(paths::php_config, 0755);
  if (!look(AT_FDCWD, paths::php_log)) ensure_directory(paths::php_log, 0750);  // else as the package made it, readable by adm
  folder_ = ensure_directory(std::string(paths::php_config) + "/" + name_, 0755);
  ensure_file(config_.get(), name_ + ".conf", config_text(name_), {});
}

std::vector<Master> Master::all() {
  std::vector<Master> masters;
  masters.emplace_back(young);
  std::vector<unsigned> numbers;
  for (const auto& name : names_in(masters[0].config_.get()))
    if (const unsigned number = number_of(name)) numbers.push_back(number);
  std::sort(numbers.begin(), numbers.end());
  for (const unsigned number : numbers) masters.emplace_back("m" + std::to_string(number));
  return masters;
}

std::string Master::config_path() const { return std::string(paths::php_config) + "/" + name_ + ".conf"; }

Pools Master::pools() const {
  Pools pools;
  for (const auto& name : names_in(folder_.get()))
    if (name.ends_with(ending) && !name.starts_with(".")) pools[name.substr(0, name.size() - ending.size())] = read_file(folder_.get(), name, 1 << 20).value_or("");
  return pools;
}

bool Master::has(const requests::Login& login) const { return look(folder_.get(), login.text() + ".conf").has_value(); }

void Master::write(const Pools& pools, const std::vector<std::string>& removed) {
  note_due();
  const Pools present = this->pools();
  for (const auto& [name, text] : pools) ensure_file(folder_.get(), name + ".conf", text, {});
  for (const auto& [name, text] : present) {
    if (pools.contains(name)) continue;
    if (std::find(removed.begin(), removed.end(), name) != removed.end())
      remove_entry(folder_.get(), name + ".conf");
    else
      rename_entry(folder_.get(), name + ".conf", folder_.get(), name + ".conf.refused", 0);
  }
  sync(folder_.get());
}

void Master::hand_over(const std::string& pool, Master& to) {
  note_due();
  to.note_due();
  rename_entry(folder_.get(), pool + ".conf", to.folder_.get(), pool + ".conf", 0);
}

// In /run: after a restart of the host every master reads its files anyhow.
void Master::note_due() const { ensure_file(run_folder().get(), name_ + ".reload", "", {}); }
bool Master::is_due() const { return look(run_folder().get(), name_ + ".reload").has_value(); }

pid_t Master::process() const {
  std::string text = read_file(run_folder().get(), name_ + ".pid", 32).value_or("");
  text.erase(text.find_last_not_of("\n ") + 1);
  pid_t process = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), process);
  return error == std::errc() && end == text.data() + text.size() && process > 1 && is_running_with(process, config_path()) ? process : 0;
}

void Master::make_current() {
  const Fd run = run_folder();
  const pid_t running = process();
  if (pools().empty()) {
    if (running != 0) stop(running);
  } else {
    wait_for_sockets();
    if (running == 0)
      start();
    else if (kill(running, SIGUSR2) != 0)
      fail("reload the php-fpm master " + name_);
  }
  remove_entry(run.get(), name_ + ".reload");
}

void Master::start() const {
  const bool systemd = look(AT_FDCWD, paths::systemd_runs).has_value();
  const ToolResult result = systemd ? run_tool(paths::systemctl, {"start", "--", "hostler-php@" + name_ + ".service"}, start_limit_s)
                                    : run_tool(binary(), {"--daemonize", "--fpm-config", config_path()}, start_limit_s);
  if (result.exit_code != 0) throw Again("the php-fpm master " + name_ + " does not start: " + result.last_line());
}

void Master::stop(pid_t process) const {
  if (look(AT_FDCWD, paths::systemd_runs))
    run_tool(paths::systemctl, {"stop", "--", "hostler-php@" + name_ + ".service"}, start_limit_s);
  else
    kill(process, SIGTERM);
  if (!wait_until(5000, [&] { return this->process() == 0; })) throw Again("the php-fpm master " + name_ + " does not end");
}

// A master that finds a socket held by another one gives up as a whole, so pools that were handed over are waited for.
void Master::wait_for_sockets() const {
  if (name_ == young) return;
  const pid_t own = process();
  for (const auto& [name, text] : pools()) {
    const auto login = requests::Login::parse(name);
    if (!login) continue;
    const auto is_free = [&] {
      const pid_t listener = listener_of(*login);
      return listener == -1 || listener == own;
    };
    if (!wait_until(handover_limit_ms, is_free)) throw Again("another master still serves the pool " + name);
  }
}

pid_t listener_of(const requests::Login& login) {
  const Fd connection(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string path = std::string(paths::php_run) + "/" + socket_name(login);
  path.copy(address.sun_path, sizeof address.sun_path - 1);
  if (!connection) fail("make a socket");
  if (connect(connection.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) return errno == EAGAIN ? 0 : -1;
  ucred peer{};
  socklen_t size = sizeof peer;
  return getsockopt(connection.get(), SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 ? peer.pid : 0;
}

}  // namespace hostler::privileged::php_fpm
