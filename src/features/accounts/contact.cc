// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/crypto.h"
#include "base/text.h"
#include "features/accounts/accounts.h"
#include "http/language.h"

namespace hostler::accounts {
namespace {

/// The texts of Contact by the names of their fields.
constexpr std::pair<const char*, std::string Contact::*> texts[]{
    {"company", &Contact::company}, {"salutation", &Contact::salutation}, {"first_name", &Contact::first_name}, {"last_name", &Contact::last_name},
    {"street", &Contact::street},   {"postcode", &Contact::postcode},     {"town", &Contact::town},             {"country", &Contact::country},
    {"phone", &Contact::phone},     {"fax", &Contact::fax},               {"email", &Contact::email},           {"extra1", &Contact::extra1},
    {"extra2", &Contact::extra2},   {"extra3", &Contact::extra3}};

}  // namespace

std::vector<Field> contact_fields() {
  return {
      {.name = "company", .label = N_("Company"), .help = N_("The name that lists show first.")},
      {.name = "salutation", .label = N_("Salutation"), .help = N_("How letters address the person, for example Ms or Dr."), .most_characters = 40},
      {.name = "first_name", .label = N_("First name"), .help = N_("Used in letters and shown to the reseller."), .required = true, .most_characters = 100},
      {.name = "last_name", .label = N_("Last name"), .help = N_("Used in letters; lists show it when there is no company."), .required = true, .most_characters = 100},
      {.name = "street", .label = N_("Street"), .help = N_("Street and number."), .most_characters = 200},
      {.name = "postcode", .label = N_("Postcode"), .help = N_("Of the postal address."), .most_characters = 20},
      {.name = "town", .label = N_("Town"), .help = N_("Of the postal address."), .most_characters = 100},
      {.name = "country", .label = N_("Country"), .help = N_("Of the postal address."), .most_characters = 100},
      {.name = "phone", .label = N_("Phone"), .help = N_("Where the person can be reached."), .most_characters = 60},
      {.name = "fax", .label = N_("Fax"), .help = N_("May stay empty."), .most_characters = 60},
      {.name = "email",
       .label = N_("E-mail"),
       .help = N_("The registration mail and news about the account go to this address."),
       .kind = Field::Kind::mail,
       .required = true,
       .most_characters = 254},
      {.name = "extra1", .label = N_("Extra field 1"), .help = N_("For your own use; the settings give it another label.")},
      {.name = "extra2", .label = N_("Extra field 2"), .help = N_("For your own use; the settings give it another label.")},
      {.name = "extra3", .label = N_("Extra field 3"), .help = N_("For your own use; the settings give it another label.")},
      {.name = "show_on_start",
       .label = N_("Show on the start page"),
       .help = N_("The user sees these data on the overview after logging in."),
       .kind = Field::Kind::check},
  };
}

std::vector<Field> reseller_contact_fields() {
  std::vector<Field> fields = contact_fields();
  std::erase_if(fields, [](const Field& field) { return field.name.starts_with("extra") || field.name == "show_on_start"; });
  for (Field& field : fields) field.required = field.name == "company";
  return fields;
}

Contact contact_from(const FormValues& values) {
  Contact contact;
  for (const auto& [name, text] : texts)
    if (auto found = values.values().find(name); found != values.values().end()) contact.*text = found->second;
  contact.show_on_start = values.values().contains("show_on_start") && values.flag("show_on_start");
  return contact;
}

void fill(FormValues& values, const Contact& contact) {
  for (const auto& [name, text] : texts) values.set(name, contact.*text);
  values.set("show_on_start", contact.show_on_start ? "1" : "");
}

std::string name_for_lists(const Contact& contact) {
  return contact.company.empty() ? trimmed(contact.first_name + " " + contact.last_name) : contact.company;
}

Field language_field() {
  Field field{.name = "language", .label = N_("Language"), .help = N_("Of the registration mail and of the user's pages."), .kind = Field::Kind::choice};
  for (const Language& choice : languages()) field.choices.push_back({choice.code, Text(choice.name)});
  field.initial = current_language();
  return field;
}

std::vector<Field> password_fields(Database& database, const std::string& login) {
  auto check = [&database, login](std::string& typed) { return check_password(database, login, typed); };
  return {{.name = "password",
           .label = N_("Password"),
           .help = N_("At least six characters. Several words in a row are easy to remember and hard to guess."),
           .kind = Field::Kind::password,
           .most_characters = 1000,
           .check = check,
           .hint = N_("Leave both fields empty for a random password."),
           .autocomplete = "new-password"},
          {.name = "password_again",
           .label = N_("Password again"),
           .help = N_("The same once more, so that a slip of the finger is noticed."),
           .kind = Field::Kind::password,
           .most_characters = 1000,
           .autocomplete = "new-password"}};
}

std::string password_from(const FormValues& values) {
  if (values["password"] != values["password_again"]) throw Refused(Text(N_("The two passwords differ. Type the same one twice.")), "password_again");
  return values["password"].empty() ? random_password() : values["password"];
}

}  // namespace hostler::accounts
