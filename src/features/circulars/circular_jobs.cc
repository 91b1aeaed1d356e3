// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/circulars/circular_jobs.h"

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

/// As whom the values are read: a user who went to somebody else since is not written to.
Actor owner_of(const Circular& circular) {
  Actor actor = server_actor("worker");
  if (circular.owner == server_root) return actor;
  actor.account = circular.owner;
  actor.role = Role::reseller;
  return actor;
}

/// A mail server that is away is a reason like any other: the circular goes on, and its sender sees who did not get it.
void send_by(const Mail& mail, const MailWay& way) {
  try {
    hostler::send(mail, way);
  } catch (const Unavailable& away) {
    throw Failure(away.what());
  }
}

/// One mail, between two commits: the mark before, the outcome behind. Whatever ends this process in between leaves the mark.
void send_one(Database& database, const Config& config, const Circular& circular, const store::Recipient& recipient) {
  std::string email, reason;
  try {
    const letters::Addressee user = letters::addressee(database, config, owner_of(circular), recipient.account, circular.writer);
    email = user.email;
    if (email.empty()) throw Refused(Text(N_("The user has no e-mail address.")));
    send_by({.from = circular.sender, .from_name = {}, .to = email, .subject = letters::replaced_line(circular.subject, user.values),
                   .text = letters::replaced(circular.text, user.values) + "\n"},
                  config.mail);
  } catch (const NotFound&) {
    reason = N_("The user is not yours any more.");
  } catch (const Refused& problem) {
    reason = problem.what();
  } catch (const Failure& problem) {
    reason = problem.what();
  }
  store::settle(database, circular.id, recipient.account, reason.empty() ? "sent" : "failed", email, reason);
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

JobResult send_some(Database& database, const Config& config, const Job& job) {
  const Clock::time_point end = Clock::now() + run_time;
  const auto circular = store::any(database, job.subject);
  if (!circular || circular->state != "sending") return {};
  // Jobs of one subject run one after the other: who is marked now was being written to by a run that did not end well.
  store::give_up_handed(database, circular->id);
  while (Clock::now() < end) {
    const auto recipient = store::take_next(database, circular->id);
    if (!recipient) return finish(database, circular->id), JobResult();
    send_one(database, config, *circular, *recipient);
  }
  // A wish of its own: it waits behind what others asked for meanwhile, and the tries of a job that goes well are not counted together.
  jobs::enqueue(database, server_actor("worker"), {.kind = job_kind, .subject = circular->id, .object = circular->subject, .account = circular->owner, .server = config.server_id});
  return {};
}

}  // namespace

std::vector<JobResult> run_send(Database& database, const Config& config, std::span<const Job> jobs) {
  std::vector<JobResult> results;
  for (const Job& job : jobs) results.push_back(send_some(database, config, job));
  return results;
}

}  // namespace hostler::circulars
