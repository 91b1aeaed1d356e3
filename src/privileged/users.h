// SPDX-License-Identifier: GPL-3.0-or-later
// The tenants' system accounts: lines in /etc/passwd, group, shadow and gshadow that this driver writes itself, so that
// every step can be repeated after a crash. uid and gid are one number, 20000 to 59999, and never used a second time.
#pragma once

#include <sys/types.h>

#include <optional>
#include <vector>

#include "requests/names.h"

namespace hostler::privileged::users {

using requests::Login;

struct User {
  Login login;
  uid_t uid;
  gid_t gid;
};

gid_t web_server_group();  // www-data's; Again when the host has none

// A complete account of ours. Refused when the login belongs to something else.
std::optional<User> find(const Login& login);
User get(const Login& login);  // Refused when there is none

// What is left of the account, complete or not: enough to go on with its removal.
std::optional<User> find_remains(const Login& login);

std::vector<User> all();

// Makes the account: locked password, no shell, its own group. Harmless when it exists.
User ensure(const Login& login);

// First part of the removal, nobody can become the account any more; and the last, which forgets the id.
void remove_account(const Login& login);
void remove_group(const Login& login);

}  // namespace hostler::privileged::users
