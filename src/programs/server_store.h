// SPDX-License-Identifier: GPL-3.0-or-later
// The only SQL of the programs: the row of the machine they run on, and the panel's own name.
#pragma once

#include <string>

#include "base/database.h"

namespace hostler {

/// Makes or renames the row of a server.
void name_server(Database& database, std::uint64_t id, const std::string& name);
/// Reserves the host of the panel's address: no user may claim it, or a name above or below it.
void reserve_panel_host(Database& database, const std::string& panel_url);

}  // namespace hostler
