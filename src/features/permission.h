// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "features/actor.h"

namespace hostler {

/// Which roles may do something. Without any it is no permission at all, and the panel does not start.
struct Permission {
  std::string_view name;       // "users.lock": the permission matrix knows it by this
  bool guest = false, user = false, reseller = false, admin = false;
  bool personal = false;       // closed to whoever acts as the account without being the person: logged in as it (C17), or a program with its token
  bool allows(Role role) const;
  bool allows(const Actor& actor) const { return allows(actor.role) && !(personal && (actor.impersonates() || actor.by_token)); }
  explicit operator bool() const { return !name.empty() && (guest || user || reseller || admin); }
};

}  // namespace hostler
