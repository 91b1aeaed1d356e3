// SPDX-License-Identifier: GPL-3.0-or-later
// The running process of a php-fpm master: found, started, reloaded, ended. The caller holds the lock "php".
#pragma once

#include <sys/types.h>

#include <string>

namespace hostler::privileged::php_fpm {

std::string config_path(const std::string& master);
std::string pid_path(const std::string& master);
std::string log_path(const std::string& master);

class MasterProcess {
public:
  explicit MasterProcess(const std::string& master) : master_(master) {}

  pid_t id() const;  // 0 when it does not run
  void start() const;
  void stop(pid_t process) const;

  // Returns when the master says that it is ready again, or after three seconds: while a request of some pool runs, a reload
  // takes up to process_control_timeout.
  void reload(pid_t process) const;

private:
  bool is_reloading() const;

  std::string master_;
};

// Ends the workers of masters that were killed: they live on and hold the sockets, which keeps a new master from starting.
void end_orphans();

}  // namespace hostler::privileged::php_fpm
