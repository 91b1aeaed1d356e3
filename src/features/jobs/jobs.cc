// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/jobs/jobs.h"

#include <algorithm>
#include <utility>

#include "base/log.h"
#include "features/jobs/job_store.h"
#include "features/jobs/lessee.h"
#include "features/messages/messages.h"

namespace hostler::jobs {
namespace {

bool enqueued = false;

const JobKind& kind_of(std::string_view name) {
  if (const JobKind* kind = find_job_kind(name)) return *kind;
  throw Failure("unknown kind of job: " + std::string(name));
}

Text label_of(const store::StepRow& row) {
  const JobKind* known = find_job_kind(row.kind);
  return known ? Text(known->label.id, {row.object}) : Text(row.kind);
}

Step step_of(const store::StepRow& row) {
  return {.label = label_of(row), .state = row.state, .reason = row.reason, .job = row.id, .object = row.kind + " " + std::to_string(row.subject)};
}

// 1 s, 2, 4 … at most 5 minutes.
std::int64_t growing_pause_ms(unsigned attempts) { return attempts > 9 ? 300'000 : std::min<std::int64_t>(300'000, 1000LL << (attempts > 0 ? attempts - 1 : 0)); }

void refuse(Database& database, const Job& job, const std::string& reason) {
  store::mark_finished(database, job.id, "refused", reason);
  messages::error(database, server_actor("worker"), job.account, job.object, Text(N_("The system refused a change: %1"), {reason}));
}

void try_again(Database& database, const store::RunningRow& row, const std::string& reason, std::int64_t pause_ms) {
  if (row.job.attempts >= most_attempts) return refuse(database, row.job, reason);
  // A joined wish may be newer than jobs enqueued after its row (the account is to go, and its sites with it). They wait for an exclusive
  // row, so it steps behind them instead of both waiting for each other.
  if (row.exclusive && row.generation > 1 && store::has_later(database, row)) {
    store::mark_finished(database, row.job.id, "done", reason);
    return store::insert_behind(database, row, reason, pause_ms);
  }
  if (!store::put_back(database, row.job.id, reason, pause_ms)) store::mark_finished(database, row.job.id, "done", reason);
}

// The oldest ready job whose kind need not rest.
std::optional<Job> first_ready(Database& database, std::uint64_t server) {
  store::Choice choice;
  while (true) {
    const std::vector<Job> found = store::ready(database, server, choice);
    if (found.empty()) return std::nullopt;
    const JobKind* kind = find_job_kind(found.front().kind);
    if (!kind || kind->pace_ms == 0 || !store::rests(database, server, kind->name, kind->pace_ms)) return found.front();
    choice.without.push_back(found.front().kind);
  }
}

}  // namespace

void enqueue(Database& database, const Actor& actor, const Wish& wish) {
  store::insert_or_join(database, wish, kind_of(wish.kind).exclusive, actor.real);
  enqueued = true;
}

bool take_enqueued() { return std::exchange(enqueued, false); }

std::vector<Step> progress(Database& database, const Actor& actor, AccountId account) {
  std::vector<Step> steps;
  for (const store::StepRow& row : store::newest_of_account(database, actor, account)) steps.push_back(step_of(row));
  return steps;
}

bool all_finished(const std::vector<Step>& steps) {
  return std::all_of(steps.begin(), steps.end(), [](const Step& step) { return step.state == "done" || step.state == "refused"; });
}

bool has_unfinished(Database& database, AccountId account, std::uint64_t except_job) { return store::has_unfinished(database, account, except_job); }

std::map<std::uint64_t, std::string> refusals(Database& database, const Actor& actor, std::string_view kind) {
  std::map<std::uint64_t, std::string> reasons;
  for (const store::StepRow& row : store::refused_of_kind(database, actor, kind)) reasons.emplace(row.subject, row.reason);
  return reasons;
}

std::vector<Step> unfinished(Database& database, std::uint64_t server) {
  std::vector<Step> steps;
  for (const store::StepRow& row : store::unfinished_of_server(database, server)) steps.push_back(step_of(row));
  return steps;
}

std::optional<Lease> lease(Database& database, std::uint64_t server, int seconds) {
  // No gap locks: whoever enqueues meanwhile need not wait. Correct without it too.
  database.execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED");
  return in_transaction(database, [&]() -> std::optional<Lease> {
    store::lock_server(database, server);
    const auto first = first_ready(database, server);
    if (!first) return std::nullopt;
    Lease lease{.token = new_token(), .jobs = {*first}};
    const JobKind* kind = find_job_kind(first->kind);
    if (kind && kind->batch > 1)
      for (Job& job : store::ready(database, server, {.only_kind = first->kind, .except_job = first->id, .most = kind->batch - 1})) lease.jobs.push_back(std::move(job));
    for (Job& job : lease.jobs) {
      store::mark_leased(database, job.id, lease.token, seconds);
      ++job.attempts;
    }
    return lease;
  });
}

void finish(Database& database, const Lease& lease, const Job& job, const JobResult& result) {
  in_transaction(database, [&] {
    const auto row = store::running(database, job.id, lease.token);
    if (!row) return log_warning("job " + std::to_string(job.id) + " (" + job.kind + ") took longer than its lease: its result is not written");
    switch (result.state) {
      case JobResult::State::done: return store::mark_finished(database, job.id, "done", result.reason);
      case JobResult::State::refused: return refuse(database, job, result.reason);
      case JobResult::State::again: return try_again(database, *row, result.reason, result.pause_ms > 0 ? result.pause_ms : growing_pause_ms(row->job.attempts));
    }
  });
}

unsigned release_expired(Database& database, std::uint64_t server) {
  return in_transaction(database, [&] {
    unsigned count = 0;
    for (const store::RunningRow& row : store::all_running(database, server)) {
      if (!row.expired && !lessee_has_ended(row.token)) continue;
      try_again(database, row, "the worker was interrupted", 0);
      ++count;
    }
    return count;
  });
}

void lease_longer(Database& database, const Job& job, int seconds) { store::lease_longer(database, job.id, seconds); }

void forget_old(Database& database) { store::delete_old(database); }

}  // namespace hostler::jobs
