// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/accounts/login.h"

#include "base/crypto.h"
#include "features/access/rules.h"
#include "features/accounts/account_store.h"
#include "features/accounts/attempts.h"
#include "features/accounts/recovery_store.h"
#include "features/accounts/sessions.h"
#include "features/accounts/two_step.h"
#include "features/accounts/two_step_store.h"
#include "features/messages/messages.h"

namespace hostler::accounts {
namespace {

constexpr std::size_t most_bytes = 256;

/// Who really logs in.
struct Person {
  AccountId id = 0;
  std::string login;
  Role role = Role::guest;
  bool locked = false;
};

/// All hashes are looked at, also after one matched: the time must not tell which name exists, who is above it or whose password it was.
Person person_with(const std::string& typed, const Candidate& candidate, const std::vector<Administrator>& administrators) {
  const bool too_long = typed.size() > most_bytes;
  const std::string& password = too_long ? std::string() : typed;
  Person person;
  for (const Administrator& administrator : administrators)
    if (password_matches(password, administrator.password) && candidate.role != Role::admin) person = {administrator.id, administrator.login, Role::admin};
  if (administrators.empty()) password_matches(password, "");
  if (password_matches(password, candidate.reseller_password)) person = {candidate.reseller, candidate.reseller_login, Role::reseller, candidate.reseller_state != "active"};
  if (password_matches(password, candidate.password)) person = {candidate.id, candidate.login, candidate.role, candidate.state != "active"};
  if (candidate.id == 0 || too_long || candidate.state == "removing" || candidate.state == "binned") return {};
  return person;
}

Actor actor_for(const Candidate& candidate, const Person& person, const std::string& address) {
  return {.account = candidate.id, .role = candidate.role, .login = candidate.login, .real = person.id, .real_login = person.login, .address = address};
}

/// What is no login at all may be a password in the wrong field: that must not stay readable.
bool could_be_login(const std::string& name) { return name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-_@") == std::string::npos; }

/// Nobody is logged in: the message names whom he claimed to be, and nobody as its author.
void tell_wrong(Database& database, AccountId account, const std::string& name, const std::string& address, const Text& text) {
  const Actor nobody{.account = 0, .role = Role::guest, .login = {}, .real = 0, .real_login = {}, .address = address};
  messages::notice(database, nobody, account ? account : server_root, could_be_login(name) ? name : "?", text);
}

LoginResult start(Database& database, const Actor& actor, const std::string& old_cookie) {
  return in_transaction(database, [&] {
    was_right(database, actor.login, actor.address, actor.account);
    if (is_cookie(old_cookie)) end_session(database, old_cookie);
    LoginResult result{.outcome = LoginResult::Outcome::in, .session = start_session(database, actor.account, actor.real, actor.address), .waiting_cookie = {}};
    messages::notice(database, actor, actor.account, actor.login, N_("Logged in."));
    return result;
  });
}

LoginResult wait_for_code(Database& database, const Candidate& candidate, const Person& person) {
  LoginResult result{.outcome = LoginResult::Outcome::code, .session = {}, .waiting_cookie = random_token()};
  add_waiting(database, result.waiting_cookie, candidate.id, person.id);
  return result;
}

LoginResult without_session(LoginResult::Outcome outcome, int wait_s = 0) { return {.outcome = outcome, .wait_s = wait_s, .session = {}, .waiting_cookie = {}}; }

}  // namespace

LoginResult login(Database& database, const std::string& name, const std::string& password, const std::string& address, const std::string& old_cookie) {
  using enum LoginResult::Outcome;
  if (auto seconds = wait_or_count(database, name, address)) return without_session(wait, *seconds);
  const Candidate candidate = find_candidate(database, name);
  const Person person = person_with(password, candidate, administrators(database));
  if (person.id == 0) {
    tell_wrong(database, candidate.id, name, address, N_("Login refused: wrong name or password."));
    return without_session(wrong);
  }
  if (person.locked) {
    tell_wrong(database, candidate.id, name, address, N_("Login refused: the account is locked."));
    return without_session(locked);
  }
  const access::Rules rules = access::read_rules(database);
  if (!access::may_log_in(rules, person.role)) {
    tell_wrong(database, candidate.id, name, address, N_("Login refused: its role may not log in."));
    return without_session(closed);
  }
  const bool second = has_second_step(database, person.id);
  if (second) return wait_for_code(database, candidate, person);
  if (access::must_enrol(rules, person.role, second) && person.id != candidate.id) return without_session(enrol);
  return start(database, actor_for(candidate, person, address), old_cookie);
}

LoginResult finish_login(Database& database, const std::string& waiting_cookie, const std::string& typed, const std::string& address, const std::string& old_cookie) {
  using enum LoginResult::Outcome;
  const auto waiting = find_waiting(database, waiting_cookie);
  if (!waiting || !access::may_log_in(access::read_rules(database), waiting->real_role)) return without_session(late);
  if (auto seconds = wait_or_count(database, waiting->real_login, address)) return without_session(wait, *seconds);
  const Actor actor{.account = waiting->account, .role = waiting->role, .login = waiting->login, .real = waiting->real, .real_login = waiting->real_login, .address = address};
  return in_transaction(database, [&] {
    if (!accept_code(database, actor, waiting->real, waiting->real_login, typed)) {
      tell_wrong(database, waiting->account, waiting->login, address, N_("Login refused: wrong code."));
      return without_session(wrong);
    }
    if (!take_waiting(database, waiting_cookie)) return without_session(late);
    was_right(database, waiting->real_login, address, waiting->real);
    return start(database, actor, old_cookie);
  });
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

void end_logins(Database& database, AccountId account, const std::string& except_cookie) {
  end_sessions(database, account, except_cookie);
  end_waiting(database, account);
  end_links(database, account);
}

bool is_own_password(Database& database, AccountId account, const std::string& password) {
  return password_matches(password.size() > most_bytes ? std::string() : password, read_password(database, account)) && password.size() <= most_bytes;
}

}  // namespace hostler::accounts
