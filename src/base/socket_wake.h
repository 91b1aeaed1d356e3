// SPDX-License-Identifier: GPL-3.0-or-later
// The worker's alarm: a datagram says "there may be a job". Losing one is harmless, the worker also polls.
#pragma once

#include <string>

namespace hostler {

/// Sends one datagram without waiting. A socket that is missing, full or not ours is ignored.
void wake(const std::string& socket_path);

/// The receiving end. Its file gets group and mode from the caller's umask and folder, and goes with the object.
class WakeSocket {
public:
  /// Replaces a socket left behind at path; throws Failure when something else is there or binding fails.
  explicit WakeSocket(const std::string& path);
  ~WakeSocket();
  WakeSocket(const WakeSocket&) = delete;
  WakeSocket& operator=(const WakeSocket&) = delete;
  /// True when woken (all waiting datagrams count as one); false after the time or a signal.
  bool wait(int milliseconds);

private:
  std::string path_;
  int socket_;
};

}  // namespace hostler
