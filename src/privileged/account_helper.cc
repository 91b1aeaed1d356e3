// SPDX-License-Identifier: GPL-3.0-or-later
// NAME      account - make a tenant's system account and home as a request says, keep a backup of it, or list the accounts
// SYNOPSIS  account <request          (through the gate, as root)
// REQUESTS  account.apply, account.list, backup.apply
// SECURITY  The login is the only thing taken from the request; number, home and folders follow from the system's own
//           tables. Accounts outside our range of numbers are refused.
#include "privileged/backups.h"
#include "privileged/errors.h"
#include "privileged/helper.h"
#include "privileged/homes.h"
#include "privileged/php_fpm.h"
#include "privileged/process.h"
#include "privileged/users.h"

namespace {

using namespace hostler::privileged;
using hostler::requests::AccountRequest;
using hostler::requests::Answer;
using hostler::requests::BackupRequest;
using hostler::requests::Login;
using hostler::requests::Outcome;

void make_present(const Login& login, homes::Door door) {
  const gid_t web_server = users::web_server_group();
  if (!users::find_remains(login) && homes::exists(login)) throw Refused("there is a home " + login.text() + " without an account");
  homes::ensure(users::ensure(login), web_server, door);
}

// Closed first: what is ended then cannot begin again.
void make_closed(const Login& login) {
  if (php_fpm::has_pool(login)) throw Again("the PHP pool of " + login.text() + " must be removed first");
  make_present(login, homes::Door::closed);
  const users::User user = users::get(login);
  kill_all_of(user.uid, user.gid);
}

// First the account can do nothing more, then nothing of it is seen, and its number is forgotten last, when no process and
// no table has it any more. Whatever a crash leaves, the same request goes on from there.
void make_absent(const Login& login) {
  if (const auto user = users::find_remains(login)) {
    if (php_fpm::has_pool(login)) throw Again("the PHP pool of " + login.text() + " must be removed first");
    kill_all_of(user->uid, user->gid);
    homes::move_to_trash(login);
    users::remove_account(login);
    kill_all_of(user->uid, user->gid);
    users::remove_group(login);
  }
  homes::empty_trash(login);
}

Answer apply(std::string_view text) {
  const auto request = AccountRequest::from_text(text);
  const Lock lock("user-" + request.login.text());
  switch (request.state) {
    case AccountRequest::State::present: make_present(request.login, homes::Door::open); break;
    case AccountRequest::State::closed: make_closed(request.login); break;
    case AccountRequest::State::absent: make_absent(request.login); break;
  }
  return {Outcome::done, "", {}};
}

Answer back_up(std::string_view text) {
  const auto request = BackupRequest::from_text(text);
  const Lock lock("user-" + request.login.text());
  if (request.state == BackupRequest::State::kept)
    backups::keep(request);
  else
    backups::remove(request.login, request.number);
  return {Outcome::done, "", {}};
}

Answer list(std::string_view text) {
  hostler::requests::check_plain(hostler::requests::account_list, text);
  Answer answer{Outcome::done, "", {}};
  for (const auto& user : users::all()) answer.facts.push_back("account " + user.login.text() + " " + std::to_string(user.uid) + (homes::is_closed(user.login) ? " closed" : ""));
  return answer;
}

}  // namespace

int main() { return run_helper("hostler-account", {{AccountRequest::kind, apply}, {BackupRequest::kind, back_up}, {hostler::requests::account_list, list}}); }
