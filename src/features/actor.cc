// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/actor.h"

#include "base/errors.h"

namespace hostler {

Role role_from(const std::string& column) {
  for (Role role : {Role::user, Role::reseller, Role::admin})
    if (column == role_name(role)) return role;
  throw Failure("unknown role: " + column);
}

const char* role_name(Role role) {
  switch (role) {
    case Role::guest: return "guest";
    case Role::user: return "user";
    case Role::reseller: return "reseller";
    case Role::admin: return "admin";
  }
  throw Failure("unknown role");
}

Actor server_actor(const char* program) {
  return {.account = server_root, .role = Role::admin, .login = program, .real = server_root, .real_login = program, .address = {}};
}

}  // namespace hostler
