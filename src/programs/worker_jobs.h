// SPDX-License-Identifier: GPL-3.0-or-later
// What one process of the worker does: lease, run, write the result; through outages of the database too.
#pragma once

#include <functional>

#include "base/config.h"
#include "base/database.h"
#include "base/socket_wake.h"

namespace hostler {

/// Runs what is ready until nothing is, or stopped() says so.
void drain(Database& database, const Config& config, const std::function<bool()>& stopped);

/// Drains, then waits for the alarm, for ever. The caretaker also gives back jobs whose lease ran out and forgets old ones.
void serve_jobs(const Config& config, WakeSocket& alarm, bool is_caretaker, const std::function<bool()>& stopped);

}  // namespace hostler
