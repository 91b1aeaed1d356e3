// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/resource.h"

namespace hostler::bin {

inline constexpr Permission see{.name = "bin.see", .label = N_("See the recycle bin"), .reseller = true, .admin = true};
inline constexpr Permission restore_permission{.name = "bin.restore", .label = N_("Restore from the recycle bin"), .reseller = true, .admin = true};
inline constexpr Permission purge_permission{.name = "bin.purge", .label = N_("Remove for good what is in the recycle bin"), .reseller = true, .admin = true};
inline constexpr Permission settings_permission{.name = "bin.settings", .label = N_("Decide how long the recycle bin keeps"), .admin = true};

extern const Resource resource;

}  // namespace hostler::bin
