// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/imports/import_store.h"

#include <algorithm>

#include "base/crypto.h"

namespace hostler::imports::store {
namespace {

constexpr std::size_t id_size = 22;

bool is_id(const std::string& id) {
  return id.size() == id_size && std::all_of(id.begin(), id.end(), [](unsigned char c) { return std::isalnum(c) || c == '-' || c == '_'; });
}

Upload found(const std::optional<Row>& row) {
  if (!row) throw NotFound();
  return {.sealed = row->text(0), .done = row->flag(1)};
}

}  // namespace

std::string new_id() { return random_token().substr(0, id_size); }

void insert(Database& database, const Actor& actor, const std::string& id, const std::string& sealed) {
  database.change("DELETE FROM user_import WHERE created_at < NOW(6) - INTERVAL 1 DAY LIMIT 1000");
  database.change("INSERT INTO user_import (id, owner_id, content) VALUES (?, ?, ?)", id, actor.account, sealed);
}

Upload find(Database& database, const Actor& actor, const std::string& id) {
  if (!is_id(id)) throw NotFound();
  return found(database.select_one("SELECT content, done FROM user_import WHERE id = ? AND owner_id = ?", id, actor.account));
}

Upload lock(Database& database, const Actor& actor, const std::string& id) {
  if (!is_id(id)) throw NotFound();
  return found(database.select_one("SELECT content, done FROM user_import WHERE id = ? AND owner_id = ? FOR UPDATE", id, actor.account));
}

void finish(Database& database, const Actor& actor, const std::string& id) {
  database.change("UPDATE user_import SET content = '', done = TRUE WHERE id = ? AND owner_id = ?", id, actor.account);
}

void keep_result(Database& database, const Actor& actor, const std::string& id, const std::string& sealed) {
  database.change("UPDATE user_import SET content = ? WHERE id = ? AND owner_id = ? AND done", sealed, id, actor.account);
}

void remove_all_of(Database& database, AccountId account) { database.change("DELETE FROM user_import WHERE owner_id = ?", account); }

}  // namespace hostler::imports::store
