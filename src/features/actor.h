// SPDX-License-Identifier: GPL-3.0-or-later
// Who asks. Every store function takes an Actor (or an account id it was given by one), so "whose?" cannot be forgotten. The rule itself
// is one table, account_scope(root_id, account_id): a statement joins it with root_id = actor.scope().
#pragma once

#include <array>
#include <cstdint>
#include <string>

namespace hostler {

using AccountId = std::uint64_t;

/// Account 1 is the server's own: its subtree is everything. Every administrator acts with its scope.
inline constexpr AccountId server_root = 1;

enum class Role { guest, user, reseller, admin };
/// From the mightiest down: the columns of the permission matrix.
inline constexpr std::array all_roles{Role::admin, Role::reseller, Role::user, Role::guest};
Role role_from(const std::string& column);       // "admin", "reseller", "user"; anything else is a Failure
const char* role_name(Role role);

struct Actor {
  AccountId account = 0;       // whose rights he has and whose pages he sees
  Role role = Role::guest;
  std::string login;
  AccountId real = 0;          // who really acts: differs while he is logged in as somebody below him
  std::string real_login;
  std::string address;         // where he comes from; empty for programs of the server
  std::string look = {};       // what his pages wear, see appearance/skins.h; empty: the panel's own
  bool by_token = false;       // a program with an API token of the account: what is personal stays closed to it
  bool must_enrol = false;     // his role needs the two-step login and he has not set it up: almost everything is closed (access::Rules)

  AccountId scope() const { return role == Role::admin ? server_root : account; }
  bool impersonates() const { return real != account; }
};

/// What root does by hostlerctl, and what the worker does by itself.
Actor server_actor(const char* program);

}  // namespace hostler
