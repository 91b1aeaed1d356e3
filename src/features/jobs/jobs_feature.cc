// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/feature.h"
#include "features/jobs/job_pages.h"
#include "features/jobs/job_resource.h"

namespace hostler {

extern const Feature jobs_feature;
const Feature jobs_feature = {
    .name = "jobs",
    .label = N_("Progress"),
    .pages =
        {
            {Method::get, "/jobs", {.name = "jobs.own", .label = N_("See what is still under way for the own account"), .user = true, .reseller = true, .admin = true}, jobs::own_progress_page},
            {Method::get, "/jobs/{id}", jobs::see, jobs::progress_page},
        },
    .resources = {&jobs::resource},
};

}  // namespace hostler
