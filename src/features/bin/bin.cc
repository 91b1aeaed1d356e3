// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/bin/bin.h"

#include "features/bin/bin_store.h"
#include "features/feature.h"
#include "features/messages/messages.h"

namespace hostler::bin {
namespace {

const BinKind& kind_of(const Entry& entry) {
  if (const BinKind* kind = find_bin_kind(entry.kind)) return *kind;
  throw Failure("unknown kind of object in the bin: " + entry.kind);
}

Entry to_change(Database& database, const Actor& actor, std::uint64_t id) {
  if (auto entry = store::lock_head(database, actor, id)) return *entry;
  throw NotFound();
}

void leave(Database& database, const Actor& actor, const Entry& entry) {
  store::mark_leaving(database, entry.id);
  kind_of(entry).purge(database, actor, entry.object);
}

}  // namespace

std::uint64_t put(Database& database, const Actor& actor, const NewEntry& wanted) {
  return store::insert(database, actor, wanted, store::read_days(database));
}

void restore(Database& database, const Actor& actor, std::uint64_t id) {
  in_transaction(database, [&] {
    if (to_change(database, actor, id).state != "in") throw Refused(N_("This is being removed for good already."));
    for (const Entry& entry : store::lock_batch(database, id)) {
      store::remove(database, entry.id);
      kind_of(entry).restore(database, actor, entry.object);
    }
  });
}

void purge(Database& database, const Actor& actor, std::uint64_t id) {
  in_transaction(database, [&] {
    to_change(database, actor, id);
    for (const Entry& entry : store::lock_batch(database, id)) leave(database, actor, entry);
  });
}

Emptied empty(Database& database, const Actor& actor, std::chrono::seconds at_most) {
  const auto end = std::chrono::steady_clock::now() + at_most;
  const std::vector<std::uint64_t> found = store::heads(database, actor);
  Emptied result{.leaving = 0, .left = found.size()};
  for (std::uint64_t id : found) {
    if (std::chrono::steady_clock::now() > end) break;
    --result.left;
    try {
      purge(database, actor, id);
      ++result.leaving;
    } catch (const NotFound&) {  // it was restored meanwhile, or left with another
    }
  }
  return result;
}

void purge_object(Database& database, const Actor& actor, std::string_view kind, std::uint64_t object) {
  if (const auto entry = store::lock_object(database, kind, object)) leave(database, actor, *entry);
}

void gone(Database& database, std::string_view kind, std::uint64_t object) { store::mark_left(database, kind, object); }

std::int64_t days(Database& database) { return store::read_days(database); }

void set_days(Database& database, const Actor& actor, std::int64_t days) {
  if (actor.role != Role::admin) throw Forbidden();
  in_transaction(database, [&] {
    store::write_days(database, days);
    messages::notice(database, actor, server_root, "", Text(N_("What is deleted now stays in the recycle bin for %1 days."), {std::to_string(days)}));
  });
}

}  // namespace hostler::bin
