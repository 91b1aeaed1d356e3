// SPDX-License-Identifier: GPL-3.0-or-later
// The permission matrix (A8): which permissions there are, in the order of the capabilities, and what the administrator decides about them.
#pragma once

#include <string>
#include <vector>

#include "features/access/rules.h"
#include "http/form.h"

namespace hostler::access {

struct Group {
  Text label;
  std::vector<Permission> permissions;     // each once, none fixed
};
/// What concerns a role as a whole first, then the capabilities.
std::vector<Group> groups();
/// Those that may have anything in the matrix.
std::vector<Role> columns();

/// The field of a box: "reseller.users.lock".
std::string box_name(const Permission& permission, Role role);
/// A check field for each box, and the version of the rules.
Form matrix_form(Database& database);

/// Makes the rules what the boxes say; each difference leaves a message. Forbidden for all but administrators. Conflict when somebody else was faster.
void change_rules(Database& database, const Actor& actor, const FormValues& values);

}  // namespace hostler::access
