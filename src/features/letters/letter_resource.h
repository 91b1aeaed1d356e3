// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/resource.h"

namespace hostler::letters {

inline constexpr Permission see{.name = "letters.see", .label = N_("See registration mails"), .reseller = true, .admin = true};
inline constexpr Permission edit{.name = "letters.change", .label = N_("Write registration mails"), .reseller = true, .admin = true};

extern const Resource resource;

}  // namespace hostler::letters
