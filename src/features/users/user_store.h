// SPDX-License-Identifier: GPL-3.0-or-later
// The lists of users and resellers, and one user with everything his page says about him: joins over the tables of the slices below.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/accounts/accounts.h"
#include "features/actor.h"
#include "features/appearance/settings.h"
#include "http/listing.h"

namespace hostler::users::store {

/// Columns of a row of the users' list.
struct UserLine {
  AccountId id = 0;
  std::string login, name, package, state, owner;
};
Listing user_listing(const Actor& actor);
/// The search also finds domain names, Unicode ones as well.
ListQuery user_query(const Actor& actor, const ListView& view, std::uint64_t total);
UserLine user_line(const Row& row);

struct ResellerLine {
  AccountId id = 0;
  std::string login, name, state;
  std::uint64_t users = 0;
  std::uint64_t over = 0;                // how many of his limits are exceeded
};
Listing reseller_listing();
ListQuery reseller_query(const Actor& actor, std::uint64_t total);
ResellerLine reseller_line(const Row& row);

struct Summary {
  AccountId id = 0;
  AccountId parent = 0;
  std::string login, name, state, package, language, owner, created, design, address;
  bool address_alone = false, has_second_step = false;
  unsigned version = 0;
  std::vector<std::string> contact;      // in the order of accounts::contact_fields()
  struct Domain {
    std::uint64_t id = 0;
    std::string name;                    // A-labels
  };
  std::vector<Domain> domains;
  appearance::FieldLabels field_labels;  // of the contact's extra fields
};
std::optional<AccountId> find_by_login(Database& database, const Actor& actor, Role role, const std::string& login);
/// A user (nobody else) in the actor's subtree, in one statement; NotFound otherwise.
Summary summary(Database& database, const Actor& actor, AccountId id);

struct Reseller {
  AccountId id = 0;
  std::string login, name, state, language, created;
  std::uint64_t users = 0;
  unsigned version = 0;
  bool has_second_step = false;
  accounts::Contact contact;
};
/// The same for a reseller.
Reseller reseller(Database& database, const Actor& actor, AccountId id);

}  // namespace hostler::users::store
