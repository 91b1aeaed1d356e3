// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/access/matrix.h"

#include <algorithm>

#include "features/access/rule_store.h"
#include "features/feature.h"
#include "features/messages/messages.h"

namespace hostler::access {
namespace {

/// Calls work for every box of the matrix.
template <class Work> void each_box(Work work) {
  for (const Group& group : groups())
    for (const Permission& permission : group.permissions)
      for (Role role : all_roles)
        if (is_asked_about(permission, role)) work(permission, role);
}

/// Calls work for what the capability's objects, menu entries and pages ask for: to see something comes before what can be done with it.
template <class Work> void each_permission(const Feature& feature, Work work) {
  for (const Resource* resource : feature.resources) {
    work(resource->see);
    work(resource->creation.permission);
    for (const Act& act : resource->acts) work(act.permission);
  }
  for (const MenuEntry& entry : feature.menu) work(entry.permission);
  for (const PageRoute& page : feature.pages) work(page.permission);
}

/// Pages share permissions, also across capabilities.
bool holds(const std::vector<Group>& groups, const Permission& permission) {
  auto same = [&](const Permission& other) { return other.name == permission.name; };
  return std::any_of(groups.begin(), groups.end(), [&](const Group& group) { return std::any_of(group.permissions.begin(), group.permissions.end(), same); });
}

/// Before the first change too a form must say what it was made from: one without boxes that nobody filled in would take everything from everybody.
std::string written(const std::string& version) { return version.empty() ? "first" : version; }

void decide(Database& database, const Actor& actor, const Permission& permission, Role role, bool allowed) {
  const Rule rule{std::string(permission.name), role, allowed};
  if (allowed == permission.allows(role)) drop_rule(database, rule);
  else keep_rule(database, rule);
  messages::notice(database, actor, server_root, rule.permission, Text(allowed ? N_("Permission given to the role %1.") : N_("Permission taken from the role %1."), {role_name(role)}));
}

}  // namespace

std::vector<Group> groups() {
  std::vector<Group> all{{N_("Accounts as a whole"), {logging_in, recovering_password, second_step_required}}};
  for (const Feature* feature : all_features()) {
    all.push_back({feature->label, {}});
    each_permission(*feature, [&](const Permission& permission) {
      if (permission && !permission.fixed && !holds(all, permission)) all.back().permissions.push_back(permission);
    });
    if (all.back().permissions.empty()) all.pop_back();
  }
  return all;
}

std::vector<Role> columns() {
  std::vector<Role> roles;
  each_box([&](const Permission&, Role role) {
    if (std::find(roles.begin(), roles.end(), role) == roles.end()) roles.push_back(role);
  });
  std::sort(roles.begin(), roles.end(), std::greater<>());
  return roles;
}

std::string box_name(const Permission& permission, Role role) { return std::string(role_name(role)) + "." + std::string(permission.name); }

Form matrix_form(Database& database) {
  const std::string version = written(stored_version(database));
  const Rules rules = read_rules(database);
  std::vector<Field> fields{{.name = "version", .label = {}, .kind = Field::Kind::hidden, .required = true, .most_characters = 64, .initial = version}};
  each_box([&](const Permission& permission, Role role) {
    fields.push_back({.name = box_name(permission, role),
                      .label = permission.label,
                      .help = N_("Ticked: accounts of this role may do it."),
                      .kind = Field::Kind::check,
                      .initial = rules.allows(permission, role) ? "1" : ""});
  });
  return Form(std::move(fields));
}

void change_rules(Database& database, const Actor& actor, const FormValues& values) {
  if (actor.role != Role::admin || actor.impersonates()) throw Forbidden();
  in_transaction(database, [&] {
    if (!values.ok() || written(lock_version(database)) != values["version"]) throw Conflict();
    const Rules rules = read_rules(database);
    bool changed = false;
    each_box([&](const Permission& permission, Role role) {
      const bool allowed = values.flag(box_name(permission, role));
      if (allowed == rules.allows(permission, role)) return;
      decide(database, actor, permission, role, allowed);
      changed = true;
    });
    if (changed) change_version(database);
  });
}

}  // namespace hostler::access
