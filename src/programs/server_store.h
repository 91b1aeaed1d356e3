// SPDX-License-Identifier: GPL-3.0-or-later
// The only SQL of the programs: the row of the machine they run on.
#pragma once

#include <string>

#include "base/database.h"

namespace hostler {

/// Makes or renames the row of a server.
void name_server(Database& database, std::uint64_t id, const std::string& name);

}  // namespace hostler
