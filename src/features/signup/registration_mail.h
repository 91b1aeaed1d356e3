// SPDX-License-Identifier: GPL-3.0-or-later
// The mail a new user gets (P4's default): composed once when the user is made, in his language, then shown for editing.
#pragma once

#include <string>
#include <vector>

#include "features/accounts/accounts.h"
#include "features/signup/draft.h"

namespace hostler::signup {

struct MailData {
  std::string login, panel_url;
  std::string sender;                       // address
  std::string sender_name;
  std::vector<std::string> domains;         // A-labels
};
OfferedMail offered_mail(const accounts::Contact& contact, const std::string& language, const MailData& data);
/// Sender, subject and text as fields; the recipient is not one.
Form mail_form();
FormValues mail_values(const Form& form, const OfferedMail& mail, const std::optional<std::string>& password);

}  // namespace hostler::signup
