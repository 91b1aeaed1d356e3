// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/resource.h"

namespace hostler::jobs {

inline constexpr Permission see{.name = "jobs.progress", .label = N_("See what is still under way for accounts below"), .user = true, .reseller = true, .admin = true};

/// For programs: what the system is doing, or did within 30 days, for the accounts of the subtree. Read only.
extern const Resource resource;

}  // namespace hostler::jobs
