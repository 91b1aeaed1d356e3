// SPDX-License-Identifier: GPL-3.0-or-later
// Limits and services of accounts: what was given, what is used, whether there is room. One transaction locks the rows it changes from the
// server's root down, so fifty at once never get more than was left.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/database.h"
#include "features/actor.h"
#include "http/form.h"

namespace hostler::allowances {

using Amount = std::optional<std::int64_t>;    // nothing: unlimited

/// A set of limits and services by name: of a package, of the wizard, of an account.
struct Grants {
  std::map<std::string, Amount, std::less<>> limits;
  std::map<std::string, std::string, std::less<>> services;
  std::map<std::string, bool, std::less<>> hard = {};   // of resellers: the limit cannot be exceeded; without it it is a maximum, which can (R2)
};

/// The form of all limits and services of all Features that giver may give (services he has not are not shown; -1 only when he is unlimited himself).
/// Field names are the names of limits and services. Used by the package editor, wizard step 2, command line. present is what the receiver has already:
/// he may keep it, and gives it back for more.
Form grants_form(Database& database, const Actor& actor, AccountId giver, const Grants& present = {});
/// The same for an account that has something already: from the one above it.
Form change_form(Database& database, const Actor& actor, AccountId account);
/// What an administrator gives a reseller: per limit NAME and NAME_soft, whether it may be exceeded; and what he may pass on and do (R2, R3).
std::vector<Field> reseller_limit_fields();
std::vector<Field> reseller_service_fields();
Grants grants_from(const FormValues& values);
void fill(FormValues& values, const Grants& grants);
/// As forms take them, by name.
std::map<std::string, std::string, std::less<>> written(const Grants& grants);
/// A refusal of give() where its field is not seen: in front of it stands which limit or service it is about.
Text with_its_name(const Refused& problem);
/// Refuses the fields of which giver has less left to give to somebody new: a hint at the time of typing, give() decides.
void refuse_more_than_left(FormValues& values, Database& database, const Actor& actor, AccountId giver);

/// Gives account (a direct child of its parent) these grants, in the caller's transaction. Refused (field = the limit's name, how many are left) when the parent has not that
/// much left to hand out, when unlimited is not his to give, when less than in use, or for a service the parent may not pass on. Limits and services that are not named
/// stay as they are. Tells the features when a service changed.
void give(Database& database, const Actor& actor, AccountId account, const Grants& grants);
Grants of(Database& database, const Actor& actor, AccountId account);
bool has_service(Database& database, AccountId account, std::string_view name);
/// A user's services that are not off, with the choice taken ("1" where there is none).
std::map<std::string, std::string, std::less<>> services_on(Database& database, AccountId account);
/// Of a reseller or the server's root: may he pass the service on, or do what it stands for?
bool may(Database& database, AccountId account, std::string_view service);

/// Takes room for one more (or, with -1, gives one back) for the account and all above it, in the caller's transaction. Refused with the limit's
/// name and number when the account or a reseller above it has none left. Counters without a limit (granted NULL) just count.
void use(Database& database, AccountId account, std::string_view limit, std::int64_t amount = 1);
/// The kept counter; "users" counts the users below a reseller or the server's root.
std::int64_t used(Database& database, AccountId account, std::string_view limit);
/// The counters of several limits together, in one statement.
std::int64_t used_of_all(Database& database, AccountId account, const std::vector<std::string_view>& limits);

/// Takes everything the account still counts and holds out of the accounts above it: when its row goes.
void forget(Database& database, AccountId account);

// When an account leaves its place, or the bin is to be its place: in the transaction that also changes the place.
/// Locks what these accounts and all above them hold, in the one order.
void hold(Database& database, const std::vector<AccountId>& accounts);
/// Gives back to those above what the account (with everything below it) uses and was granted; it keeps the numbers for take_back().
void set_aside(Database& database, AccountId account);
/// Takes it again from those who are above it now. Refused (field = the limit's or service's name) when one of them has not the room or may not give it.
void take_back(Database& database, AccountId account);

/// Its limits and services for a backup, a JSON object a row.
std::vector<std::string> rows_to_keep(Database& database, AccountId account);

/// Does account lie in root's subtree?
bool is_within(Database& database, AccountId root, AccountId account);

struct Usage {
  Text label;
  Text unit;
  std::int64_t used = 0, handed_out = 0;
  Amount granted;
  std::string name;
  bool hard = true;
};
/// Everything the account may have, for the overview (A9).
std::vector<Usage> usage(Database& database, const Actor& actor, AccountId account);

struct Held {
  std::vector<Usage> limits;
  Grants grants;
};
/// usage() and of() in one statement.
Held held(Database& database, const Actor& actor, AccountId account);

}  // namespace hostler::allowances
