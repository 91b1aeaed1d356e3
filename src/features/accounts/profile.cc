// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/accounts/profile.h"

#include "base/text.h"
#include "base/time_zone.h"
#include "features/accounts/account_store.h"
#include "features/accounts/recovery_store.h"
#include "features/messages/messages.h"

namespace hostler::accounts {
namespace {

Field time_zone_field() {
  Field field{.name = "time_zone", .label = N_("Time zone"), .help = N_("Times on the pages are shown on the clock of this place."), .kind = Field::Kind::choice};
  for (const std::string& name : time_zones()) field.choices.push_back({name, Text("%1", {name})});
  field.initial = time_zones().front();
  return field;
}

Field password_field() {
  return {.name = "password",
          .label = N_("Present password"),
          .help = N_("Needed when you change the e-mail address, since a forgotten password is replaced through it."),
          .kind = Field::Kind::password,
          .most_characters = 1000,
          .hint = N_("Only when the e-mail address changes."),
          .autocomplete = "current-password"};
}

bool is_own(const Field& field) { return !field.name.starts_with("extra") && field.name != "show_on_start"; }

Account own(Database& database, const Actor& actor) {
  auto account = lock_account(database, actor.scope(), actor.account);
  if (!account) throw NotFound();
  return *account;
}

}  // namespace

Form profile_form(Role role) {
  std::vector<Field> fields;
  for (Field field : contact_fields()) {
    if (!is_own(field)) continue;
    if (role != Role::user && field.name != "email") field.required = false;
    fields.push_back(std::move(field));
  }
  fields.push_back(time_zone_field());
  fields.push_back(password_field());
  fields.push_back(version_field());
  return Form(std::move(fields));
}

Profile profile(Database& database, const Actor& actor) {
  const auto account = find_account(database, actor.scope(), actor.account);
  if (!account) throw NotFound();
  return {contact(database, actor, actor.account), account->time_zone, account->version};
}

void fill(FormValues& values, const Profile& profile) {
  fill(values, profile.contact);
  values.set("time_zone", profile.time_zone.empty() ? time_zones().front() : profile.time_zone);
  values.set("version", std::to_string(profile.version));
}

Profile profile_from(const FormValues& values, const Contact& before) {
  FormValues all = values;
  all.set("extra1", before.extra1);
  all.set("extra2", before.extra2);
  all.set("extra3", before.extra3);
  all.set("show_on_start", before.show_on_start ? "1" : "");
  return {contact_from(all), values["time_zone"], static_cast<unsigned>(values.number("version"))};
}

void change_profile(Database& database, const Actor& actor, const Profile& wanted) {
  if (actor.impersonates()) throw Forbidden();
  in_transaction(database, [&] {
    const Account account = own(database, actor);
    if (account.version != wanted.version) throw Conflict();
    if (contact(database, actor, account.id).email != wanted.contact.email) end_links(database, account.id);
    store_personal(database, account.id, name_for_lists(wanted.contact), account.language);
    store_contact(database, account.id, wanted.contact);
    set_time_zone(database, account.id, wanted.time_zone);
    messages::notice(database, actor, account.id, account.login, N_("Own data changed."));
  });
}

}  // namespace hostler::accounts
