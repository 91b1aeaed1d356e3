// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <string_view>

#include "features/actor.h"

namespace hostler {

/// A set of roles.
struct Roles {
  constexpr Roles() = default;
  constexpr Roles(std::initializer_list<Role> roles) {
    for (Role role : roles) bits |= 1U << static_cast<unsigned>(role);
  }
  constexpr bool has(Role role) const { return (bits >> static_cast<unsigned>(role) & 1U) != 0; }
  unsigned bits = 0;
};

/// Something that may be done: which roles may at first, and what the administrator can make of it in the permission matrix (A8). Without any role it
/// is no permission at all, and the panel does not start. What holds in the end is said by access::Rules (Context::may).
struct Permission {
  std::string_view name;       // "users.lock": the permission matrix knows it by this
  const char* label = "";      // "Lock and unlock users": a sentence for the matrix; only what is fixed needs none
  bool guest = false, user = false, reseller = false, admin = false;
  bool personal = false;       // closed to whoever acts as the account without being the person: logged in as it (C17), or a program with its token
  Roles also = {};             // further roles that the administrator may give it to
  bool fixed = false;          // not in the matrix, so nobody can lose it: logging in and out, the matrix itself
  bool before_enrolment = false;   // open also to somebody who must set up the two-step login first
  bool allows(Role role) const;      // at first
  explicit operator bool() const { return !name.empty() && (guest || user || reseller || admin); }
};

}  // namespace hostler
