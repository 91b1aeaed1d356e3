// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/signup/registration_mail.h"

#include "base/text.h"
#include "features/domains/domains.h"
#include "http/language.h"

namespace hostler::signup {
namespace {

/// Stands for the password while the text is put together; nothing typed can hold it.
const std::string place = "\x01";

std::string name_of(const accounts::Contact& contact) {
  std::string name = trimmed(contact.first_name + " " + contact.last_name);
  return name.empty() ? contact.company : name;
}

std::string domain_lines(const std::vector<std::string>& names) {
  std::vector<std::string> lines;
  for (const std::string& name : names) lines.push_back("  http://" + domains::readable(name) + "/");
  return join(lines, "\n");
}

std::string whole_text(const accounts::Contact& contact, const MailData& data) {
  std::vector<std::string> values{name_of(contact), data.panel_url, data.login, place, data.sender_name, domain_lines(data.domains)};
  if (data.domains.empty())
    return translated(Text(N_("Hello %1,\n\nyour account is ready. You log in here:\n\n  %2\n\n  Login:    %3\n  Password: %4\n\n"
                              "Please change the password after the first login.\n\nRegards\n%5\n"),
                           values));
  return translated(Text(N_("Hello %1,\n\nyour account is ready. You log in here:\n\n  %2\n\n  Login:    %3\n  Password: %4\n\nYour domains:\n\n%6\n\n"
                            "Please change the password after the first login.\n\nRegards\n%5\n"),
                         values));
}

}  // namespace

OfferedMail offered_mail(const accounts::Contact& contact, const std::string& language, const MailData& data) {
  Speaking speaking(language);
  OfferedMail mail{.from = data.sender, .to = contact.email, .subject = translated(Text(N_("Your new account %1"), {data.login})), .before = {}, .after = {}, .lost_password = {}};
  std::string text = whole_text(contact, data);
  std::size_t at = text.find(place);
  if (at == std::string::npos) throw Failure("the registration mail has no place for the password in language " + language);
  mail.before = text.substr(0, at);
  mail.after = text.substr(at + place.size());
  mail.lost_password = translated(N_("(the one you were told)"));
  return mail;
}

Form mail_form() {
  return Form({{.name = "from", .label = N_("Sender"), .kind = Field::Kind::mail, .required = true, .most_characters = 254},
               {.name = "subject", .label = N_("Subject"), .required = true, .most_characters = 200},
               {.name = "text", .label = N_("Text"), .kind = Field::Kind::multiline, .required = true, .most_characters = 20000}});
}

FormValues mail_values(const Form& form, const OfferedMail& mail, const std::optional<std::string>& password) {
  FormValues values = form.blank();
  values.set("from", mail.from);
  values.set("subject", mail.subject);
  values.set("text", mail.before + password.value_or(mail.lost_password) + mail.after);
  return values;
}

}  // namespace hostler::signup
