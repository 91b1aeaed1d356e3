// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/accounts/recovery.h"

#include <algorithm>

#include "features/access/rules.h"
#include "features/accounts/accounts.h"
#include "features/accounts/attempts.h"
#include "features/accounts/recovery_store.h"
#include "features/jobs/jobs.h"
#include "features/messages/messages.h"

namespace hostler::accounts {
namespace {

constexpr unsigned most_from_a_place = 10;
constexpr std::uint64_t the_queue = 1;         // subject of the one job that sends all

/// What no login holds becomes the empty name, which nobody has, by the same statements.
std::string as_login(const std::string& typed) {
  const bool plain = typed.size() <= 64 && std::all_of(typed.begin(), typed.end(), [](unsigned char c) { return c > 0x20 && c < 0x7f; });
  return plain ? typed : "";
}

OpenLink working_link(Database& database, const std::string& token) {
  const auto link = find_link(database, token);
  if (!link || !access::read_rules(database).allows(access::recovering_password, link->role))
    throw Refused(N_("This link does not work any more: it was used, or it is older than 30 minutes. Ask for a new one."), {}, 410);
  return *link;
}

}  // namespace

void ask_for_link(Database& database, const std::string& login, const std::string& address, const std::string& panel_url) {
  in_transaction(database, [&] {
    const std::string place = place_of(address);
    if (recoveries_from(database, place) >= most_from_a_place) throw Refused(N_("Too many links were asked for from your address. Try again in an hour."), {}, 429);
    add_recovery(database, as_login(login), place, address, panel_url);
    jobs::enqueue(database, server_actor("panel"), {.kind = "recovery.send", .subject = the_queue, .object = {}, .account = server_root});
  });
}

std::string login_of_link(Database& database, const std::string& token) { return working_link(database, token).login; }

void use_link(Database& database, const std::string& token, const std::string& password, const std::string& address) {
  in_transaction(database, [&] {
    const OpenLink link = working_link(database, token);
    if (!take_link(database, token)) throw Conflict();
    const Actor himself{.account = link.account, .role = link.role, .login = link.login, .real = link.account, .real_login = link.login, .address = address};
    messages::notice(database, himself, link.account, link.login, N_("New password set by the link of a mail."));
    set_password(database, himself, link.account, password);
  });
}

}  // namespace hostler::accounts
