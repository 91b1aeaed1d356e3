// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/signup/registration_mail.h"

#include "base/text.h"
#include "features/letters/letters.h"
#include "http/language.h"

namespace hostler::signup {

OfferedMail offered_mail(Context& context, AccountId account, const std::string& package) {
  const letters::Composed mail = letters::registration(context.database, context.config, context.actor, account, package.empty() ? 0 : std::stoull(package));
  const Speaking speaking(mail.language);
  return {.from = mail.from, .to = mail.to, .subject = mail.subject, .pieces = mail.pieces, .lost_password = translated(N_("(the one you were told)"))};
}

Form mail_form() {
  return Form({{.name = "from", .label = N_("Sender"), .help = N_("The address the mail comes from, and answers go to."), .kind = Field::Kind::mail, .required = true, .most_characters = 254},
               {.name = "subject", .label = N_("Subject"), .help = N_("One line."), .required = true, .most_characters = 200},
               {.name = "text",
                .label = N_("Text"),
                .help = N_("Sent as it stands here, with the password. Variables are replaced already."),
                .kind = Field::Kind::multiline,
                .required = true,
                .most_characters = 20000}});
}

FormValues mail_values(const Form& form, const OfferedMail& mail, const std::optional<std::string>& password) {
  FormValues values = form.blank();
  values.set("from", mail.from);
  values.set("subject", mail.subject);
  values.set("text", join(mail.pieces, password.value_or(mail.lost_password)));
  return values;
}

}  // namespace hostler::signup
