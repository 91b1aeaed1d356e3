// SPDX-License-Identifier: GPL-3.0-or-later
// Asks php-fpm itself about pools before they come near a running master: the pools are written to a folder of their own,
// tested there, read back, and what php-fpm understood is compared with what was meant.
#pragma once

#include <map>
#include <string>

namespace hostler::privileged::php_fpm {

using Pools = std::map<std::string, std::string>;  // name of the file without ".conf" → its text

std::string binary();  // the newest php-fpm installed; Again when there is none

// The pools that php-fpm refuses or reads differently, each with the reason; nothing when it takes them all together.
// The caller holds the lock "php".
Pools find_refused(const Pools& pools);

}  // namespace hostler::privileged::php_fpm
