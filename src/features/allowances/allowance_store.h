// SPDX-License-Identifier: GPL-3.0-or-later
// The tables allowance and account_service. A row that is not there means: nothing for a user, without limit for everybody who passes on.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "features/allowances/allowances.h"

namespace hostler::allowances {

struct Counter {
  Amount granted;
  std::int64_t used = 0, handed_out = 0;
  bool hard = true;
  /// What cannot be exceeded; a maximum can.
  Amount bound() const { return hard ? granted : Amount(); }
  bool is_over() const { return granted && (used > *granted || handed_out > *granted); }
};

/// One account of a chain.
struct Holder {
  AccountId id = 0, parent = 0;
  Role role = Role::guest;
};

/// The service that says whether a reseller may give his users limits without an end (R3).
inline constexpr char unlimited_values[] = "unlimited_values";

/// What a row that is not there stands for.
Amount granted_without_row(Role role, std::string_view name);

/// From the server's root down to the account itself, as they are now: none of them moves or goes into the bin until the transaction ends. What is
/// in the bin counts nowhere above itself, so its chain begins there. NotFound when there is no such account.
std::vector<Holder> chain(Database& database, AccountId account);

using Counters = std::map<std::pair<AccountId, std::string>, Counter>;
/// Locks (and makes where missing) the rows of all names of all holders, in the one order in which everybody locks them, and answers what they hold now.
Counters lock(Database& database, const std::vector<Holder>& holders, const std::vector<std::string>& names);
void add_used(Database& database, AccountId account, std::string_view name, std::int64_t amount);
void add_handed_out(Database& database, AccountId account, std::string_view name, std::int64_t amount);
void set_granted(Database& database, AccountId account, std::string_view name, const Amount& granted, bool hard);
bool has_unlimited_child(Database& database, AccountId account, std::string_view name);
void drop(Database& database, AccountId account);

/// Everything an account holds.
struct Holdings {
  Role role = Role::guest;
  AccountId parent = 0;
  std::map<std::string, Counter, std::less<>> counters;
  std::map<std::string, std::string, std::less<>> services;

  Counter counter(std::string_view name) const;
  bool may_pass_on(std::string_view service) const;
};
/// NotFound outside root's subtree.
Holdings read_holdings(Database& database, AccountId root, AccountId account);
std::map<std::string, std::string, std::less<>> services(Database& database, AccountId account);
void set_service(Database& database, AccountId account, std::string_view name, const std::string& value);
std::optional<std::string> service(Database& database, AccountId account, std::string_view name);
std::int64_t read_used(Database& database, AccountId account, std::string_view name);
std::int64_t read_used_of_all(Database& database, AccountId account, const std::vector<std::string_view>& names);

}  // namespace hostler::allowances
