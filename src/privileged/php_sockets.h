// SPDX-License-Identifier: GPL-3.0-or-later
// The sockets of pools in /run/hostler/php: does one answer, and which process holds it.
#pragma once

#include <sys/types.h>

#include <map>
#include <set>
#include <string>

#include "requests/names.h"

namespace hostler::privileged::php_fpm {

// Whether a connection to the pool's socket is taken. It makes the master start a process of the pool.
bool answers(const requests::Login& login);

// Sockets as the links in /proc/PID/fd name them: "socket:[4711]".
using SocketLinks = std::set<std::string>;
SocketLinks sockets_of(pid_t process);  // none for 0

// The listening sockets of this moment, by the kernel's table (proc(5), /proc/net/unix). The peer of a connection (SO_PEERCRED) does not tell
// who serves a pool: it is who listened first, and a master that was reloaded is another process with the same sockets.
class ListeningSockets {
public:
  ListeningSockets();
  const SocketLinks& of(const requests::Login& login) const;  // more than one while a master takes over from another

private:
  std::map<std::string, SocketLinks> by_path_;
};

}  // namespace hostler::privileged::php_fpm
