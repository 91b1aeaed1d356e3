// SPDX-License-Identifier: GPL-3.0-or-later
// The names people log in with. web…, res… and what may come behind them (web1f1) are the system's own: administrators cannot have them, and the
// panel opens the login page at them (A2).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/errors.h"

namespace hostler::accounts {

/// web1, res2, web1f1?
bool is_numbered_login(std::string_view login);
/// What is wrong with an administrator's login; nothing when it is good.
std::optional<Text> why_not_admin_login(const std::string& login);

}  // namespace hostler::accounts
