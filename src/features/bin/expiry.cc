// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/bin/expiry.h"

#include <cstdlib>

#include "features/bin/bin_store.h"
#include "features/jobs/jobs.h"
#include "features/messages/messages.h"

namespace hostler::bin {
namespace {

constexpr std::int64_t day_s = 24 * 3600;

/// Another run at the same moment may have been faster, or somebody has restored it.
bool expire(Database& database, const Actor& actor, std::uint64_t id) {
  return in_transaction(database, [&] {
    if (!store::is_due(database, id)) return false;
    purge(database, actor, id);
    return true;
  });
}

}  // namespace

CleanUp clean_up(Database& database, const Actor& actor) {
  CleanUp result;
  const std::int64_t ago_s = store::note_run(database).value_or(0);
  if (std::abs(ago_s) > 2 * day_s) {
    messages::error(database, actor, server_root, "",
                    Text(N_("The recycle bin was not cleaned up: the clock has moved by %1 days since the last time. If the clock is right, the next night does it."),
                         {std::to_string(ago_s / day_s)}));
    result.clock_jumped = true;
    return result;
  }
  for (std::uint64_t id : store::due(database)) result.left += expire(database, actor, id);
  for (const Entry& entry : store::old_backups(database, store::read_days(database))) {
    jobs::enqueue(database, actor, {.kind = "backup.remove", .subject = entry.id, .object = entry.name, .account = entry.owner});
    ++result.backups;
  }
  return result;
}

}  // namespace hostler::bin
