// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of this slice: login and logout, acting as somebody, own password, language.
#pragma once

#include "features/accounts/sessions.h"
#include "features/context.h"
#include "http/form.h"

namespace hostler::accounts {

Response login_page(Context& context);
Response named_login_page(Context& context);     // /web1
Response login_action(Context& context);
Response logout_action(Context& context);

Response login_as_action(Context& context);
Response end_login_as_action(Context& context);

Form password_form();
Response password_page(Context& context);
Response password_action(Context& context);

Response profile_page(Context& context);
Response profile_action(Context& context);

Response code_page(Context& context);            // the second step of a login
Response code_action(Context& context);

Form enrol_form();
Response two_step_page(Context& context);
Response enrol_action(Context& context);
Response codes_page(Context& context);
Response codes_action(Context& context);
Response two_step_off_page(Context& context);
Response two_step_off_action(Context& context);

inline constexpr Permission recover{.name = "accounts.recover", .label = N_("Ask for a link to set a new password"), .guest = true};
Response recover_page(Context& context);
Response recover_action(Context& context);
Response new_password_page(Context& context);
Response new_password_action(Context& context);

Form language_form();
Response language_page(Context& context);
Response language_action(Context& context);

/// A redirection of a browser that is now logged in.
Response logged_in(const std::string& next, const NewSession& session);
/// "Too many wrong attempts. Try again in 3 seconds."
Text wait_sentence(int seconds);

/// A path of our own to go on to, or the overview.
std::string own_path(const std::string& path);

}  // namespace hostler::accounts
