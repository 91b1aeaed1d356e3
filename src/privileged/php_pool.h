// SPDX-License-Identifier: GPL-3.0-or-later
// What a tenant's php-fpm pool says. Nothing in it varies but the login and whether files may be sent to its scripts (U6: PHP upload).
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "requests/names.h"

namespace hostler::privileged::php_fpm {

using Directives = std::vector<std::pair<std::string, std::string>>;

// In the form `php-fpm -tt` prints them back, so that the two can be compared.
Directives pool_directives(const requests::Login& login, bool uploads);
std::string pool_text(const requests::Login& login, bool uploads);
std::string socket_name(const requests::Login& login);  // in /run/hostler/php

}  // namespace hostler::privileged::php_fpm
