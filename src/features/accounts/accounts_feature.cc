// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/accounts/account_store.h"
#include "features/accounts/deletion.h"
#include "features/accounts/account_jobs.h"
#include "features/accounts/attempts.h"
#include "features/accounts/pages.h"
#include "features/accounts/profile.h"
#include "features/accounts/recovery.h"
#include "features/accounts/recovery_store.h"
#include "features/accounts/sessions.h"
#include "features/accounts/two_step_store.h"
#include "features/feature.h"

namespace hostler {
namespace {

constexpr Permission open_to_all{.name = "accounts.login", .guest = true, .user = true, .reseller = true, .admin = true, .fixed = true, .before_enrolment = true};
constexpr Permission logged_in{.name = "accounts.logout", .user = true, .reseller = true, .admin = true, .fixed = true, .before_enrolment = true};
constexpr Permission act_as{.name = "accounts.login_as", .label = N_("Log in as an account below, by button"), .reseller = true, .admin = true};
constexpr Permission own_password{.name = "accounts.password", .label = N_("Change the own password"), .user = true, .reseller = true, .admin = true, .personal = true};
constexpr Permission own_language{.name = "accounts.language", .label = N_("Change the own language"), .user = true, .reseller = true, .admin = true, .before_enrolment = true};
constexpr Permission own_profile{.name = "accounts.profile", .label = N_("Change the own name, contact data and time zone"), .user = true, .reseller = true, .admin = true, .personal = true};
constexpr Permission own_second_step{.name = "accounts.two_step", .user = true, .reseller = true, .admin = true, .personal = true, .fixed = true, .before_enrolment = true};
constexpr Permission any_language{.name = "accounts.any_language", .guest = true, .user = true, .reseller = true, .admin = true, .fixed = true, .before_enrolment = true};

void forget(Database& database, AccountId account) {
  accounts::end_sessions(database, account);
  accounts::forget_places(database, account);
  accounts::drop_second_step(database, account);
  accounts::forget_recoveries(database, account);
}

}  // namespace

extern const Feature accounts_feature;
const Feature accounts_feature{
    .name = "accounts",
    .label = N_("Own account"),
    .pages = {{Method::get, "/login", open_to_all, accounts::login_page},
              {Method::post, "/login", open_to_all, accounts::login_action},
              {Method::get, "/login/code", open_to_all, accounts::code_page},
              {Method::post, "/login/code", open_to_all, accounts::code_action},
              {Method::get, "/{login}", open_to_all, accounts::named_login_page},
              {Method::get, "/recover", accounts::recover, accounts::recover_page},
              {Method::post, "/recover", accounts::recover, accounts::recover_action},
              {Method::get, "/recover/{link}", accounts::recover, accounts::new_password_page},
              {Method::post, "/recover/{link}", accounts::recover, accounts::new_password_action},
              {Method::post, "/logout", logged_in, accounts::logout_action},
              {Method::post, "/login-as/{id}", act_as, accounts::login_as_action},
              {Method::post, "/act-back", logged_in, accounts::end_login_as_action},
              {Method::get, "/password", own_password, accounts::password_page},
              {Method::post, "/password", own_password, accounts::password_action},
              {Method::get, "/profile", own_profile, accounts::profile_page},
              {Method::post, "/profile", own_profile, accounts::profile_action},
              {Method::get, "/two-step", own_second_step, accounts::two_step_page},
              {Method::post, "/two-step", own_second_step, accounts::enrol_action},
              {Method::get, "/two-step/codes", own_second_step, accounts::codes_page},
              {Method::post, "/two-step/codes", own_second_step, accounts::codes_action},
              {Method::get, "/two-step/off", own_second_step, accounts::two_step_off_page},
              {Method::post, "/two-step/off", own_second_step, accounts::two_step_off_action},
              {Method::get, "/language", own_language, accounts::language_page},
              {Method::post, "/language", any_language, accounts::language_action}},
    .menu = {{"general", N_("Own data"), "/profile", "user", own_profile},
             {"general", N_("Change password"), "/password", "lock", own_password},
             {"general", N_("Two-step login"), "/two-step", "shield-check", own_second_step},
             {"general", N_("Language"), "/language", "languages", own_language}},
    .limits = {{.name = "users", .label = N_("Users"), .help = N_("How many users the reseller may have."), .of_users = false}},
    .services = {{.name = "unlimited_values",
                  .label = N_("Unlimited values"),
                  .help = N_("The reseller may give his users limits without an end, where he has none himself."),
                  .of_users = false}},
    .jobs = {{.name = "account.apply", .label = N_("Account %1"), .exclusive = true, .run = accounts::apply_accounts},
             {.name = "recovery.send", .label = N_("Links for new passwords"), .run = accounts::send_links}},
    .help_forms = {{N_("Own data"), own_profile, [](const Call& call) { return accounts::profile_form(call.actor.role); }},
                   {N_("Two-step login"), own_second_step, [](const Call&) { return accounts::enrol_form(); }},
                   {N_("Change password"), own_password, [](const Call&) { return accounts::password_form(); }},
                   {N_("Language"), own_language, [](const Call&) { return accounts::language_form(); }}},
    .bin = {{.name = "user", .label = N_("User"), .restore = accounts::restore, .purge = accounts::purge_user},
            {.name = "reseller", .label = N_("Reseller"), .restore = accounts::restore, .purge = accounts::purge_reseller}},
    .on_account_gone = forget,
    .rows_to_keep = accounts::rows_to_keep,
};

}  // namespace hostler
