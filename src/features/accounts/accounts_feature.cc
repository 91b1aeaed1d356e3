// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/accounts/account_store.h"
#include "features/accounts/deletion.h"
#include "features/accounts/account_jobs.h"
#include "features/accounts/attempts.h"
#include "features/accounts/pages.h"
#include "features/accounts/sessions.h"
#include "features/feature.h"

namespace hostler {
namespace {

constexpr Permission open_to_all{.name = "accounts.login", .guest = true, .user = true, .reseller = true, .admin = true};
constexpr Permission logged_in{.name = "accounts.logout", .user = true, .reseller = true, .admin = true};
constexpr Permission act_as{.name = "accounts.login_as", .reseller = true, .admin = true};
constexpr Permission own_password{.name = "accounts.password", .user = true, .reseller = true, .admin = true, .personal = true};
constexpr Permission own_language{.name = "accounts.language", .user = true, .reseller = true, .admin = true};
constexpr Permission any_language{.name = "accounts.any_language", .guest = true, .user = true, .reseller = true, .admin = true};

void forget(Database& database, AccountId account) {
  accounts::end_sessions(database, account);
  accounts::forget_places(database, account);
}

}  // namespace

extern const Feature accounts_feature;
const Feature accounts_feature{
    .name = "accounts",
    .label = N_("Own account"),
    .pages = {{Method::get, "/login", open_to_all, accounts::login_page},
              {Method::post, "/login", open_to_all, accounts::login_action},
              {Method::get, "/{login}", open_to_all, accounts::named_login_page},
              {Method::post, "/logout", logged_in, accounts::logout_action},
              {Method::post, "/login-as/{id}", act_as, accounts::login_as_action},
              {Method::post, "/act-back", logged_in, accounts::end_login_as_action},
              {Method::get, "/password", own_password, accounts::password_page},
              {Method::post, "/password", own_password, accounts::password_action},
              {Method::get, "/language", own_language, accounts::language_page},
              {Method::post, "/language", any_language, accounts::language_action}},
    .menu = {{"general", N_("Change password"), "/password", "lock", own_password}, {"general", N_("Language"), "/language", "languages", own_language}},
    .limits = {{.name = "users", .label = N_("Users"), .help = N_("How many users the reseller may have."), .of_users = false}},
    .services = {{.name = "unlimited_values",
                  .label = N_("Unlimited values"),
                  .help = N_("The reseller may give his users limits without an end, where he has none himself."),
                  .of_users = false}},
    .jobs = {{.name = "account.apply", .label = N_("Account %1"), .exclusive = true, .run = accounts::apply_accounts}},
    .help_forms = {{N_("Change password"), own_password, [](const Call&) { return accounts::password_form(); }},
                   {N_("Language"), own_language, [](const Call&) { return accounts::language_form(); }}},
    .bin = {{.name = "user", .label = N_("User"), .restore = accounts::restore, .purge = accounts::purge_user},
            {.name = "reseller", .label = N_("Reseller"), .restore = accounts::restore, .purge = accounts::purge_reseller}},
    .on_account_gone = forget,
    .rows_to_keep = accounts::rows_to_keep,
};

}  // namespace hostler
