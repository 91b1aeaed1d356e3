// SPDX-License-Identifier: GPL-3.0-or-later
#include "privileged/php_master.h"

#include <algorithm>
#include <charconv>

#include "privileged/errors.h"
#include "privileged/paths.h"
#include "privileged/php_pool.h"
#include "privileged/php_process.h"
#include "privileged/php_sockets.h"
#include "privileged/wait.h"

namespace hostler::privileged::php_fpm {
namespace {

constexpr int handover_limit_ms = 12'000;  // process_control_timeout and a little
constexpr std::string_view ending = ".conf";

Fd run_folder() {
  ensure_directory(paths::run, 0755);
  return ensure_directory(paths::php_run, 0711);
}

std::string config_text(const std::string& name) {
  return "; Written by hostler; changes are overwritten.\n[global]\npid = " + pid_path(name) + "\nerror_log = " + log_path(name) +
         "\nprocess_control_timeout = 10s\ndaemonize = yes\ninclude = " + paths::php_config + "/" + name + "/*.conf\n";
}

// m1 → 1; 0 for what is no older master's name.
unsigned number_of(const std::string& name) {
  unsigned number = 0;
  if (!name.starts_with("m") || name.starts_with("m0")) return 0;
  const auto [end, error] = std::from_chars(name.data() + 1, name.data() + name.size(), number);
  return error == std::errc() && end == name.data() + name.size() ? number : 0;
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

bool Master::serves(const requests::Login& login) const {
  const SocketLinks own = sockets_of(MasterProcess(name_).id());
  const ListeningSockets all;
  return std::any_of(all.of(login).begin(), all.of(login).end(), [&](const std::string& link) { return own.contains(link); });
}

void Master::make_current() {
  const MasterProcess process(name_);
  const pid_t running = process.id();
  if (running == 0) end_orphans();
  if (!pools().empty()) {
    wait_for_sockets();
    running == 0 ? process.start() : process.reload(running);
  } else if (running != 0) {
    process.stop(running);
  }
  remove_entry(run_folder().get(), name_ + ".reload");
}

// The first of our pools whose socket somebody else holds; empty when there is none.
std::string Master::held_by_another(const SocketLinks& own) const {
  const ListeningSockets all;
  for (const auto& [name, text] : pools()) {
    const auto login = requests::Login::parse(name);
    if (login && !std::includes(own.begin(), own.end(), all.of(*login).begin(), all.of(*login).end())) return name;
  }
  return "";
}

// A master that finds a socket held by another one gives up as a whole, so pools that were handed over are waited for.
void Master::wait_for_sockets() const {
  if (name_ == young) return;
  const SocketLinks own = sockets_of(MasterProcess(name_).id());
  std::string held;
  if (!wait_until(handover_limit_ms, [&] { return (held = held_by_another(own)).empty(); })) throw Again("another master still serves the pool " + held);
}

}  // namespace hostler::privileged::php_fpm
