// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/resource.h"

namespace hostler::api {

inline constexpr Permission see_tokens{.name = "tokens.see", .label = N_("See the own API tokens"), .user = true, .reseller = true, .admin = true};
inline constexpr Permission change_tokens{.name = "tokens.change", .label = N_("Create and revoke own API tokens"), .user = true, .reseller = true, .admin = true, .personal = true};

/// The tokens of the account itself.
extern const Resource tokens;

}  // namespace hostler::api
