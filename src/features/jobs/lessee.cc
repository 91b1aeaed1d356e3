// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/jobs/lessee.h"

#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "base/crypto.h"

namespace hostler::jobs {
namespace {

constexpr std::size_t length = 22;

// Field 22 of proc(5) stat, in clock ticks since the boot: tells a process from another that got its number later. 0 when it cannot be read.
unsigned long long birth_of(long process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/stat");
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  const auto name_end = text.rfind(')');
  if (name_end == std::string::npos) return 0;
  std::istringstream fields(text.substr(name_end + 1));
  std::string skipped;
  for (int field = 3; field < 22; ++field) fields >> skipped;
  unsigned long long birth = 0;
  fields >> birth;
  return birth;
}

}  // namespace

std::string new_token() {
  char holder[64];
  std::snprintf(holder, sizeof holder, "%x.%llx.", static_cast<unsigned>(getpid()), birth_of(getpid()));
  return (holder + random_token()).substr(0, length);
}

bool lessee_has_ended(const std::string& token) {
  unsigned process = 0;
  unsigned long long birth = 0;
  char dot = 0;
  if (std::sscanf(token.c_str(), "%x.%llx%c", &process, &birth, &dot) != 3 || dot != '.' || process == 0 || birth == 0) return false;
  if (kill(static_cast<pid_t>(process), 0) != 0 && errno == ESRCH) return true;
  const unsigned long long now = birth_of(static_cast<pid_t>(process));
  return now != 0 && now != birth;
}

}  // namespace hostler::jobs
