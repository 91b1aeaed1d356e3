// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/resource.h"

namespace hostler::messages {

inline constexpr Permission read_messages{.name = "messages.read", .label = N_("Read messages"), .user = true, .reseller = true, .admin = true};

/// For programs: the audit trail of the subtree, newest first. Read only.
extern const Resource resource;

}  // namespace hostler::messages
