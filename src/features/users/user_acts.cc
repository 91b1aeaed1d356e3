// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with a user.
#include "features/accounts/accounts.h"
#include "features/addresses/addresses.h"
#include "features/allowances/allowances.h"
#include "features/appearance/settings.h"
#include "features/appearance/skins.h"
#include "features/folders/folders.h"
#include "features/packages/packages.h"
#include "features/users/account_acts.h"
#include "features/users/user_resource.h"
#include "features/users/user_store.h"

namespace hostler::users {
namespace {

accounts::Account user(const Call& call, std::uint64_t id) { return account_of(call, Role::user, id); }

/// Id 0 stands for any user: then what his owner gives is what the actor gives.
AccountId owner_of(const Call& call, std::uint64_t id) { return id == 0 ? call.actor.scope() : user(call, id).parent; }

Form personal_form(const Call& call, std::uint64_t id) {
  const appearance::Settings settings = appearance::settings_of(call.database, owner_of(call, id));
  std::vector<Field> fields = appearance::with_labels(accounts::contact_fields(), settings.field_labels);
  fields.push_back(accounts::language_field());
  fields.push_back(version_field());
  return Form(std::move(fields));
}

void change_personal(const Call& call, std::uint64_t id, const FormValues& values) {
  accounts::change_personal(call.database, call.actor, user(call, id).id,
                            {.contact = accounts::contact_from(values), .language = values["language"], .version = version_of(values)});
}

Form services_form(const Call& call, std::uint64_t id) {
  const Form grants = id == 0 ? allowances::grants_form(call.database, call.actor, call.actor.scope()) : allowances::change_form(call.database, call.actor, id);
  std::vector<Field> fields = grants.fields();
  fields.push_back(version_field());
  return Form(std::move(fields));
}

Form package_form(const Call& call, std::uint64_t id) {
  Field field{.name = "package",
              .label = N_("Package"),
              .help = N_("Its limits and services take the place of the user's. What the package says later does not change the user any more."),
              .kind = Field::Kind::choice,
              .required = true,
              .choices = {{"", N_("Choose a package")}}};
  const std::vector<packages::Package> choices = packages::of(call.database, call.actor, owner_of(call, id));
  for (const packages::Package& package : choices) field.choices.push_back({package.name, Text(package.name)});
  return Form({std::move(field)});
}

void use_package(const Call& call, std::uint64_t id, const FormValues& values) {
  in_transaction(call.database, [&] {
    const packages::Package package = packages::named(call.database, call.actor, user(call, id).parent, values["package"]);
    accounts::set_package(call.database, call.actor, id, package.name);
    try {
      allowances::give(call.database, call.actor, id, package.grants);
    } catch (const Refused& problem) {
      throw Refused(allowances::with_its_name(problem), "package");
    }
  });
}

void lock_one(const Call& call, std::uint64_t id, const FormValues&) { accounts::lock(call.database, call.actor, user(call, id).id); }
void unlock_one(const Call& call, std::uint64_t id, const FormValues&) { accounts::unlock(call.database, call.actor, user(call, id).id); }

Form delete_form(const Call& call, std::uint64_t id) {
  const std::string login = login_of(call, Role::user, id);
  return Form({typed_login(N_("Login of the user"), login, Text(N_("Type %1 to delete this user."), {login}))});
}

Form move_form(const Call&, std::uint64_t) { return Form({place_field()}); }

void move_one(const Call& call, std::uint64_t id, const FormValues& values) {
  const AccountId place = place_from(call, values);
  accounts::move(call.database, call.actor, user(call, id).id, place);
}

void delete_one(const Call& call, std::uint64_t id, const FormValues& values) { accounts::remove(call.database, call.actor, user(call, id).id, values["confirm"]); }

}  // namespace

Field place_field() {
  return {.name = "reseller", .label = N_("Reseller"), .help = N_("Who looks after them from then on. What they have stays as it is, if he has the room for it."), .most_characters = 64,
          .hint = N_("His login, like res2. Empty: no reseller, but the server itself.")};
}

AccountId place_from(const Call& call, const FormValues& values) { return accounts::place_of(call.database, call.actor, values["reseller"]); }

std::vector<Act> acts() {
  return {{.name = "change",
           .label = N_("Change personal data"),
           .icon = "pencil",
           .permission = change,
           .done = N_("The personal data of %1 are changed."),
           .run = change_personal,
           .form = personal_form,
           .title = N_("Personal data of %1"),
           .tab = N_("Personal data")},
          {.name = "services",
           .label = N_("Limits and services"),
           .icon = "sliders",
           .permission = change,
           .done = N_("The limits and services of %1 are changed."),
           .run = [](const Call& call, std::uint64_t id, const FormValues& values) { change_grants(call, Role::user, id, values); },
           .form = services_form,
           .title = N_("Limits and services of %1"),
           .tab = N_("Limits and services")},
          {.name = "package",
           .label = N_("Use a package"),
           .icon = "box",
           .permission = change,
           .done = N_("The limits and services of %1 are those of the package."),
           .run = use_package,
           .form = package_form,
           .title = N_("Limits and services of %1 from a package"),
           .tab = N_("Package")},
          {.name = "design",
           .label = N_("Design"),
           .icon = "palette",
           .permission = change,
           .done = N_("The design of %1 is changed."),
           .run = [](const Call& call, std::uint64_t id, const FormValues& values) { appearance::choose_design(call.database, call.actor, user(call, id).id, values["design"]); },
           .form = [](const Call& call, std::uint64_t id) { return Form({appearance::design_field(call.database, owner_of(call, id), true)}); },
           .title = N_("Design of %1"),
           .tab = N_("Design")},
          {.name = "address",
           .label = N_("IP address"),
           .icon = "network",
           .permission = change,
           .done = N_("The IP address of %1 is changed."),
           .run = [](const Call& call, std::uint64_t id, const FormValues& values) { addresses::choose(call.database, call.actor, user(call, id).id, addresses::choice_from(values)); },
           .form = [](const Call& call, std::uint64_t id) { return Form(addresses::choice_fields(call.database, call.actor, owner_of(call, id), id)); },
           .title = N_("IP address of %1"),
           .tab = N_("IP address")},
          folders::act(folders::Kind::account, change),
          password_act(Role::user, change),
          {.name = "move",
           .label = N_("Move"),
           .icon = "users",
           .permission = move,
           .done = N_("%1 was moved."),
           .run = move_one,
           .form = move_form,
           .title = N_("Move user %1"),
           .question = N_("To which reseller shall %1 go? Sites, files, limits and services stay as they are, if the reseller has the room for them.")},
          reset_second_step_act(Role::user, change),
          {.name = "lock", .label = N_("Lock"), .icon = "lock", .permission = lock, .done = N_("The user is locked."), .run = lock_one, .done_many = N_("Users locked: %1.")},
          {.name = "unlock",
           .label = N_("Unlock"),
           .icon = "lock-open",
           .permission = lock,
           .done = N_("The user is unlocked: everything is as it was before."),
           .run = unlock_one,
           .done_many = N_("Users unlocked: %1.")},
          {.name = "delete",
           .label = N_("Delete user"),
           .icon = "trash-2",
           .permission = remove,
           .done = N_("%1 is in the recycle bin now."),
           .run = delete_one,
           .form = delete_form,
           .title = N_("Delete user %1"),
           .question = N_("%1 goes into the recycle bin with all his files, sites and domains, and can be restored from there for some weeks. Then he is removed for good."),
           .dangerous = true}};
}

}  // namespace hostler::users
