// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/access/permission_pages.h"
#include "features/feature.h"

namespace hostler {
namespace {

constexpr Permission matrix{.name = "access.permissions", .admin = true, .personal = true, .fixed = true};

}  // namespace

extern const Feature access_feature;
const Feature access_feature{
    .name = "access",
    .label = N_("Permissions"),
    .pages = {{Method::get, "/permissions", matrix, access::matrix_page}, {Method::post, "/permissions", matrix, access::change_action}},
    .menu = {{.section = "settings", .label = N_("Permissions"), .href = "/permissions", .icon = "shield", .permission = matrix, .place = 90}},
};

}  // namespace hostler
