// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/letters/letters.h"

#include "base/mail.h"
#include "base/text.h"
#include "features/accounts/accounts.h"
#include "features/allowances/allowances.h"
#include "features/appearance/settings.h"
#include "features/domains/domains.h"
#include "features/letters/letter_store.h"
#include "features/messages/messages.h"
#include "features/packages/packages.h"
#include "http/language.h"

namespace hostler::letters {
namespace {

std::string object_name(const Letter& letter) { return letter.package_name; }

std::string full_name(const std::string& first, const std::string& last) { return trimmed(first + " " + last); }

std::string or_else(std::string text, const std::string& other) { return text.empty() ? other : text; }

std::string domain_lines(const std::string& names) {
  std::vector<std::string> lines;
  if (!names.empty())
    for (const std::string& name : split(names, ' ')) lines.push_back("  http://" + domains::readable(name) + "/");
  return join(lines, "\n");
}

std::string limit_lines(Database& database, const Actor& actor, AccountId account) {
  std::vector<std::string> lines;
  for (const allowances::Usage& usage : allowances::held(database, actor, account).limits) {
    const std::string unit = usage.unit.id.empty() ? "" : " " + translated(usage.unit);
    lines.push_back("  " + translated(usage.label) + ": " + (usage.granted ? std::to_string(*usage.granted) + unit : translated(N_("unlimited"))));
  }
  return join(lines, "\n");
}

/// The hostmaster's address when the server's name makes one.
std::string of_server(const Config& config) {
  const std::string address = "hostmaster@" + config.server_name;
  return is_mail_address(address) ? address : "";
}

}  // namespace

std::uint64_t create(Database& database, const Actor& actor, const Letter& wanted) {
  return in_transaction(database, [&] {
    const std::string name = wanted.package == 0 ? "" : packages::get(database, actor, wanted.package).name;
    try {
      const std::uint64_t id = store::insert(database, actor.scope(), wanted);
      messages::notice(database, actor, actor.scope(), name, Text(N_("Registration mail created.")));
      return id;
    } catch (const Duplicate&) {
      throw Refused(Text(N_("There is a registration mail for this already. Change that one.")), "package");
    }
  });
}

void change(Database& database, const Actor& actor, const Letter& wanted) {
  in_transaction(database, [&] {
    const Letter present = get(database, actor, wanted.id);
    if (!store::change(database, actor.scope(), wanted)) throw Conflict();
    messages::notice(database, actor, actor.scope(), object_name(present), Text(N_("Registration mail changed.")));
  });
}

void remove(Database& database, const Actor& actor, std::uint64_t id) {
  in_transaction(database, [&] {
    const Letter present = get(database, actor, id);
    if (!store::remove(database, actor.scope(), id)) throw NotFound();
    messages::notice(database, actor, actor.scope(), object_name(present), Text(N_("Registration mail deleted.")));
  });
}

Letter get(Database& database, const Actor& actor, std::uint64_t id) {
  auto letter = store::find(database, actor.scope(), id);
  if (!letter) throw NotFound();
  return *letter;
}

Letter built_in(bool with_domains) {
  Letter letter{.package_name = {}, .sender = {}, .subject = translated(N_("Your new account ##login##")), .text = {}};
  letter.text = with_domains ? translated(N_("Hello ##name##,\n\nyour account is ready. You log in here:\n\n  ##panel##\n\n  Login:    ##login##\n  Password: ##password##\n\n"
                                             "Your domains:\n\n##domains##\n\nPlease change the password after the first login.\n\nRegards\n##reseller##\n"))
                             : translated(N_("Hello ##name##,\n\nyour account is ready. You log in here:\n\n  ##panel##\n\n  Login:    ##login##\n  Password: ##password##\n\n"
                                             "Please change the password after the first login.\n\nRegards\n##reseller##\n"));
  return letter;
}

Addressee addressee(Database& database, const Config& config, const Actor& actor, AccountId account, AccountId writer) {
  const auto person = store::person(database, actor.scope(), account, writer);
  if (!person) throw NotFound();
  const Speaking speaking(person->language);
  const std::string writer_name = full_name(person->writer_first_name, person->writer_last_name);
  return {.login = person->login,
          .email = person->email,
          .language = person->language,
          .values = {{"login", person->login},
                     {"salutation", person->salutation},
                     {"first_name", person->first_name},
                     {"last_name", person->last_name},
                     {"name", or_else(full_name(person->first_name, person->last_name), person->company)},
                     {"company", person->company},
                     {"email", person->email},
                     {"package", person->package},
                     {"domains", domain_lines(person->domains)},
                     {"limits", limit_lines(database, actor, account)},
                     {"panel", config.panel_url},
                     {"name_servers", join(appearance::settings_of(database, account).name_servers, ", ")},
                     {"mail_host", config.server_name},
                     {"ftp_host", config.server_name},
                     {"reseller", or_else(or_else(person->writer_company, writer_name), person->writer_login)},
                     {"reseller_name", writer_name},
                     {"reseller_email", or_else(person->writer_email, of_server(config))},
                     {"reseller_phone", person->writer_phone}}};
}

std::string default_sender(Database& database, const Config& config, const Actor& actor, AccountId writer) {
  const std::string said = appearance::settings_of(database, actor.scope()).mail_sender;
  return or_else(or_else(said, accounts::contact(database, actor, writer).email), of_server(config));
}

Composed registration(Database& database, const Config& config, const Actor& actor, AccountId account, std::uint64_t package) {
  const Addressee user = addressee(database, config, actor, account, actor.account);
  const Speaking speaking(user.language);
  const auto own = store::in_force(database, actor.scope(), package);
  const Letter letter = own ? *own : built_in(!user.values.at("domains").empty());
  return {.from = letter.sender.empty() ? default_sender(database, config, actor, actor.account) : letter.sender,
          .to = user.email,
          .subject = replaced_line(letter.subject, user.values),
          .language = user.language,
          .pieces = pieces(letter.text, user.values)};
}

}  // namespace hostler::letters
