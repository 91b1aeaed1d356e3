// SPDX-License-Identifier: GPL-3.0-or-later
// The only SQL that names table job. All times are the database's.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/database.h"
#include "features/feature.h"
#include "features/jobs/jobs.h"
#include "http/listing.h"

namespace hostler::jobs::store {

void insert_or_join(Database& database, const Wish& wish, bool exclusive, AccountId by);

struct StepRow {
  std::uint64_t id = 0, subject = 0;
  std::string kind, object, state, reason;
};
std::vector<StepRow> newest_of_account(Database& database, const Actor& actor, AccountId account);
/// One of the subtree's.
std::optional<StepRow> find(Database& database, const Actor& actor, std::uint64_t id);
/// The subtree's jobs, newest first.
Listing listing();
ListQuery list(const Actor& actor);
bool has_unfinished(Database& database, AccountId account, std::uint64_t except_job);
std::vector<StepRow> refused_of_kind(Database& database, const Actor& actor, std::string_view kind);
std::vector<StepRow> unfinished_of_server(Database& database, std::uint64_t server);

/// Jobs may be leased one at a time: whoever holds this lock sees every lease given before. Failure when the server is not in the database.
void lock_server(Database& database, std::uint64_t server);
struct Choice {
  std::string only_kind = {};                // of this kind only, when set
  std::vector<std::string> without = {};     // of none of these kinds
  std::uint64_t except_job = 0;
  unsigned most = 1;
};
/// Ready jobs, oldest first, locked; those another transaction holds are passed over.
std::vector<Job> ready(Database& database, std::uint64_t server, const Choice& choice);
/// Runs one of this kind now, or did one end less than so many milliseconds ago?
bool rests(Database& database, std::uint64_t server, std::string_view kind, int pace_ms);
void lease_longer(Database& database, std::uint64_t id, int seconds);
void mark_leased(Database& database, std::uint64_t id, const std::string& token, int seconds);

struct RunningRow {
  Job job;
  std::uint64_t server = 0;
  bool exclusive = false;
  unsigned generation = 1;
  std::string token;
  bool expired = false;
};
/// Locks the row; nothing when the lease is no longer this one.
std::optional<RunningRow> running(Database& database, std::uint64_t id, const std::string& token);
/// Locks all that run on a server.
std::vector<RunningRow> all_running(Database& database, std::uint64_t server);
void mark_finished(Database& database, std::uint64_t id, std::string_view state, const std::string& reason);
/// Lets it wait again. False when a newer wish for the same object waits already: then nothing was changed.
bool put_back(Database& database, std::uint64_t id, const std::string& reason, std::int64_t pause_ms);
/// Whether the account has unfinished jobs that were enqueued after this one.
bool has_later(Database& database, const RunningRow& row);
/// A new row for the same wish, behind all others, that remembers the attempts.
void insert_behind(Database& database, const RunningRow& row, const std::string& reason, std::int64_t pause_ms);
/// Forgets what ended more than 30 days ago, 1,000 rows at most.
void delete_old(Database& database);

}  // namespace hostler::jobs::store
