// SPDX-License-Identifier: GPL-3.0-or-later
// The frame of every helper's main(): reads one request from standard input, finds who answers its kind, writes the
// answer, tells the system log, and returns the exit code that belongs to it.
#pragma once

#include <initializer_list>
#include <string_view>

#include "requests/answer.h"

namespace hostler::privileged {

struct Duty {
  std::string_view kind;
  requests::Answer (*act)(std::string_view text);  // may throw Refused and Again
};

int run_helper(const char* name, std::initializer_list<Duty> duties);

}  // namespace hostler::privileged
