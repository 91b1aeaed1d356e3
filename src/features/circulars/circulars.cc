// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/circulars/circulars.h"

#include <algorithm>

#include "features/circulars/circular_jobs.h"
#include "features/circulars/circular_store.h"
#include "features/jobs/jobs.h"
#include "features/messages/messages.h"

namespace hostler::circulars {
namespace {

Circular locked(Database& database, const Actor& actor, std::uint64_t id) {
  auto circular = store::lock(database, actor.scope(), id);
  if (!circular) throw NotFound();
  return *circular;
}

Circular locked_draft(Database& database, const Actor& actor, std::uint64_t id) {
  Circular circular = locked(database, actor, id);
  if (circular.state != "draft") throw Refused(Text(N_("This circular is sent already. It cannot be changed any more.")));
  return circular;
}

void enqueue(Database& database, const Actor& actor, const Circular& circular) {
  jobs::enqueue(database, actor, {.kind = job_kind, .subject = circular.id, .object = circular.subject, .account = circular.owner});
}

}  // namespace

std::uint64_t write(Database& database, const Actor& actor, const Circular& wanted) {
  Circular circular = wanted;
  circular.writer = actor.account;
  return store::insert(database, actor.scope(), circular);
}

void change(Database& database, const Actor& actor, const Circular& wanted) {
  in_transaction(database, [&] {
    locked_draft(database, actor, wanted.id);
    if (!store::change(database, actor.scope(), wanted)) throw Conflict();
  });
}

Circular get(Database& database, const Actor& actor, std::uint64_t id) {
  auto circular = store::find(database, actor.scope(), id);
  if (!circular) throw NotFound();
  return *circular;
}

void remove(Database& database, const Actor& actor, std::uint64_t id) {
  in_transaction(database, [&] {
    const Circular circular = locked(database, actor, id);
    if (circular.state == "sending") throw Refused(Text(N_("This circular is being sent. Cancel it first.")));
    store::remove(database, id);
    messages::notice(database, actor, actor.scope(), circular.subject, Text(N_("Circular deleted.")));
  });
}

void choose(Database& database, const Actor& actor, std::uint64_t id, const std::vector<AccountId>& users, bool gets_it) {
  in_transaction(database, [&] {
    const Circular draft = locked_draft(database, actor, id);
    if (store::count_users(database, actor.scope(), users) != users.size()) throw NotFound();
    gets_it == draft.everyone ? store::drop_exceptions(database, id, users) : store::add_exceptions(database, id, users);
  });
}

void choose_all(Database& database, const Actor& actor, std::uint64_t id, bool get_it) {
  in_transaction(database, [&] {
    locked_draft(database, actor, id);
    store::set_everyone(database, id, get_it);
  });
}

std::uint64_t count_chosen(Database& database, const Actor& actor, const Circular& draft) {
  return store::count_chosen(database, actor.scope(), draft);
}

void send(Database& database, const Actor& actor, std::uint64_t id) {
  in_transaction(database, [&] {
    const Circular draft = locked(database, actor, id);
    if (draft.state != "draft") return;
    const std::uint64_t count = store::start(database, draft);
    if (count == 0) throw Refused(Text(N_("Nobody is chosen. Choose at least one user.")));
    messages::notice(database, actor, actor.scope(), draft.subject, Text(N_("Circular to %1 users started."), {std::to_string(count)}));
    enqueue(database, actor, draft);
  });
}

void cancel(Database& database, const Actor& actor, std::uint64_t id) {
  in_transaction(database, [&] {
    const Circular circular = locked(database, actor, id);
    if (circular.state != "sending") return;
    store::set_state(database, id, "cancelled");
    messages::notice(database, actor, actor.scope(), circular.subject, Text(N_("Circular cancelled.")));
  });
}

std::uint64_t send_again(Database& database, const Actor& actor, std::uint64_t id, const std::vector<AccountId>& users, bool unclear) {
  return in_transaction(database, [&] {
    const Circular circular = locked(database, actor, id);
    if (circular.state == "draft") throw Refused(Text(N_("This circular is not sent yet.")));
    std::uint64_t count = store::put_back(database, id, users, "failed");
    if (unclear) count += store::put_back(database, id, users, "unclear");
    if (count == 0) return count;
    store::count_again(database, id);
    store::set_state(database, id, "sending");
    messages::notice(database, actor, actor.scope(), circular.subject, Text(N_("Circular is sent again to %1 users."), {std::to_string(count)}));
    enqueue(database, actor, circular);
    return count;
  });
}

}  // namespace hostler::circulars
