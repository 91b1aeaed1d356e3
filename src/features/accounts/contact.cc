// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/accounts/accounts.h"

namespace hostler::accounts {

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

Contact contact_from(const FormValues& values) {
  return {.company = values["company"],
          .salutation = values["salutation"],
          .first_name = values["first_name"],
          .last_name = values["last_name"],
          .street = values["street"],
          .postcode = values["postcode"],
          .town = values["town"],
          .country = values["country"],
          .phone = values["phone"],
          .fax = values["fax"],
          .email = values["email"],
          .extra1 = values["extra1"],
          .extra2 = values["extra2"],
          .extra3 = values["extra3"],
          .show_on_start = values.flag("show_on_start")};
}

}  // namespace hostler::accounts
