// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/api/token_resource.h"
#include "features/api/token_store.h"
#include "features/feature.h"

namespace hostler {

extern const Feature api_feature;
const Feature api_feature = {
    .name = "api",
    .label = N_("API tokens"),
    .menu = {{.section = "general", .label = N_("API tokens"), .href = "/tokens", .icon = "key-round", .permission = api::see_tokens}},
    .resources = {&api::tokens},
    .on_account_gone = api::store::forget,
};

}  // namespace hostler
