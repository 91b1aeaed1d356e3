// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/feature.h"
#include "features/jobs/job_pages.h"
#include "features/jobs/job_resource.h"

namespace hostler {

extern const Feature jobs_feature;
const Feature jobs_feature = {
    .name = "jobs",
    .pages =
        {
            {Method::get, "/jobs", {.name = "jobs.own", .user = true, .reseller = true, .admin = true}, jobs::own_progress_page},
            {Method::get, "/jobs/{id}", {.name = "jobs.progress", .user = true, .reseller = true, .admin = true}, jobs::progress_page},
        },
    .resources = {&jobs::resource},
};

}  // namespace hostler
