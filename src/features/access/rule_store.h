// SPDX-License-Identifier: GPL-3.0-or-later
// The only SQL that names access_rule (and the one setting with its version, which the statements of sessions and tokens read too).
#pragma once

#include <string>
#include <vector>

#include "base/database.h"
#include "features/actor.h"

namespace hostler::access {

struct Rule {
  std::string permission;
  Role role = Role::guest;
  bool allowed = false;
};
std::vector<Rule> stored_rules(Database& database);
/// Empty when nothing was ever changed.
std::string stored_version(Database& database);
/// The same, locked until the transaction ends: one administrator after the other.
std::string lock_version(Database& database);

void keep_rule(Database& database, const Rule& rule);
void drop_rule(Database& database, const Rule& rule);
/// A new random one: never one that any process knows already, not even after an old copy of the database was restored.
void change_version(Database& database);

}  // namespace hostler::access
