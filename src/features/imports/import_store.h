// SPDX-License-Identifier: GPL-3.0-or-later
// The table user_import: a file between its check and its import, sealed since it may hold passwords (signup/seal.h).
#pragma once

#include <optional>
#include <string>

#include "base/database.h"
#include "features/actor.h"

namespace hostler::imports::store {

/// Answers the new row's id. Files older than a day go on that occasion.
std::string new_id();
void insert(Database& database, const Actor& actor, const std::string& id, const std::string& sealed);
struct Upload {
  std::string sealed;
  bool done = false;
};
/// NotFound unless it is the actor's.
Upload find(Database& database, const Actor& actor, const std::string& id);
/// The same, locked until the transaction ends.
Upload lock(Database& database, const Actor& actor, const std::string& id);
/// The import happened; what is kept instead of the file is its result, sealed like it.
void finish(Database& database, const Actor& actor, const std::string& id);
void keep_result(Database& database, const Actor& actor, const std::string& id, const std::string& sealed);
void remove_all_of(Database& database, AccountId account);

}  // namespace hostler::imports::store
