// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/feature.h"
#include "features/users/user_pages.h"

namespace hostler {
namespace {

const Permission see{.name = "users.see", .reseller = true, .admin = true};
const Permission lock{.name = "users.lock", .reseller = true, .admin = true};
const Permission remove{.name = "users.delete", .reseller = true, .admin = true};
const Permission resellers{.name = "resellers.see", .admin = true};

}  // namespace

extern const Feature users_feature;
const Feature users_feature = {
    .name = "users",
    .label = N_("Users"),
    .pages = {{Method::get, "/users", see, users::list_page},
              {Method::post, "/users", lock, users::group_action},
              {Method::get, "/users/{id}", see, users::summary_page},
              {Method::post, "/users/{id}/lock", lock, users::lock_action},
              {Method::post, "/users/{id}/unlock", lock, users::unlock_action},
              {Method::get, "/users/{id}/delete", remove, users::delete_page},
              {Method::post, "/users/{id}/delete", remove, users::delete_action},
              {Method::get, "/resellers", resellers, users::reseller_list_page}},
    .menu = {{.section = "users", .label = N_("Users"), .href = "/users", .icon = "users", .permission = see},
             {.section = "users", .label = N_("Resellers"), .href = "/resellers", .icon = "user-cog", .permission = resellers}},
};

}  // namespace hostler
