// SPDX-License-Identifier: GPL-3.0-or-later
#include "programs/server_store.h"

namespace hostler {

void name_server(Database& database, std::uint64_t id, const std::string& name) {
  database.change("INSERT INTO server (id, name) VALUES (?, ?) ON DUPLICATE KEY UPDATE name = VALUES(name)", id, name);
}

void reserve_panel_host(Database& database, const std::string& panel_url) {
  const std::size_t begin = panel_url.find("://") + 3;
  const std::string host = panel_url.substr(begin, panel_url.find_first_of(":/", begin) - begin);
  database.change("INSERT INTO setting (name, value) VALUES ('panel.host', ?) ON DUPLICATE KEY UPDATE value = VALUES(value)", host);
}

}  // namespace hostler
