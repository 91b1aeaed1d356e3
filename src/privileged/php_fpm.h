// SPDX-License-Identifier: GPL-3.0-or-later
// One php-fpm pool a tenant, spread over several masters: "young", which takes every new pool and stays small so that its
// reload is short, and m1, m2, … of at most 500 pools, to which settle() moves the young ones at night.
#pragma once

#include "requests/answer.h"
#include "requests/request.h"

namespace hostler::privileged::php_fpm {

// One fact a pool; a pool that php-fpm does not take is set back alone, the others go live.
requests::Answer apply(const requests::PhpRequest& request);

requests::Answer settle();

// A file names the pool or its socket is still there.
bool has_pool(const requests::Login& login);

}  // namespace hostler::privileged::php_fpm
