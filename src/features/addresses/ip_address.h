// SPDX-License-Identifier: GPL-3.0-or-later
// What may be typed as an IP address, without database.
#pragma once

#include <optional>
#include <string>

#include "base/errors.h"

namespace hostler::addresses {

/// IPv4 or IPv6, written in its one form; refused are addresses at which nobody reaches a server from outside (see requests::IpAddress).
std::optional<Text> check_address(std::string& address);

}  // namespace hostler::addresses
