// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the system account of a user true: there while the row is, gone when it is being removed.
#pragma once

#include <span>
#include <vector>

#include "features/feature.h"

namespace hostler::accounts {

std::vector<JobResult> apply_accounts(Database& database, const Config& config, std::span<const Job> jobs);

}  // namespace hostler::accounts
