// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/access/rules.h"

#include "base/errors.h"
#include "features/access/rule_store.h"

namespace hostler::access {

constinit const Permission logging_in{.name = "role.login", .label = N_("Log in"), .user = true, .reseller = true};
constinit const Permission recovering_password{.name = "role.recovery", .label = N_("Set a new password by a link in a mail"), .user = true, .reseller = true, .also = {Role::admin}};
constinit const Permission second_step_required{.name = "role.second_step", .label = N_("Must use the two-step login"), .also = {Role::user, Role::reseller, Role::admin}};

bool is_asked_about(const Permission& permission, Role role) { return !permission.fixed && (permission.allows(role) || permission.also.has(role)); }

bool Rules::allows(const Permission& permission, Role role) const {
  if (changed_.empty() || !is_asked_about(permission, role)) return permission.allows(role);
  auto found = changed_.find({std::string(permission.name), role});
  return found == changed_.end() ? permission.allows(role) : found->second;
}

bool Rules::allows(const Permission& permission, const Actor& actor) const {
  if (permission.personal && (actor.impersonates() || actor.by_token)) return false;
  if (actor.must_enrol && !permission.before_enrolment) return false;
  return allows(permission, actor.role);
}

bool must_enrol(const Rules& rules, Role real_role, bool has_second_step) { return !has_second_step && rules.allows(second_step_required, real_role); }

bool may_log_in(const Rules& rules, Role role) { return role == Role::admin || rules.allows(logging_in, role); }

Rules read_rules(Database& database) {
  Rules rules;
  for (Rule& rule : stored_rules(database)) rules.changed_.insert_or_assign({std::move(rule.permission), rule.role}, rule.allowed);
  return rules;
}

void KnownRules::learn(Database& database, const std::string& version) {
  if (version == version_) return;
  rules_ = read_rules(database);
  version_ = version;
}

void KnownRules::refresh(Database& database) { learn(database, stored_version(database)); }

}  // namespace hostler::access
