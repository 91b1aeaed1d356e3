// SPDX-License-Identifier: GPL-3.0-or-later
// Folders that administrators and resellers file accounts and sites in (R6). A folder is a word for finding things again: it gives nobody a right, and
// what lies in it only falls out when it goes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/database.h"
#include "features/actor.h"
#include "features/resource.h"
#include "http/form.h"
#include "http/listing.h"

namespace hostler::folders {

enum class Kind { account, site };

struct Folder {
  std::uint64_t id = 0;
  std::string name;
  unsigned version = 1;
};

/// Owned by the actor (administrators share theirs). Refused with field "name" when he has one of that name.
std::uint64_t create(Database& database, const Actor& actor, const std::string& name);
/// Conflict when it has changed since wanted.version.
void rename(Database& database, const Actor& actor, const Folder& wanted);
/// What lies in it falls out.
void remove(Database& database, const Actor& actor, std::uint64_t id);
/// NotFound when it is not the actor's.
Folder get(Database& database, const Actor& actor, std::uint64_t id);

/// Puts an object of the actor's subtree into one of his folders, out of the one it lay in; no folder takes it out. NotFound for anything else.
void file(Database& database, const Actor& actor, Kind kind, std::uint64_t object, std::optional<std::uint64_t> folder);
/// By what people call them: logins and domain names, one each. Refused with field "objects" and the first that is none.
void file_by_name(Database& database, const Actor& actor, std::uint64_t folder, const std::vector<std::string>& names);

/// For a Resource whose objects can be filed, alone and many at once ("folder"); and for its list, the folder's name. In the list's query, scope is where
/// the id of the subtree's root stands for a reseller.
Act act(Kind kind, const Permission& permission);
Filter filter(const Actor& actor, const std::string& object_sql, const std::string& scope, Kind kind);

}  // namespace hostler::folders
