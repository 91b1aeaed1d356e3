// SPDX-License-Identifier: GPL-3.0-or-later
// The recycle bin (R4, R7, U9): what was deleted stays there, out of use but with its name taken, until somebody restores it or it leaves for good,
// by hand or by the nightly clean-up. It knows no kind of object by name: each slice describes its own (BinKind) and puts them in.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/database.h"
#include "features/actor.h"

namespace hostler::bin {

struct NewEntry {
  std::string_view kind;          // of a Feature
  std::uint64_t object = 0;
  AccountId owner = 0;            // whose object it is; for an account the one above it
  std::string login;              // of the home it has or is in
  std::string name;               // as people call it
  std::uint64_t batch = 0;        // the entry it is deleted with; 0: it is deleted by itself
};
/// In the caller's transaction, which takes the object out of use. Answers the entry, the batch of what goes with it.
std::uint64_t put(Database& database, const Actor& actor, const NewEntry& wanted);

struct Entry {
  std::uint64_t id = 0;
  std::string kind;
  std::uint64_t object = 0, batch = 0;
  AccountId owner = 0;
  std::string login, name;
  std::string state;              // in, leaving, left
};

// By the entry's id; NotFound outside the actor's subtree, and for what was deleted with something else: it goes with that.
/// With everything that was deleted with it. Refused as BinKind::restore says; then nothing is restored.
void restore(Database& database, const Actor& actor, std::uint64_t id);
/// For good, with everything that was deleted with it. Again is no error: it is tried again.
void purge(Database& database, const Actor& actor, std::uint64_t id);
struct Emptied {
  std::uint64_t leaving = 0, left = 0;
};
/// Everything the actor may see, one after the other, as far as it gets in this time.
Emptied empty(Database& database, const Actor& actor, std::chrono::seconds at_most);

/// An object must leave because what it belongs to leaves; nothing when it is not in the bin. In the caller's transaction.
void purge_object(Database& database, const Actor& actor, std::string_view kind, std::uint64_t object);
/// The object is gone: in the transaction that drops its rows. From now on its backup ages.
void gone(Database& database, std::string_view kind, std::uint64_t object);

/// How long what is deleted stays, and after that its backup: the setting bin.days.
std::int64_t days(Database& database);
void set_days(Database& database, const Actor& actor, std::int64_t days);

}  // namespace hostler::bin
