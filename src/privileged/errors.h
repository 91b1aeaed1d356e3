// SPDX-License-Identifier: GPL-3.0-or-later
// The two ways a root helper stops early. requests::Refused: asking again will not help (exit 65). Again: the system did
// not let us, or something must happen first; nothing is half visible and the same request may be sent later (exit 75).
// Everything else that is thrown is a bug (exit 70).
#pragma once

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <string>

#include "requests/request.h"

namespace hostler::privileged {

using requests::Refused;

struct Again : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// A system call failed; says what was tried and the system's reason.
[[noreturn]] inline void fail(const std::string& what) { throw Again(what + ": " + std::strerror(errno)); }

}  // namespace hostler::privileged
