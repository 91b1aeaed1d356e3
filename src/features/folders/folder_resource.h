// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/resource.h"

namespace hostler::folders {

inline constexpr Permission see{.name = "folders.see", .label = N_("See folders"), .reseller = true, .admin = true};
inline constexpr Permission edit{.name = "folders.change", .label = N_("Create, change and delete folders"), .reseller = true, .admin = true};

extern const Resource resource;

}  // namespace hostler::folders
