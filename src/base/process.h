// SPDX-License-Identifier: GPL-3.0-or-later
// Running another program: by absolute path and argument vector, never by a shell.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hostler {

struct Outcome {
  int status = 0;        // exit status; 128 + signal when a signal ended it
  bool timed_out = false;
  std::string output;    // standard output, at most 64 MiB; standard error goes to ours
};

/// Runs program with input on its standard input and a minimal environment; kills it (and its group) after timeout_s seconds. Descriptors above 2 are
/// closed in the child. Throws Failure when it cannot be started.
Outcome run(const std::string& program, const std::vector<std::string>& arguments, std::string_view input, int timeout_s);

}  // namespace hostler
