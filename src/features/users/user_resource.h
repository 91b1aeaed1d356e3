// SPDX-License-Identifier: GPL-3.0-or-later
// Users as those above them look after them (U7–U9).
#pragma once

#include "features/resource.h"

namespace hostler::users {

inline constexpr Permission see{.name = "users.see", .label = N_("See users"), .reseller = true, .admin = true};
inline constexpr Permission create{.name = "users.create", .label = N_("Create users"), .reseller = true, .admin = true};
inline constexpr Permission change{.name = "users.change", .label = N_("Change users"), .reseller = true, .admin = true};
inline constexpr Permission lock{.name = "users.lock", .label = N_("Lock and unlock users"), .reseller = true, .admin = true};
inline constexpr Permission remove{.name = "users.delete", .label = N_("Delete users"), .reseller = true, .admin = true};
inline constexpr Permission move{.name = "users.move", .label = N_("Move users to another reseller"), .admin = true};

extern const Resource resource;

// Its parts.
/// user_creation.cc: all at once what the wizard asks step by step.
Creation creation();
/// user_acts.cc
std::vector<Act> acts();
/// Where users can be moved to: the login of a reseller, empty for the server itself (U12, R5).
Field place_field();
AccountId place_from(const Call& call, const FormValues& values);

}  // namespace hostler::users
