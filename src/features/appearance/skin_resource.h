// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/resource.h"

namespace hostler::appearance {

inline constexpr Permission see_skins{.name = "skins.see", .label = N_("See skins"), .reseller = true, .admin = true};
inline constexpr Permission change_skins{.name = "skins.change", .label = N_("Create, change and delete skins"), .reseller = true, .admin = true};

extern const Resource skin_resource;

}  // namespace hostler::appearance
