// SPDX-License-Identifier: GPL-3.0-or-later
// Resellers as the administrator looks after them (R1–R3, R5).
#pragma once

#include "features/resource.h"

namespace hostler::resellers {

inline constexpr Permission see{.name = "resellers.see", .admin = true};
inline constexpr Permission change{.name = "resellers.change", .admin = true};
inline constexpr Permission lock{.name = "resellers.lock", .admin = true};
inline constexpr Permission remove{.name = "resellers.delete", .admin = true};
inline constexpr Permission own_user{.name = "resellers.own_user", .reseller = true, .admin = true};

extern const Resource resource;

/// reseller_acts.cc
Creation creation();
std::vector<Act> acts();

}  // namespace hostler::resellers
