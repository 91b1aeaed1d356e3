// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of this slice: login and logout, acting as somebody, own password, language.
#pragma once

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

Form language_form();
Response language_page(Context& context);
Response language_action(Context& context);

/// A path of our own to go on to, or the overview.
std::string own_path(const std::string& path);

}  // namespace hostler::accounts
