// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/feature.h"
#include "features/users/reseller_pages.h"
#include "features/users/reseller_resource.h"
#include "features/users/user_pages.h"
#include "features/users/user_resource.h"

namespace hostler {
namespace {

constexpr Permission own_user{.name = "users.own", .label = N_("Have an own user"), .reseller = true};

}  // namespace

extern const Feature users_feature;
const Feature users_feature = {
    .name = "users",
    .label = N_("Users"),
    .pages = {{Method::get, "/users/{id}", users::see, users::summary_page},
              {Method::get, "/users/change", users::see, users::find_page},
              {Method::post, "/users/change", users::see, users::find_action},
              {Method::get, "/users/own", own_user, users::own_user_page},
              {Method::post, "/users/own", own_user, users::own_user_action},
              {Method::get, "/resellers/{id}", resellers::see, resellers::reseller_page}},
    .menu = {{.section = "users", .label = N_("Users"), .href = "/users", .icon = "users", .permission = users::see, .place = 10},
             {.section = "users", .label = N_("Change user"), .href = "/users/change", .icon = "pencil", .permission = users::change, .place = 30},
             {.section = "users", .label = N_("Resellers"), .href = "/resellers", .icon = "user-cog", .permission = resellers::see},
             {.section = "users", .label = N_("Your own user"), .href = "/users/own", .icon = "user-round-cog", .permission = own_user}},
    .resources = {&users::resource, &resellers::resource},
};

}  // namespace hostler
