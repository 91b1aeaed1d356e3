// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/resource.h"

namespace hostler::tree {

inline constexpr Permission see_sites{.name = "sites.see_all", .label = N_("See the sites of all users below"), .reseller = true, .admin = true};

/// Every site of the subtree, for finding and filing it; what is done to one is its owner's.
extern const Resource sites_resource;

}  // namespace hostler::tree
