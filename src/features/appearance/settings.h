// SPDX-License-Identifier: GPL-3.0-or-later
// What a reseller decides for himself and for the accounts of his users (S2–S4): his word counts where he said something, the server's own otherwise.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/database.h"
#include "features/actor.h"
#include "http/form.h"

namespace hostler::appearance {

/// By the names of the forms below; what is not said is absent.
using Said = std::map<std::string, std::string, std::less<>>;

/// What counts for an account, without the long texts.
using FieldLabels = std::array<std::string, 3>;
struct Settings {
  std::string language;                         // of new users; empty: as whoever makes them reads the panel
  std::string mail_sender;                      // address; empty: the reseller's own
  std::vector<std::string> name_servers;
  FieldLabels field_labels;                     // of a contact's extra fields
};
/// One statement.
Settings settings_of(Database& database, AccountId account);

/// The start page that a new site of the account begins with (S2), its places filled; nothing when nobody said one.
struct StartPage {
  std::string file_name;
  std::vector<std::string> lines;
};
std::optional<StartPage> start_page(Database& database, AccountId account, const std::string& login, const std::string& domain);
/// ##user## and ##domain## replaced once, as text of HTML.
std::string with_places(const std::string& html, const std::string& user, const std::string& domain);
/// The help page of an account's reseller as he typed it (S3).
std::string help_html(Database& database, AccountId account);

/// The fields of accounts::contact_fields() under the names the reseller gave them.
std::vector<Field> with_labels(std::vector<Field> contact_fields, const FieldLabels& labels);

Form defaults_form();
Form help_form();
Form start_page_form();

/// A reseller or the server itself, in the actor's subtree; NotFound otherwise.
struct Owner {
  AccountId id = 0;
  std::string login;
  Said said;
  unsigned version = 1;
};
Owner owner(Database& database, const Actor& actor, AccountId id);
/// Keeps what the fields of form hold. Conflict when it has changed since the version in values.
void change(Database& database, const Actor& actor, AccountId owner, const Form& form, const FormValues& values);

}  // namespace hostler::appearance
