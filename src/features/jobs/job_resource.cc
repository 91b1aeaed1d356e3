// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/jobs/job_resource.h"

#include "features/jobs/job_store.h"

namespace hostler::jobs {
namespace {

Object get(const Call& call, std::uint64_t id) {
  const auto job = store::find(call.database, call.actor, id);
  if (!job) throw NotFound();
  return {.id = id,
          .name = job->object,
          .values = {{"kind", job->kind}, {"object", job->object}, {"state", job->state}, {"reason", job->state == "done" ? "" : job->reason}}};
}

}  // namespace

const Resource resource{.name = "jobs",
                        .noun = "job",
                        .see = see,
                        .properties = {{.name = "kind", .label = N_("Kind")},
                                       {.name = "object", .label = N_("Object")},
                                       {.name = "state", .label = N_("Status")},
                                       {.name = "reason", .label = N_("Reason")}},
                        .listing = [](const Actor&) { return store::listing(); },
                        .query = [](const Call& call, const ListView&) { return store::list(call.actor); },
                        .get = get};

}  // namespace hostler::jobs
