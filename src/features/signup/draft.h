// SPDX-License-Identifier: GPL-3.0-or-later
// One run of the create-user wizard: what was typed so far, right or wrong, so that Back, leaving and coming back lose nothing. The password is
// only held sealed.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/database.h"
#include "features/actor.h"
#include "features/users/new_user.h"
#include "http/form.h"

namespace hostler::signup {

using users::DomainEntry;

/// The registration mail as it is offered; the password stands between the pieces of the text and is not held here.
struct OfferedMail {
  std::string from, to, subject;
  std::vector<std::string> pieces;
  std::string lost_password;      // what stands there when the password cannot be read any more
};

using Typed = std::map<std::string, std::string, std::less<>>;

struct Draft {
  std::string id;
  std::string package, package_name;     // id as chosen; empty: individual settings
  Typed limits, person;
  std::vector<DomainEntry> domains;
  std::string domain_typed;              // in the field for the next one
  bool registration_typed = false;
  addresses::Assigned address;
  std::string sealed_password;
  std::optional<AccountId> account;      // the user made from it
  OfferedMail mail;
  bool mailed = false;
};

/// Makes a form's values of what a draft holds: fields it does not name keep their initial value.
FormValues values_of(const Form& form, const Typed& typed);
/// The same read and checked as if it had been sent just now.
FormValues checked(const Form& form, const Typed& typed);
/// What a form was sent, without passwords.
Typed typed_in(const Form& form, const FormValues& values);

struct Unfinished {
  std::string id, name, changed_at;      // name of the person, may be empty
};

namespace store {

/// Makes a run; drafts older than seven days go on that occasion.
void start(Database& database, const Actor& actor, Draft& draft);
/// NotFound unless it is the actor's.
Draft find(Database& database, const Actor& actor, const std::string& id);
/// The same, locked until the transaction ends.
Draft lock(Database& database, const Actor& actor, const std::string& id);
void save(Database& database, const Actor& actor, const Draft& draft);
void remove(Database& database, const Actor& actor, const std::string& id);
/// Of an owner who goes, and the run that made a user who goes.
void remove_all_of(Database& database, AccountId account);
/// Runs without a user, newest first, at most 20.
std::vector<Unfinished> unfinished(Database& database, const Actor& actor);

}  // namespace store
}  // namespace hostler::signup
