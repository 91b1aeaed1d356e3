// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/resource.h"

namespace hostler::addresses {

inline constexpr Permission see{.name = "addresses.see", .label = N_("See exclusive IP addresses"), .reseller = true, .admin = true};
inline constexpr Permission edit{.name = "addresses.change", .label = N_("Add and delete exclusive IP addresses and give them to resellers"), .admin = true};

/// An administrator's are all, a reseller's those that were given to him.
extern const Resource resource;

}  // namespace hostler::addresses
