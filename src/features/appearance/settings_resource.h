// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/resource.h"

namespace hostler::appearance {

inline constexpr Permission see_settings{.name = "settings.see", .reseller = true, .admin = true};
inline constexpr Permission see_all_settings{.name = "settings.see_all", .admin = true};
inline constexpr Permission change_settings{.name = "settings.change", .reseller = true, .admin = true};

inline constexpr Permission allow_own_skins{.name = "settings.own_skins", .admin = true};

/// One object a reseller, and one of the server: its id is the account's.
extern const Resource settings_resource;

}  // namespace hostler::appearance
