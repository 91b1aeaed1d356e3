// SPDX-License-Identifier: GPL-3.0-or-later
// People and their logins: who they are, who is below whom, lock, unlock, remove. Pages, API, command line and other slices come through here.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/database.h"
#include "features/actor.h"
#include "http/form.h"

namespace hostler::accounts {

struct Contact {
  std::string company, salutation, first_name, last_name, street, postcode, town, country, phone, fax, email, extra1, extra2, extra3;
  bool show_on_start = false;
};
/// The fields of Contact, described once: wizard, command line, later the API. Only the marked ones are required.
std::vector<Field> contact_fields();
/// Those of a reseller: whose company it is, is what is needed.
std::vector<Field> reseller_contact_fields();
Contact contact_from(const FormValues& values);
/// The same fields' values, by name.
void fill(FormValues& values, const Contact& contact);
/// The language of an account's pages and mails, at first that of who makes it.
Field language_field();
/// Two fields "password" and "password_again" for the password of somebody below; both empty: one is made up. password_from() answers the one to use.
std::vector<Field> password_fields(Database& database, const std::string& login);
std::string password_from(const FormValues& values);

/// Company, or first and last name.
std::string name_for_lists(const Contact& contact);

struct Account {
  AccountId id = 0;
  AccountId parent = 0;
  Role role = Role::guest;
  std::string login, state, display_name, package_name, language, time_zone;
  std::string before_bin;           // the state it had before it came into the bin; empty: it is not there
  unsigned number = 0;
  unsigned version = 0;
};

struct NewAccount {
  Role role = Role::user;
  AccountId parent = 0;             // the owner; must be in the actor's subtree
  std::string login;                // administrators only; resellers and users are numbered (res1, web1)
  std::string password;             // clear; checked by check_password first, hashed here; empty: nobody can log in
  Contact contact;
  std::string package_name;
  std::string language;
  bool own_user = false;            // the reseller's own; he has one at most
};
/// Row, scope, contact, message, in the caller's transaction; a user also gets the job account.apply. The features hear AccountChange::created.
Account create(Database& database, const Actor& actor, const NewAccount& wanted);

/// NotFound outside the actor's subtree.
Account get(Database& database, const Actor& actor, AccountId id);
Account get_by_login(Database& database, const Actor& actor, const std::string& login);
Contact contact(Database& database, const Actor& actor, AccountId id);
/// The user that is a reseller's own, if he has one.
std::optional<AccountId> own_user(Database& database, const Actor& actor, AccountId reseller);
/// Reseller or admin an account belongs to, and so on up: ids from the server's root down to the account itself, for locking in one order.
std::vector<AccountId> chain(Database& database, AccountId id);

/// Counts one more change of the account or of what belongs to it; Conflict when it has changed since version. NotFound, Forbidden as for lock().
void count_change(Database& database, const Actor& actor, AccountId id, unsigned version);
struct Personal {
  Contact contact;
  std::string language;
  unsigned version = 0;             // of the account that the change was made from
};
void change_personal(Database& database, const Actor& actor, AccountId id, const Personal& wanted);
/// Says which package the account's limits and services come from.
void set_package(Database& database, const Actor& actor, AccountId id, const std::string& package_name);

/// U8. Sessions of the account end; everything to do with the system is enqueued by the features. Locking twice is no error.
void lock(Database& database, const Actor& actor, AccountId id);
/// A reseller's users who were locked with him are unlocked with him; those who were locked before stay so.
void unlock(Database& database, const Actor& actor, AccountId id);
/// R1: his users go on, or are locked with him.
void lock_reseller(Database& database, const Actor& actor, AccountId id, bool with_users);
/// U12, administrators only: the user, with what he has and what he may, to another reseller or to the server itself. Refused with the limit's or
/// service's name when the new one has not the room or may not pass it on. Who acts as the user is logged out of him.
void move(Database& database, const Actor& actor, AccountId id, AccountId parent);
/// Whose a new object of a user becomes: his own, or for everybody else that of the login typed in the one field "user".
std::vector<Field> user_fields(const Actor& actor);
/// Refused (field user) when there is no such user.
AccountId user_from(Database& database, const Actor& actor, const FormValues& values);
/// Where a user or an address can be: the reseller of that login, or the server itself for an empty one. Refused (field reseller) when there is none.
AccountId place_of(Database& database, const Actor& actor, const std::string& login);
/// The account as it is now: nobody else changes it or what it has until the caller's transaction ends.
Account hold_alone(Database& database, const Actor& actor, AccountId id);
/// The account as it is now: nobody locks, moves or deletes it until the caller's transaction ends. NotFound outside the actor's subtree.
Account hold(Database& database, const Actor& actor, AccountId id);
/// U9: the user goes into the recycle bin with all he has; typed_login must be his login (Refused). What he used and was granted is free for others, his
/// names are not. The bin restores him exactly as he was, or removes him for good.
void remove(Database& database, const Actor& actor, AccountId id, const std::string& typed_login);
/// R5, administrators only: his users are moved to another reseller (or the server itself) first, or go into the bin with him and come back with him.
/// Those who were in the bin before stay there, below him.
void remove_reseller(Database& database, const Actor& actor, AccountId id, const std::string& typed_login, std::optional<AccountId> users_to);

/// The end of what left the bin, for the job account.apply: the features' rows, the room it took and the account's own rows go; the message stays.
void bury(Database& database, AccountId id);
/// Has a role less to say than another? Nobody acts as, locks or removes his equal.
bool is_below(Role lower, Role upper);

/// A3: least length (setting password.least, default 6), at most 256 bytes, not the login, not among the commonest; nothing when it is good.
std::optional<Text> check_password(Database& database, const std::string& login, const std::string& password);
/// Hashes, stores, ends the account's other sessions (all but keep_session), message. The caller has checked the old password.
void set_password(Database& database, const Actor& actor, AccountId id, const std::string& password, const std::string& keep_session = {});

}  // namespace hostler::accounts
