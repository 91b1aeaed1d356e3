// SPDX-License-Identifier: GPL-3.0-or-later
// A new password by a link in a mail (A5, C31). Whoever asks learns nothing: the panel writes down the name as it was typed, the worker looks whether
// there is such an account, whether its role may, and sends the mail to the account's contact address only. A link works once, for 30 minutes, and not
// after the password was changed or the account locked. It replaces the password, never the second step.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "features/feature.h"

namespace hostler::accounts {

/// Does the same for every name. Refused (429) after ten within an hour from one place.
void ask_for_link(Database& database, const std::string& login, const std::string& address, const std::string& panel_url);

/// The login a link is for; Refused (410) for one that does not work, whatever the reason.
std::string login_of_link(Database& database, const std::string& token);
/// Sets the password, which check_password found good; sessions, waiting logins and other links of the account end.
void use_link(Database& database, const std::string& token, const std::string& password, const std::string& address);

/// The worker's part: all that were asked for.
std::vector<JobResult> send_links(Database& database, const Config& config, std::span<const Job> jobs);

}  // namespace hostler::accounts
