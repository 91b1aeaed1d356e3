// SPDX-License-Identifier: GPL-3.0-or-later
// The only SQL that names table bin, and its two settings.
#pragma once

#include <vector>

#include "features/bin/bin.h"
#include "http/listing.h"

namespace hostler::bin::store {

std::uint64_t insert(Database& database, const Actor& actor, const NewEntry& wanted, std::int64_t days);
/// The head of a batch within the actor's subtree that has not left; locked until the transaction ends.
std::optional<Entry> lock_head(Database& database, const Actor& actor, std::uint64_t id);
/// All of a batch that have not left, in the order they came, locked.
std::vector<Entry> lock_batch(Database& database, std::uint64_t batch);
std::optional<Entry> lock_object(Database& database, std::string_view kind, std::uint64_t object);
/// One that has not left; for the worker.
std::optional<Entry> of_object(Database& database, std::string_view kind, std::uint64_t object);
std::optional<Entry> any(Database& database, std::uint64_t id);
void remove(Database& database, std::uint64_t id);
void mark_leaving(Database& database, std::uint64_t id);
void mark_left(Database& database, std::string_view kind, std::uint64_t object);
void set_reason(Database& database, std::uint64_t id, const std::string& reason);
/// What lay in the bin for an account goes with it; backups stay, now as the server's.
void forget_owner(Database& database, AccountId account);

std::vector<std::uint64_t> heads(Database& database, const Actor& actor);
/// What has lain there long enough, and entries whose backup is old enough; the second by the setting of today.
std::vector<std::uint64_t> due(Database& database);
bool is_due(Database& database, std::uint64_t id);
std::vector<Entry> old_backups(Database& database, std::int64_t days);

std::int64_t read_days(Database& database);
void write_days(Database& database, std::int64_t days);
/// Notes the database's time as the moment of the last run; answers how many seconds ago the one before was.
std::optional<std::int64_t> note_run(Database& database);

/// One line of the list, and the same as an object.
struct Line {
  std::uint64_t id = 0, with = 0;     // with: how many were deleted with it
  std::string name, kind, owner, by, at, leaves, state, reason;
};
Listing listing();
ListQuery query(const Actor& actor);
Line line(const Row& row);
std::optional<Line> read(Database& database, const Actor& actor, std::uint64_t id);
std::optional<std::uint64_t> find(Database& database, const Actor& actor, const std::string& name);

}  // namespace hostler::bin::store
