// SPDX-License-Identifier: GPL-3.0-or-later
// The tables domain and domain_tree_lock, and the names that settings and servers reserve.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "features/domains/domains.h"

namespace hostler::domains {

/// Nobody else claims or releases a name until the transaction ends.
void lock_tree(Database& database);
/// Is the name itself taken (by anybody), or one above or below it by somebody else? When locked it sees what others committed a moment ago.
bool is_taken(Database& database, AccountId account, const std::string& name, bool locked);
/// Is the name itself taken? Sees what others committed a moment ago.
bool exists(Database& database, const std::string& name);
/// The panel's host, the servers' names and the administrator's list (setting domains.reserved, separated by blanks).
std::vector<std::string> reserved_names(Database& database);

Domain insert(Database& database, const Domain& wanted);
bool has_subdomains(Database& database, std::uint64_t id);
void set_in_bin(Database& database, std::uint64_t id, bool in_bin);
std::vector<std::string> rows_to_keep(Database& database, AccountId account);
void remove(Database& database, std::uint64_t id);
void remove_all_of(Database& database, AccountId account);

/// NotFound outside root's subtree.
Domain read(Database& database, AccountId root, std::uint64_t id);
std::vector<Domain> read_all(Database& database, AccountId root, AccountId account);
std::vector<Brief> read_brief(Database& database, AccountId root, const std::vector<AccountId>& accounts);

}  // namespace hostler::domains
