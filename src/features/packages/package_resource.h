// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/resource.h"

namespace hostler::packages {

inline constexpr Permission see{.name = "packages.see", .label = N_("See packages"), .reseller = true, .admin = true};
inline constexpr Permission edit{.name = "packages.change", .label = N_("Create, change and delete packages"), .reseller = true, .admin = true};

extern const Resource resource;

}  // namespace hostler::packages
