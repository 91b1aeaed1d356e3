// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/circulars/circulars.h"
#include "features/resource.h"

namespace hostler::circulars {

inline constexpr Permission see{.name = "circulars.see", .label = N_("See circulars"), .reseller = true, .admin = true};
inline constexpr Permission edit{.name = "circulars.send", .label = N_("Write and send circulars"), .reseller = true, .admin = true};

/// Programs name the recipients at once; pages write a draft first and choose them from a list.
extern const Resource resource;

/// Sender, subject and text.
std::vector<Field> text_fields(const Call& call);
Circular circular_from(const FormValues& values);

}  // namespace hostler::circulars
