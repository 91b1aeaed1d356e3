// SPDX-License-Identifier: GPL-3.0-or-later
// How a reseller is made, and what can be done with him.
#include "base/crypto.h"
#include "features/accounts/accounts.h"
#include "features/allowances/allowances.h"
#include "features/feature.h"
#include "features/folders/folders.h"
#include "features/users/account_acts.h"
#include "features/users/new_user.h"
#include "features/users/reseller_resource.h"
#include "features/users/user_resource.h"

namespace hostler::resellers {
namespace {

using users::version_of;

accounts::Account reseller(const Call& call, std::uint64_t id) { return users::account_of(call, Role::reseller, id); }

std::vector<Field> operator+(std::vector<Field> fields, std::vector<Field> more) {
  for (Field& field : more) fields.push_back(std::move(field));
  return fields;
}

std::vector<Field> master_fields() { return accounts::reseller_contact_fields() + std::vector<Field>{accounts::language_field()}; }

/// What is not said is unlimited.
std::vector<Field> first_limit_fields() {
  std::vector<Field> fields = allowances::reseller_limit_fields();
  for (Field& field : fields) field.required = false;
  return fields;
}

FormValues without_empty(const FormValues& values) {
  FormValues said;
  for (const auto& [name, value] : values.values())
    if (!value.empty() || find_service(name)) said.set(name, value);
  return said;
}

Form creation_form(const Call& call) {
  Field password = accounts::password_fields(call.database, "").front();
  password.hint = N_("Empty: a random one is made and shown once.");
  return Form(master_fields() + std::vector<Field>{std::move(password)} + first_limit_fields() + allowances::reseller_service_fields());
}

Made make(const Call& call, const FormValues& values) {
  const std::string password = values["password"].empty() ? random_password() : values["password"];
  return in_transaction(call.database, [&] {
    const accounts::Account made = accounts::create(call.database, call.actor,
                                                    {.role = Role::reseller, .parent = server_root, .login = {}, .password = password, .contact = accounts::contact_from(values), .package_name = {}, .language = values["language"]});
    allowances::give(call.database, call.actor, made.id, allowances::grants_from(without_empty(values)));
    return Made{.id = made.id, .shown_once = values["password"].empty() ? ShownOnce{{"password", password}} : ShownOnce{}};
  });
}

Form master_form(const Call&, std::uint64_t) { return Form(master_fields() + std::vector<Field>{version_field()}); }
Form limits_form(const Call&, std::uint64_t) { return Form(allowances::reseller_limit_fields() + std::vector<Field>{version_field()}); }
Form services_form(const Call&, std::uint64_t) { return Form(allowances::reseller_service_fields() + std::vector<Field>{version_field()}); }

void change_master(const Call& call, std::uint64_t id, const FormValues& values) {
  accounts::change_personal(call.database, call.actor, reseller(call, id).id,
                            {.contact = accounts::contact_from(values), .language = values["language"], .version = version_of(values)});
}

void change_grants(const Call& call, std::uint64_t id, const FormValues& values) { users::change_grants(call, Role::reseller, id, values); }

Form lock_form(const Call&, std::uint64_t) {
  return Form({{.name = "with_users",
                .label = N_("Lock his users too"),
                .help = N_("Without the tick his users and their sites go on. Users locked with him are unlocked with him."),
                .kind = Field::Kind::check}});
}

void lock_one(const Call& call, std::uint64_t id, const FormValues& values) {
  accounts::lock_reseller(call.database, call.actor, reseller(call, id).id, values.flag("with_users"));
}

void unlock_one(const Call& call, std::uint64_t id, const FormValues&) { accounts::unlock(call.database, call.actor, reseller(call, id).id); }

void make_own_user(const Call& call, std::uint64_t id, const FormValues&) { users::create_own_user(call.database, call.actor, reseller(call, id).id); }

Form delete_form(const Call& call, std::uint64_t id) {
  const std::string login = users::login_of(call, Role::reseller, id);
  Field choice{.name = "users", .label = N_("His users"), .help = N_("Moved users keep all they have. Deleted ones are restored together with the reseller."), .kind = Field::Kind::choice, .required = true,
              .choices = {{"move", N_("Move to another reseller")}, {"delete", N_("Delete with him")}}, .initial = "move"};
  Field place = users::place_field();
  place.label = N_("Move them to");
  return Form({std::move(choice), std::move(place), users::typed_login(N_("Login of the reseller"), login, Text(N_("Type %1 to delete this reseller."), {login}))});
}

void delete_one(const Call& call, std::uint64_t id, const FormValues& values) {
  std::optional<AccountId> users_to;
  if (values["users"] == "move") users_to = users::place_from(call, values);
  accounts::remove_reseller(call.database, call.actor, reseller(call, id).id, values["confirm"], users_to);
}

}  // namespace

Creation creation() { return {.permission = change, .label = N_("Create reseller"), .done = N_("The reseller is created."), .form = creation_form, .run = make}; }

std::vector<Act> acts() {
  Act login_data = users::password_act(Role::reseller, change);
  login_data.title = N_("Login data of %1");
  login_data.tab = N_("Login data");
  return {{.name = "change",
           .label = N_("Change master data"),
           .icon = "pencil",
           .permission = change,
           .done = N_("The master data of %1 are changed."),
           .run = change_master,
           .form = master_form,
           .title = N_("Master data of %1"),
           .tab = N_("Master data")},
          {.name = "limits",
           .label = N_("Limits"),
           .icon = "gauge",
           .permission = change,
           .done = N_("The limits of %1 are changed."),
           .run = change_grants,
           .form = limits_form,
           .title = N_("Limits of %1"),
           .tab = N_("Limits")},
          {.name = "services",
           .label = N_("Services"),
           .icon = "sliders",
           .permission = change,
           .done = N_("What %1 may pass on is changed."),
           .run = change_grants,
           .form = services_form,
           .title = N_("What %1 may pass on and do"),
           .tab = N_("Services")},
          std::move(login_data),
          folders::act(folders::Kind::account, change),
          {.name = "own-user", .label = N_("Make his own user"), .icon = "user-plus", .permission = own_user, .done = N_("%1 has a user of his own now."), .run = make_own_user},
          users::reset_second_step_act(Role::reseller, change),
          {.name = "lock",
           .label = N_("Lock"),
           .icon = "lock",
           .permission = lock,
           .done = N_("The reseller is locked."),
           .run = lock_one,
           .form = lock_form,
           .title = N_("Lock reseller %1"),
           .question = N_("Lock %1? He cannot log in while he is locked."),
           .dangerous = true},
          {.name = "unlock", .label = N_("Unlock"), .icon = "lock-open", .permission = lock, .done = N_("The reseller is unlocked."), .run = unlock_one},
          {.name = "delete",
           .label = N_("Delete"),
           .icon = "trash-2",
           .permission = remove,
           .done = N_("%1 is in the recycle bin now."),
           .run = delete_one,
           .form = delete_form,
           .title = N_("Delete reseller %1"),
           .question = N_("What shall become of the users of %1? The reseller goes into the recycle bin and can be restored from there for a while."),
           .dangerous = true}};
}

}  // namespace hostler::resellers
