// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/resource.h"

namespace hostler::packages {

inline constexpr Permission see{.name = "packages.see", .reseller = true, .admin = true};
inline constexpr Permission edit{.name = "packages.change", .reseller = true, .admin = true};

extern const Resource resource;

}  // namespace hostler::packages
