// SPDX-License-Identifier: GPL-3.0-or-later
// Where the world finds this machine, for the records that outside DNS needs.
#pragma once

#include <string>

namespace hostler::addresses {

struct ServerAddresses {
  std::string ipv4, ipv6;   // empty when there is none but loopback and link-local
};
/// The first of each kind on the machine's interfaces.
ServerAddresses server_addresses();

}  // namespace hostler::addresses
