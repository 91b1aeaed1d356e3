// SPDX-License-Identifier: GPL-3.0-or-later
// The worker's part of a password recovery: who it is, may he, and the mail.
#include "base/config.h"
#include "base/crypto.h"
#include "base/log.h"
#include "base/mail.h"
#include "features/access/rules.h"
#include "features/accounts/recovery.h"
#include "features/accounts/recovery_store.h"
#include "features/messages/messages.h"
#include "http/language.h"

namespace hostler::accounts {
namespace {

constexpr unsigned most_links = 3;    // an hour and account
constexpr int away_pause_ms = 60'000;

bool may_have_link(const access::Rules& rules, const Recoverer& person) {
  return rules.allows(access::recovering_password, person.role) && access::may_log_in(rules, person.role) && is_mail_address(person.mail) && person.links < most_links;
}

Mail letter(const Recoverer& person, const RecoveryWish& wish, const std::string& from, const std::string& token) {
  const Speaking speaking(person.language);
  const std::string name = person.name.empty() ? person.login : person.name;
  return {.from = from,
          .from_name = {},
          .to = person.mail,
          .subject = translated(Text(N_("New password for %1"), {person.login})),
          .text = translated(Text(N_("Hello %1,\n\nsomebody (from the address %2) asked for a new password for the login %3. You set it here:\n\n  %4\n\n"
                                     "The link works once and for 30 minutes.\n\nIf it was not you, do nothing: your password stays as it is.\n"),
                                  {name, wish.address, person.login, wish.panel_url + "/recover/" + token}))};
}

void send_link(Database& database, const Config& config, const RecoveryWish& wish, const Recoverer& person) {
  const std::string token = random_token();
  Actor worker = server_actor("worker");
  worker.address = wish.address;
  give_link(database, wish.id, person.id, token);
  try {
    send(letter(person, wish, config.mail.from, token), config.mail);
    messages::notice(database, worker, person.id, person.login, N_("A link to set a new password was sent to the contact address."));
  } catch (const Failure& failure) {
    log_error(std::string("mail with a link for a new password: ") + failure.what());
    close_recovery(database, wish.id);
    messages::error(database, worker, person.id, person.login, N_("The mail with the link for a new password could not be sent."));
  }
}

}  // namespace

std::vector<JobResult> send_links(Database& database, const Config& config, std::span<const Job> jobs) {
  const access::Rules rules = access::read_rules(database);
  for (const RecoveryWish& wish : open_recoveries(database)) {
    const auto person = find_recoverer(database, wish.login);
    if (wish.late || !person || !may_have_link(rules, *person)) {
      close_recovery(database, wish.id);
      continue;
    }
    try {
      send_link(database, config, wish, *person);
    } catch (const Unavailable& away) {
      log_warning(std::string("mail with a link for a new password: ") + away.what());
      reopen_recovery(database, wish.id);
      return std::vector<JobResult>(jobs.size(), {.state = JobResult::State::again, .reason = N_("The mail server is away."), .pause_ms = away_pause_ms});
    }
  }
  return std::vector<JobResult>(jobs.size());
}

}  // namespace hostler::accounts
