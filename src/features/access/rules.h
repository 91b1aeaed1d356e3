// SPDX-License-Identifier: GPL-3.0-or-later
// What each role may at present (A8): the permissions as the sources have them, and what the administrator made of them. Only differences are
// stored, so a new capability appears with the roles it comes with. Pages, API and menu ask Rules::allows and nothing else.
//
// A check costs no statement: each process keeps the rules in memory. The statement that finds a session also answers the version of the rules,
// and only when that is another one are they read anew.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "base/database.h"
#include "features/permission.h"

namespace hostler::access {

class Rules {
public:
  bool allows(const Permission& permission, Role role) const;
  bool allows(const Permission& permission, const Actor& actor) const;

private:
  friend class KnownRules;
  friend Rules read_rules(Database& database);
  std::map<std::pair<std::string, Role>, bool> changed_;   // by the permission's name
};

/// May the administrator decide whether the role has it?
bool is_asked_about(const Permission& permission, Role role);

/// What is decided for a role as a whole; they stand in the matrix too. Administrators can always log in.
extern const Permission logging_in, recovering_password, second_step_required;
bool may_log_in(const Rules& rules, Role role);
/// Whether Actor::must_enrol holds for a person; asked where a session or an API token becomes an Actor.
bool must_enrol(const Rules& rules, Role real_role, bool has_second_step);

/// As the database has them now, by one statement: for programs that do one thing and end.
Rules read_rules(Database& database);

/// The rules as one process knows them.
class KnownRules {
public:
  const Rules& rules() const { return rules_; }
  /// Reads them when version is not the one they were read at. version comes with the session (or the API token): the value of the setting
  /// access.version, empty when there is none.
  void learn(Database& database, const std::string& version);
  /// For somebody without a session: asks for the version first.
  void refresh(Database& database);

private:
  Rules rules_;
  std::string version_;
};

}  // namespace hostler::access
