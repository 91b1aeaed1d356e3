// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/accounts/two_step.h"

#include "base/crypto.h"
#include "base/text.h"
#include "features/accounts/account_store.h"
#include "features/accounts/sessions.h"
#include "features/accounts/totp.h"
#include "features/accounts/two_step_store.h"
#include "features/messages/messages.h"

namespace hostler::accounts {
namespace {

constexpr int codes_at_once = 10;
constexpr std::size_t code_bytes = 10;

/// As typed from paper: blanks, hyphens and large letters do not matter.
std::string plain_code(const std::string& typed) {
  std::string code;
  for (char c : lower(typed))
    if (c != ' ' && c != '-') code += c;
  return code;
}

std::string code_hash(AccountId account, const std::string& plain) { return sha256("recovery code:" + std::to_string(account) + ":" + plain); }

std::string new_code() {
  const std::string plain = lower(totp::base32(random_bytes(code_bytes)));
  std::string grouped;
  for (std::size_t i = 0; i < plain.size(); i += 4) grouped += (i ? "-" : "") + plain.substr(i, 4);
  return grouped;
}

std::vector<std::string> give_codes(Database& database, AccountId account) {
  std::vector<std::string> codes, hashes;
  for (int i = 0; i < codes_at_once; ++i) {
    codes.push_back(new_code());
    hashes.push_back(code_hash(account, plain_code(codes.back())));
  }
  replace_codes(database, account, hashes);
  return codes;
}

bool may_reset(const Actor& actor, const Account& account) {
  if (account.id == actor.account || account.id == actor.real) return false;
  return is_below(account.role, actor.role) || actor.role == Role::admin;
}

bool accept_app_code(Database& database, AccountId account, const std::string& code) {
  const auto step = read_second_step(database, account);
  const auto number = step ? totp::step_of(step->secret, code, step->now) : std::nullopt;
  return number && advance_step(database, account, *number);
}

}  // namespace

std::string offered_secret(const std::string& cookie) { return sha256("second step:" + sha256("second step:" + cookie)).substr(0, totp::secret_bytes); }

std::vector<std::string> enrol(Database& database, const Actor& actor, const std::string& secret, const std::string& code, const std::string& keep_session) {
  return in_transaction(database, [&] {
    const auto step = totp::step_of(secret, plain_code(code), database_time(database));
    if (!step) throw Refused(N_("This is not the code that the app shows now. Is the clock of the phone right?"), "code");
    try {
      add_second_step(database, actor.account, secret, *step);
    } catch (const Duplicate&) {
      throw Conflict();
    }
    end_sessions(database, actor.account, keep_session);
    messages::notice(database, actor, actor.account, actor.login, N_("Two-step login switched on."));
    return give_codes(database, actor.account);
  });
}

std::vector<std::string> renew_codes(Database& database, const Actor& actor) {
  return in_transaction(database, [&] {
    messages::notice(database, actor, actor.account, actor.login, N_("New recovery codes made."));
    return give_codes(database, actor.account);
  });
}

void switch_off(Database& database, const Actor& actor, const std::string& keep_session) {
  in_transaction(database, [&] {
    drop_second_step(database, actor.account);
    end_sessions(database, actor.account, keep_session);
    messages::notice(database, actor, actor.account, actor.login, N_("Two-step login switched off."));
  });
}

void reset_second_step(Database& database, const Actor& actor, AccountId id) {
  in_transaction(database, [&] {
    const auto account = lock_account(database, actor.scope(), id);
    if (!account || account->id == server_root || account->state == "removing") throw NotFound();
    if (!may_reset(actor, *account)) throw Forbidden();
    if (!has_second_step(database, id)) return;
    drop_second_step(database, id);
    end_sessions(database, id);
    messages::notice(database, actor, id, account->login, N_("Two-step login reset: it is off until it is set up again."));
  });
}

bool accept_code(Database& database, const Actor& actor, AccountId account, const std::string& login, const std::string& typed) {
  return in_transaction(database, [&] {
    const std::string code = plain_code(typed);
    if (accept_app_code(database, account, code)) return true;
    if (!take_code(database, account, code_hash(account, code))) return false;
    messages::notice(database, actor, account, login, Text(N_("Recovery code used. Codes left: %1."), {std::to_string(second_step_state(database, account).codes)}));
    return true;
  });
}

}  // namespace hostler::accounts
