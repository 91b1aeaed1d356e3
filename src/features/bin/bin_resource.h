// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/resource.h"

namespace hostler::bin {

inline constexpr Permission see{.name = "bin.see", .reseller = true, .admin = true};
inline constexpr Permission restore_permission{.name = "bin.restore", .reseller = true, .admin = true};
inline constexpr Permission purge_permission{.name = "bin.purge", .reseller = true, .admin = true};
inline constexpr Permission settings_permission{.name = "bin.settings", .admin = true};

extern const Resource resource;

}  // namespace hostler::bin
