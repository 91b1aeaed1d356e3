// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "features/feature.h"

namespace hostler::circulars {

inline constexpr std::string_view job_kind = "circular.send";

/// Sends for some seconds, then steps behind the other jobs of the server until nobody waits any more.
std::vector<JobResult> run_send(Database& database, const Config& config, std::span<const Job> jobs);

}  // namespace hostler::circulars
