// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/feature.h"
#include "features/folders/folder_resource.h"
#include "features/tree/sites_resource.h"
#include "features/tree/tree_page.h"

namespace hostler {
namespace {

constexpr Permission see_tree{.name = "tree.see", .label = N_("See everything as a tree"), .admin = true};

}  // namespace

extern const Feature tree_feature;
const Feature tree_feature = {
    .name = "tree",
    .label = N_("Tree and all sites"),
    .pages = {{Method::get, "/tree", see_tree, tree::tree_page}},
    .menu = {{.section = "users", .label = N_("Folders"), .href = "/folders", .icon = "folder", .permission = folders::see, .place = 60},
             {.section = "users", .label = N_("Tree"), .href = "/tree", .icon = "network", .permission = see_tree, .place = 60},
             {.section = "sites", .label = N_("All sites"), .href = "/sites", .icon = "globe", .permission = tree::see_sites}},
    .resources = {&tree::sites_resource},
};

}  // namespace hostler
