// SPDX-License-Identifier: GPL-3.0-or-later
// The worker's processes: a master that starts them, starts again what died, and ends them in peace.
#pragma once

#include "base/config.h"

namespace hostler {

/// Until SIGTERM or SIGINT; every process finishes the job at hand first. Answers the program's exit status.
int run_processes(const Config& config, unsigned count);

/// Asks for the end by SIGTERM or SIGINT in a process without a master.
void catch_stop_signals();
bool stop_wanted();

}  // namespace hostler
