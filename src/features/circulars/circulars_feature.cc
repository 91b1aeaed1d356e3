// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/circulars/circular_jobs.h"
#include "features/circulars/circular_pages.h"
#include "features/circulars/circular_resource.h"
#include "features/circulars/circular_store.h"
#include "features/feature.h"

namespace hostler {

extern const Feature circulars_feature;
const Feature circulars_feature = {
    .name = "circulars",
    .label = N_("Circulars"),
    .pages = {{Method::get, "/circulars/new", circulars::edit, circulars::new_page},
              {Method::post, "/circulars/new", circulars::edit, circulars::new_action},
              {Method::get, "/circulars/{id}", circulars::see, circulars::progress_page},
              {Method::post, "/circulars/{id}", circulars::edit, circulars::progress_action},
              {Method::get, "/circulars/{id}/text", circulars::edit, circulars::text_page},
              {Method::post, "/circulars/{id}/text", circulars::edit, circulars::text_action},
              {Method::get, "/circulars/{id}/recipients", circulars::edit, circulars::recipients_page},
              {Method::post, "/circulars/{id}/recipients", circulars::edit, circulars::recipients_action},
              {Method::post, "/circulars/{id}/everyone", circulars::edit, circulars::everyone_action},
              {Method::post, "/circulars/{id}/nobody", circulars::edit, circulars::nobody_action},
              {Method::post, "/circulars/{id}/send", circulars::edit, circulars::send_action}},
    .menu = {{.section = "users", .label = N_("Circulars"), .href = "/circulars", .icon = "send", .permission = circulars::see}},
    .jobs = {{.name = circulars::job_kind, .label = N_("Circular %1"), .run = circulars::run_send}},
    .resources = {&circulars::resource},
    .on_account_gone = circulars::store::remove_all_of,
};

}  // namespace hostler
