// SPDX-License-Identifier: GPL-3.0-or-later
// A user in one form, for programs: what the wizard asks step by step. What is not said about limits and services comes from the package.
#include "base/crypto.h"
#include "features/appearance/settings.h"
#include "features/appearance/skins.h"
#include "features/domains/domains.h"
#include "features/packages/packages.h"
#include "features/users/new_user.h"
#include "features/users/user_resource.h"

namespace hostler::users {
namespace {

/// A limit or service may be left to the package: then the field is empty.
Field left_to_package(Field field) {
  const Text from_package(N_("As the package says"));
  field.required = false;
  field.initial.clear();
  field.hint = {};
  if (field.kind == Field::Kind::number) return field;
  if (field.kind == Field::Kind::check) field.choices = {{"0", N_("Off")}, {"1", N_("On")}};
  field.kind = Field::Kind::choice;
  field.choices.insert(field.choices.begin(), {"", from_package});
  return field;
}

Form form(const Call& call) {
  const appearance::Settings settings = appearance::settings_of(call.database, call.actor.scope());
  std::vector<Field> fields = appearance::with_labels(accounts::contact_fields(), settings.field_labels);
  fields.push_back(accounts::language_field());
  if (!settings.language.empty()) fields.back().initial = settings.language;
  if (call.actor.role == Role::admin)
    fields.push_back({.name = "reseller", .label = N_("Reseller"), .help = N_("The login of the reseller whose user it becomes; empty: the server's own."), .most_characters = 64});
  fields.push_back({.name = "package", .label = N_("Package"), .help = N_("The limits and services that are not named come from it; without one they are nothing."), .most_characters = 100});
  // What the one above has left is known when he is: give() decides.
  const Form grants = allowances::grants_form(call.database, call.actor, call.actor.scope());
  for (const Field& field : grants.fields()) fields.push_back(left_to_package(field));
  fields.push_back(appearance::design_field(call.database, call.actor.scope(), true));
  fields.push_back({.name = "domain", .label = N_("Domain"), .help = N_("A first domain, like example.org, without www."), .most_characters = 253, .check = domains::normalize});
  for (Field& field : addresses::typed_choice_fields()) fields.push_back(std::move(field));
  Field password = accounts::password_fields(call.database, "").front();
  password.hint = N_("Empty: a random one is made and shown once.");
  fields.push_back(std::move(password));
  return Form(std::move(fields));
}

AccountId owner_of(const Call& call, const FormValues& values) {
  return call.actor.role == Role::admin ? accounts::place_of(call.database, call.actor, values["reseller"]) : call.actor.scope();
}

Made make(const Call& call, const FormValues& values) {
  NewUser user{.owner = owner_of(call, values), .contact = accounts::contact_from(values), .language = values["language"], .package_name = values["package"], .design = values["design"],
               .password = values["password"].empty() ? random_password() : values["password"], .grants = {}, .domains = {}, .address = addresses::choice_from(values)};
  if (!user.package_name.empty()) user.grants = packages::named(call.database, call.actor, user.owner, user.package_name).grants;
  FormValues said;
  for (const auto& [name, value] : values.values())
    if (!value.empty()) said.set(name, value);
  const allowances::Grants named = allowances::grants_from(said);
  for (const auto& [name, amount] : named.limits) user.grants.limits[name] = amount;
  for (const auto& [name, value] : named.services) user.grants.services[name] = value;
  if (!values["domain"].empty()) user.domains.push_back({.name = values["domain"]});
  const accounts::Account made = create_user(call.database, call.actor, user);
  return {.id = made.id, .shown_once = values["password"].empty() ? ShownOnce{{"password", user.password}} : ShownOnce{}};
}

}  // namespace

Creation creation() { return {.permission = create, .label = N_("Create user"), .done = N_("The user is created."), .form = form, .run = make}; }

}  // namespace hostler::users
