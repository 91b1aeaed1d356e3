// SPDX-License-Identifier: GPL-3.0-or-later
// What may be typed about folders of sites: without database.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/errors.h"
#include "http/form.h"

namespace hostler::directories {

/// Checks of requests::Realm, of the name in requests::PasswordLine, and of a visitor's password (1 to 72 bytes: bcrypt looks at no more).
std::optional<Text> check_realm(std::string& realm);
std::optional<Text> check_name(std::string& name);
std::optional<Text> check_password(std::string& password);
/// Empty, a path of the site (/sorry.html) or an address, in its one form.
std::optional<Text> check_target(std::string& target);
/// The lines of a page as requests take them; refused with a field when one cannot be: page.
std::vector<std::string> page_lines(const std::string& page);

/// 401, 403, 404 …: those an own page may be for, in the order of their numbers.
std::vector<Choice> statuses();
bool is_status(unsigned status);

Field folder_field();
Field realm_field();
std::vector<Field> user_fields();   // name, password
std::vector<Field> page_fields();   // target, page

}  // namespace hostler::directories
