// SPDX-License-Identifier: GPL-3.0-or-later
// Resellers as the administrator looks after them (R1–R3, R5).
#pragma once

#include "features/resource.h"

namespace hostler::resellers {

inline constexpr Permission see{.name = "resellers.see", .label = N_("See resellers"), .admin = true};
inline constexpr Permission change{.name = "resellers.change", .label = N_("Create and change resellers"), .admin = true};
inline constexpr Permission lock{.name = "resellers.lock", .label = N_("Lock and unlock resellers"), .admin = true};
inline constexpr Permission remove{.name = "resellers.delete", .label = N_("Delete resellers"), .admin = true};
inline constexpr Permission own_user{.name = "resellers.own_user", .label = N_("Give a reseller a user of his own"), .reseller = true, .admin = true};

extern const Resource resource;

/// reseller_acts.cc
Creation creation();
std::vector<Act> acts();

}  // namespace hostler::resellers
