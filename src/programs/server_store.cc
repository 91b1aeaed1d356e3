// SPDX-License-Identifier: GPL-3.0-or-later
#include "programs/server_store.h"

namespace hostler {

void name_server(Database& database, std::uint64_t id, const std::string& name) {
  database.change("INSERT INTO server (id, name) VALUES (?, ?) ON DUPLICATE KEY UPDATE name = VALUES(name)", id, name);
}

}  // namespace hostler
