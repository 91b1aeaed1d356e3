// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/resource.h"

namespace hostler::api {

inline constexpr Permission see_tokens{.name = "tokens.see", .user = true, .reseller = true, .admin = true};
inline constexpr Permission change_tokens{.name = "tokens.change", .user = true, .reseller = true, .admin = true, .personal = true};

/// The tokens of the account itself.
extern const Resource tokens;

}  // namespace hostler::api
