// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/resource.h"

namespace hostler::directories {

inline constexpr Permission see{.name = "directories.see", .label = N_("See protected folders and own error pages"), .user = true, .reseller = true, .admin = true};
inline constexpr Permission edit{.name = "directories.change", .label = N_("Protect folders and set own error pages"), .user = true, .reseller = true, .admin = true};

extern const Resource directory_resource, visitor_resource, page_resource;

}  // namespace hostler::directories
