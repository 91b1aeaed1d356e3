// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/resource.h"

namespace hostler::appearance {

inline constexpr Permission see_settings{.name = "settings.see", .label = N_("See own defaults and pages"), .reseller = true, .admin = true};
inline constexpr Permission see_all_settings{.name = "settings.see_all", .label = N_("See the defaults of all resellers"), .admin = true};
inline constexpr Permission change_settings{.name = "settings.change", .label = N_("Change own defaults and pages"), .reseller = true, .admin = true};

inline constexpr Permission allow_own_skins{.name = "settings.own_skins", .label = N_("Let resellers make skins of their own"), .admin = true};

/// One object a reseller, and one of the server: its id is the account's.
extern const Resource settings_resource;

}  // namespace hostler::appearance
