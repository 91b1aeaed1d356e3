// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/feature.h"
#include "features/folders/folder_resource.h"
#include "features/folders/folder_store.h"

namespace hostler {

extern const Feature folders_feature;
const Feature folders_feature = {
    .name = "folders",
    .label = N_("Folders"),
    .resources = {&folders::resource},
    .on_account_gone = folders::store::forget,
};

}  // namespace hostler
