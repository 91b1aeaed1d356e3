// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/bin/bin_resource.h"

#include "features/bin/bin.h"
#include "features/bin/bin_store.h"

namespace hostler::bin {
namespace {

Field read_only(const char* name, Text label, Text help) { return {.name = name, .label = std::move(label), .help = std::move(help)}; }

Object get(const Call& call, std::uint64_t id) {
  const auto line = store::read(call.database, call.actor, id);
  if (!line) throw NotFound();
  return {.id = id,
          .name = line->name,
          .values = {{"name", line->name}, {"kind", line->kind}, {"owner", line->owner}, {"by", line->by}, {"at", line->at}, {"leaves", line->leaves},
                     {"status", line->state}, {"reason", line->reason}, {"with", std::to_string(line->with)}}};
}

}  // namespace

const Resource resource{
    .name = "bin",
    .noun = "bin",
    .see = see,
    .properties = {read_only("name", N_("Name"), N_("What was deleted.")), read_only("kind", N_("Kind"), N_("User, reseller or domain.")),
                   read_only("owner", N_("Belongs to"), N_("Whose it is.")), read_only("by", N_("Deleted by"), N_("Who deleted it.")),
                   read_only("at", N_("Deleted"), N_("When it was deleted.")), read_only("leaves", N_("Leaves the bin"), N_("From then on the nightly clean-up removes it for good.")),
                   read_only("status", N_("Status"), N_("In the bin, or being removed for good.")), read_only("reason", N_("Problem"), N_("Why it could not be removed yet.")),
                   read_only("with", N_("With it"), N_("How many others were deleted with it: they come back with it."))},
    .listing = [](const Actor&) { return store::listing(); },
    .query = [](const Call& call, const ListView&) { return store::query(call.actor); },
    .get = get,
    .find = [](const Call& call, const std::string& name) { return store::find(call.database, call.actor, name); },
    .acts = {{.name = "restore",
              .label = N_("Restore"),
              .icon = "undo",
              .permission = restore_permission,
              .done = N_("%1 is back, as it was before."),
              .run = [](const Call& call, std::uint64_t id, const FormValues&) { restore(call.database, call.actor, id); },
              .title = N_("Restore %1"),
              .question = N_("Restore %1, with everything that was deleted with it? It will be exactly as it was before."),
              .done_many = N_("Restored: %1.")},
             {.name = "purge",
              .label = N_("Remove for good"),
              .icon = "trash-2",
              .permission = purge_permission,
              .done = N_("%1 is being removed for good."),
              .run = [](const Call& call, std::uint64_t id, const FormValues&) { purge(call.database, call.actor, id); },
              .title = N_("Remove %1 for good"),
              .question = N_("Remove %1 for good, with everything that was deleted with it? Nobody can restore it here afterwards; the administrator keeps a backup for a while."),
              .done_many = N_("Being removed for good: %1."),
              .dangerous = true}},
    .path = "/bin",
    .title = N_("Recycle bin")};

}  // namespace hostler::bin
