// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/circulars/circular_jobs.h"

#include <algorithm>
#include <chrono>

#include "base/mail.h"
#include "features/circulars/circular_store.h"
#include "features/circulars/circulars.h"
#include "features/jobs/jobs.h"
#include "features/letters/letters.h"
#include "features/messages/messages.h"

namespace hostler::circulars {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::seconds run_time{5};
constexpr int first_pause_ms = 15'000, longest_pause_ms = 20 * 60'000;   // with jobs::most_attempts: about two hours

/// As whom the values are read: a user who went to somebody else since is not written to.
Actor owner_of(const Circular& circular) {
  Actor actor = server_actor("worker");
  if (circular.owner == server_root) return actor;
  actor.account = circular.owner;
  actor.role = Role::reseller;
  return actor;
}

struct Outcome {
  std::string state, email = {}, reason = {};
};

Outcome send_to(Database& database, const Config& config, const Circular& circular, const store::Recipient& recipient) {
  Outcome outcome{.state = "failed"};
  try {
    const letters::Addressee user = letters::addressee(database, config, owner_of(circular), recipient.account, circular.writer);
    outcome.email = user.email;
    if (user.email.empty()) throw Refused(Text(N_("The user has no e-mail address.")));
    hostler::send({.from = circular.sender, .from_name = {}, .to = user.email, .subject = letters::replaced_line(circular.subject, user.values),
                   .text = letters::replaced(circular.text, user.values) + "\n"},
                  config.mail);
    outcome.state = "sent";
  } catch (const NotFound&) {
    outcome.reason = N_("The user is not yours any more.");
  } catch (const Refused& problem) {
    outcome.reason = problem.what();
  } catch (const Unanswered& problem) {
    outcome.state = "unclear";
    outcome.reason = problem.what();
  } catch (const Failure& problem) {
    outcome.reason = problem.what();
  }
  return outcome;
}

/// One mail, between two commits: the mark before, the outcome behind. Whatever ends this process in between leaves the mark. Throws Unavailable
/// when the mail server is away; then the recipient waits again.
void send_one(Database& database, const Config& config, const Circular& circular, const store::Recipient& recipient) {
  Outcome outcome;
  try {
    outcome = send_to(database, config, circular, recipient);
  } catch (const Unavailable&) {
    store::put_back(database, circular.id, {recipient.account}, "handed");
    throw;
  }
  store::settle(database, circular.id, recipient.account, outcome.state, outcome.email, outcome.reason);
}

void finish(Database& database, std::uint64_t id) {
  in_transaction(database, [&] {
    const auto circular = store::any(database, id);
    if (!circular || circular->state != "sending") return;
    store::set_state(database, id, "done");
    const std::vector<std::string> counts{std::to_string(circular->sent), std::to_string(circular->total), std::to_string(circular->failed + circular->unclear)};
    const Actor worker = server_actor("worker");
    if (circular->failed + circular->unclear == 0) messages::notice(database, worker, circular->owner, circular->subject, Text(N_("Circular sent to %1 of %2 users."), counts));
    else messages::error(database, worker, circular->owner, circular->subject, Text(N_("Circular sent to %1 of %2 users; %3 may not have got it."), counts));
  });
}

/// Sends to one after the other for a while; answers whether anybody is left.
bool send_some(Database& database, const Config& config, const Circular& circular) {
  const Clock::time_point end = Clock::now() + run_time;
  while (Clock::now() < end) {
    const auto recipient = store::take_next(database, circular.id);
    if (!recipient) return false;
    send_one(database, config, circular, *recipient);
  }
  return true;
}

/// The circular waits for a mail server that is away; after some hours its sender sees who did not get it, and can send it to them again.
JobResult try_later(Database& database, const Job& job, const std::string& reason) {
  if (job.attempts < jobs::most_attempts) return {.state = JobResult::State::again, .reason = reason, .pause_ms = std::min(longest_pause_ms, first_pause_ms << (job.attempts - 1))};
  store::fail_waiting(database, job.subject, reason);
  finish(database, job.subject);
  return {};
}

JobResult run_one(Database& database, const Config& config, const Job& job) {
  const auto circular = store::any(database, job.subject);
  if (!circular || circular->state != "sending") return {};
  // Jobs of one subject run one after the other: who is marked now was being written to by a run that did not end well.
  store::give_up_handed(database, circular->id);
  try {
    if (!send_some(database, config, *circular)) return finish(database, circular->id), JobResult();
  } catch (const Unavailable& away) {
    return try_later(database, job, away.what());
  }
  // A wish of its own: it waits behind what others asked for meanwhile, and the tries of a job that goes well are not counted together.
  jobs::enqueue(database, server_actor("worker"), {.kind = job_kind, .subject = circular->id, .object = circular->subject, .account = circular->owner, .server = config.server_id});
  return {};
}

}  // namespace

std::vector<JobResult> run_send(Database& database, const Config& config, std::span<const Job> jobs) {
  std::vector<JobResult> results;
  for (const Job& job : jobs) results.push_back(run_one(database, config, job));
  return results;
}

}  // namespace hostler::circulars
