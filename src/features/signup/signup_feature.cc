// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/feature.h"
#include "features/signup/draft.h"
#include "features/signup/wizard_pages.h"
#include "features/users/user_resource.h"

namespace hostler {
namespace {

using users::create;

}  // namespace

extern const Feature signup_feature;
const Feature signup_feature = {
    .name = "signup",
    .label = N_("Create user"),
    .pages = {{Method::get, "/users/new", create, signup::new_page},
              {Method::post, "/users/new", create, signup::start_action},
              {Method::get, "/users/new/{draft}/package", create, signup::package_page},
              {Method::post, "/users/new/{draft}/package", create, signup::package_action},
              {Method::get, "/users/new/{draft}/limits", create, signup::limits_page},
              {Method::post, "/users/new/{draft}/limits", create, signup::limits_action},
              {Method::get, "/users/new/{draft}/person", create, signup::person_page},
              {Method::post, "/users/new/{draft}/person", create, signup::person_action},
              {Method::get, "/users/new/{draft}/domains", create, signup::domains_page},
              {Method::post, "/users/new/{draft}/domains", create, signup::domains_action},
              {Method::get, "/users/new/{draft}/done", create, signup::done_page},
              {Method::post, "/users/new/{draft}/mail", create, signup::mail_action},
              {Method::post, "/users/new/{draft}/finish", create, signup::finish_action},
              {Method::post, "/users/new/{draft}/discard", create, signup::discard_action}},
    .menu = {{.section = "users", .label = N_("Create user"), .href = "/users/new", .icon = "user-plus", .permission = create, .place = 20}},
    .on_account_gone = signup::store::remove_all_of,
};

}  // namespace hostler
