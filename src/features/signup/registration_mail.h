// SPDX-License-Identifier: GPL-3.0-or-later
// The mail a new user gets (P4): composed once when the user is made, in his language, then shown for editing.
#pragma once

#include <optional>
#include <string>

#include "features/accounts/accounts.h"
#include "features/context.h"
#include "features/signup/draft.h"

namespace hostler::signup {

/// package: as the draft has it, an id or empty.
OfferedMail offered_mail(Context& context, AccountId account, const std::string& package);
/// Sender, subject and text as fields; the recipient is not one.
Form mail_form();
FormValues mail_values(const Form& form, const OfferedMail& mail, const std::optional<std::string>& password);

}  // namespace hostler::signup
