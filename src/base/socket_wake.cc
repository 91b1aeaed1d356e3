// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/socket_wake.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/errors.h"

namespace hostler {

namespace {

bool set_path(sockaddr_un& address, const std::string& path) {
  address.sun_family = AF_UNIX;
  if (path.empty() || path.size() >= sizeof address.sun_path) return false;
  std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
  return true;
}

int datagram_socket() { return socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0); }

}  // namespace

void wake(const std::string& socket_path) {
  sockaddr_un address{};
  const int sender = datagram_socket();
  if (sender < 0) return;
  if (set_path(address, socket_path)) sendto(sender, "", 1, MSG_DONTWAIT | MSG_NOSIGNAL, reinterpret_cast<const sockaddr*>(&address), sizeof address);
  close(sender);
}

WakeSocket::WakeSocket(const std::string& path) : path_(path), socket_(-1) {
  sockaddr_un address{};
  if (!set_path(address, path)) throw Failure("the path of the wake socket is empty or too long: " + path);
  struct stat found {};
  if (lstat(path.c_str(), &found) == 0 && S_ISSOCK(found.st_mode)) unlink(path.c_str());
  socket_ = datagram_socket();
  if (socket_ < 0 || bind(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    const int error = errno;
    if (socket_ >= 0) close(socket_);
    throw Failure("cannot make the wake socket " + path + ": " + std::strerror(error));
  }
}

WakeSocket::~WakeSocket() {
  unlink(path_.c_str());
  close(socket_);
}

bool WakeSocket::wait(int milliseconds) {
  pollfd waiting{socket_, POLLIN, 0};
  if (poll(&waiting, 1, milliseconds) <= 0) return false;
  char datagram[16];
  while (recv(socket_, datagram, sizeof datagram, MSG_DONTWAIT) >= 0) {}
  return true;
}

}  // namespace hostler
