// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/addresses/address_jobs.h"
#include "features/addresses/address_resource.h"
#include "features/addresses/address_store.h"
#include "features/addresses/addresses.h"
#include "features/feature.h"

namespace hostler {

extern const Feature addresses_feature;
const Feature addresses_feature = {
    .name = "addresses",
    .label = N_("IP addresses"),
    .menu = {{.section = "sites", .label = N_("IP addresses"), .href = "/addresses", .icon = "network", .permission = addresses::see}},
    .jobs = {{.name = "addresses.apply", .label = N_("Exclusive IP addresses of server %1"), .run = addresses::apply_addresses}},
    .resources = {&addresses::resource},
    .on_account_change = addresses::follow_account,
    .on_account_gone = addresses::store::forget,
    .rows_to_keep = addresses::store::rows_to_keep,
};

}  // namespace hostler
