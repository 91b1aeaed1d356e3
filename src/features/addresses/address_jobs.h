// SPDX-License-Identifier: GPL-3.0-or-later
// The worker's part: the web server's list of exclusive addresses.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "features/feature.h"

namespace hostler::addresses {

std::vector<JobResult> apply_addresses(Database& database, const Config& config, std::span<const Job> jobs);

/// What the list of a server should hold, for comparing with what is there.
std::vector<std::string> wanted_addresses(Database& database, std::uint64_t server);

}  // namespace hostler::addresses
