// SPDX-License-Identifier: GPL-3.0-or-later
// Wishes to the system. A job names an object whose wanted state is in the database; a worker makes it true, any number of times.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/database.h"
#include "features/actor.h"
#include "features/feature.h"

namespace hostler::jobs {

struct Wish {
  std::string_view kind;          // of a Feature
  std::uint64_t subject;
  std::string object;             // what people call it: "läden.example", "web7"
  AccountId account;              // whose object it is
  std::uint64_t server = 1;
};

/// In the caller's transaction. A wish that already waits is joined, so a hundred edits become one run. Whoever enqueues in a program that is
/// not the worker calls wake() after its commit (the panel does it once a request).
void enqueue(Database& database, const Actor& actor, const Wish& wish);
/// Did this process enqueue anything since the last call?
bool take_enqueued();

struct Step {
  Text label;                     // of the job's kind, with the object's name
  std::string state;              // waiting, running, done, refused
  std::string reason;
  std::uint64_t job = 0;
  std::string object;             // kind and subject, for logs
};
/// The newest job of each (kind, subject) of an account, oldest first, at most 200: what a progress page shows. NotFound outside the actor's subtree.
std::vector<Step> progress(Database& database, const Actor& actor, AccountId account);
bool all_finished(const std::vector<Step>& steps);
/// Does any job of the account wait or run, other than this one?
bool has_unfinished(Database& database, AccountId account, std::uint64_t except_job = 0);
/// The objects of the subtree whose newest job of a kind was refused, with the reason.
std::map<std::uint64_t, std::string> refusals(Database& database, const Actor& actor, std::string_view kind);
/// What still waits or runs on a server, at most 200: for the command line.
std::vector<Step> unfinished(Database& database, std::uint64_t server);

// The worker's side.
struct Lease {
  std::string token;
  std::vector<Job> jobs;          // of one kind
};
/// Leases the oldest ready job of a server, and with it more ready ones of its kind up to its batch; nothing when none is ready.
std::optional<Lease> lease(Database& database, std::uint64_t server, int seconds);
inline constexpr unsigned most_attempts = 12;
/// Writes the result if the lease is still ours. again: waits with growing pauses, refused after most_attempts. A refused job leaves an error message.
void finish(Database& database, const Lease& lease, const Job& job, const JobResult& result);
/// Makes jobs wait again whose lease ran out or whose worker has ended; answers how many. To be called on that server.
unsigned release_expired(Database& database, std::uint64_t server);
/// For a job that will take longer than its lease: called by the job itself, before it begins to.
void lease_longer(Database& database, const Job& job, int seconds);
/// Forgets jobs that ended more than 30 days ago, some at a time.
void forget_old(Database& database);

}  // namespace hostler::jobs
