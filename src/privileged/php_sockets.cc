// SPDX-License-Identifier: GPL-3.0-or-later
#include "privileged/php_sockets.h"

#include <sys/socket.h>
#include <sys/un.h>

#include <fstream>
#include <sstream>

#include "privileged/errors.h"
#include "privileged/paths.h"
#include "privileged/php_pool.h"
#include "privileged/safe.h"

namespace hostler::privileged::php_fpm {
namespace {

constexpr char listens[] = "00010000";  // __SO_ACCEPTCON among the flags

std::string path_of(const requests::Login& login) { return std::string(paths::php_run) + "/" + socket_name(login); }

}  // namespace

bool answers(const requests::Login& login) {
  const Fd connection(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  path_of(login).copy(address.sun_path, sizeof address.sun_path - 1);
  if (!connection) fail("make a socket");
  // A full queue is one that somebody holds.
  return connect(connection.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 || errno == EAGAIN;
}

SocketLinks sockets_of(pid_t process) {
  SocketLinks links;
  if (process == 0) return links;
  const Fd folder(open(("/proc/" + std::to_string(process) + "/fd").c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder) return links;
  for (const std::string& name : names_in(folder.get()))
    if (auto link = read_link(folder.get(), name)) links.insert(*link);
  return links;
}

ListeningSockets::ListeningSockets() {
  std::ifstream table("/proc/net/unix");
  std::string line;
  if (!std::getline(table, line)) fail("read /proc/net/unix");
  while (std::getline(table, line)) {
    std::istringstream columns(line);
    std::string number, references, protocol, flags, type, state, inode, path;
    if (columns >> number >> references >> protocol >> flags >> type >> state >> inode >> path && flags == listens) by_path_[path].insert("socket:[" + inode + "]");
  }
}

const SocketLinks& ListeningSockets::of(const requests::Login& login) const {
  static const SocketLinks none;
  const auto found = by_path_.find(path_of(login));
  return found == by_path_.end() ? none : found->second;
}

}  // namespace hostler::privileged::php_fpm
