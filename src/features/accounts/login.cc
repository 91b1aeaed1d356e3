// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/accounts/login.h"

#include "base/crypto.h"
#include "features/accounts/account_store.h"
#include "features/accounts/attempts.h"
#include "features/accounts/sessions.h"
#include "features/messages/messages.h"

namespace hostler::accounts {
namespace {

constexpr std::size_t most_bytes = 256;

/// Who really logs in.
struct Person {
  AccountId id = 0;
  std::string login;
  bool locked = false;
};

/// All hashes are looked at, also after one matched: the time must not tell which name exists, who is above it or whose password it was.
Person person_with(const std::string& typed, const Candidate& candidate, const std::vector<Administrator>& administrators) {
  const bool too_long = typed.size() > most_bytes;
  const std::string& password = too_long ? std::string() : typed;
  Person person;
  for (const Administrator& administrator : administrators)
    if (password_matches(password, administrator.password) && candidate.role != Role::admin) person = {administrator.id, administrator.login};
  if (administrators.empty()) password_matches(password, "");
  if (password_matches(password, candidate.reseller_password)) person = {candidate.reseller, candidate.reseller_login, candidate.reseller_state != "active"};
  if (password_matches(password, candidate.password)) person = {candidate.id, candidate.login, candidate.state != "active"};
  if (candidate.id == 0 || too_long || candidate.state == "removing" || candidate.state == "binned") return {};
  return person;
}

Actor actor_for(const Candidate& candidate, const Person& person, const std::string& address) {
  return {.account = candidate.id, .role = candidate.role, .login = candidate.login, .real = person.id, .real_login = person.login, .address = address};
}

/// Nobody is logged in: the message names whom he claimed to be, and nobody as its author.
void tell_wrong(Database& database, const Candidate& candidate, const std::string& name, const std::string& address, const Text& text) {
  const Actor nobody{.account = 0, .role = Role::guest, .login = {}, .real = 0, .real_login = {}, .address = address};
  messages::notice(database, nobody, candidate.id ? candidate.id : server_root, name, text);
}

LoginResult start(Database& database, const Candidate& candidate, const Person& person, const std::string& address, const std::string& old_cookie) {
  return in_transaction(database, [&] {
    const Actor actor = actor_for(candidate, person, address);
    was_right(database, candidate.login, address, candidate.id);
    if (is_cookie(old_cookie)) end_session(database, old_cookie);
    LoginResult result{.outcome = LoginResult::Outcome::in, .session = start_session(database, candidate.id, person.id, address)};
    messages::notice(database, actor, candidate.id, candidate.login, N_("Logged in."));
    return result;
  });
}

}  // namespace

LoginResult login(Database& database, const std::string& name, const std::string& password, const std::string& address, const std::string& old_cookie) {
  if (auto wait = wait_or_count(database, name, address)) return {.outcome = LoginResult::Outcome::wait, .wait_s = *wait, .session = {}};
  const Candidate candidate = find_candidate(database, name);
  const Person person = person_with(password, candidate, administrators(database));
  if (person.id == 0) {
    tell_wrong(database, candidate, name, address, N_("Login refused: wrong name or password."));
    return {};
  }
  if (person.locked) {
    tell_wrong(database, candidate, name, address, N_("Login refused: the account is locked."));
    return {.outcome = LoginResult::Outcome::locked, .session = {}};
  }
  return start(database, candidate, person, address, old_cookie);
}

NewSession login_as(Database& database, const Actor& actor, const std::string& cookie, AccountId id) {
  return in_transaction(database, [&] {
    const Account account = get(database, actor, id);
    if (!is_below(account.role, actor.role) || account.state == "removing" || account.state == "binned") throw NotFound();
    NewSession fresh = move_session(database, cookie, account.id);
    Actor as = actor;
    as.account = account.id;
    as.role = account.role;
    as.login = account.login;
    messages::notice(database, as, account.id, account.login, N_("Logged in."));
    return fresh;
  });
}

NewSession end_login_as(Database& database, const Actor& actor, const std::string& cookie) {
  if (!actor.impersonates()) throw NotFound();
  return in_transaction(database, [&] {
    NewSession fresh = move_session(database, cookie, actor.real);
    messages::notice(database, actor, actor.account, actor.login, N_("Logged out."));
    return fresh;
  });
}

void logout(Database& database, const Actor& actor, const std::string& cookie) {
  in_transaction(database, [&] {
    end_session(database, cookie);
    messages::notice(database, actor, actor.account, actor.login, N_("Logged out."));
  });
}

bool is_own_password(Database& database, AccountId account, const std::string& password) {
  return password_matches(password.size() > most_bytes ? std::string() : password, read_password(database, account)) && password.size() <= most_bytes;
}

}  // namespace hostler::accounts
