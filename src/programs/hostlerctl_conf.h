// SPDX-License-Identifier: GPL-3.0-or-later
// The configuration files that hold a database account.
#pragma once

#include <string>

#include "base/database.h"

namespace hostler::hostlerctl {

bool group_exists(const char* name);

/// Adds database_user and a new database_password to the file (a missing one is made: socket or host too, root and group may read it) and answers
/// what the file says now. Whatever else it holds, its owner and its mode stay. Replaced by one rename. Throws Failure.
DatabaseSettings add_database_account(const std::string& path, const char* group, const std::string& user, const DatabaseSettings& known, const DatabaseSettings& server);

}  // namespace hostler::hostlerctl
