// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/accounts/account_jobs.h"

#include "features/accounts/account_store.h"
#include "features/bin/backups.h"
#include "features/jobs/helper.h"
#include "features/jobs/jobs.h"
#include "requests/request.h"

namespace hostler::accounts {
namespace {

constexpr int others_pause_ms = 200;

JobResult ask_for(const Config& config, const std::string& login, requests::AccountRequest::State state) {
  auto name = requests::Login::parse(login);
  if (!name) return {.state = JobResult::State::refused, .reason = N_("This login name cannot be a system account.")};
  return jobs::result_of(jobs::ask(config, "account", requests::AccountRequest{*name, state}.to_text()));
}

std::vector<std::string> rows_of(Database& database, AccountId account) {
  std::vector<std::string> rows;
  for (const Feature* feature : all_features()) {
    if (!feature->rows_to_keep) continue;
    for (std::string& row : feature->rows_to_keep(database, account)) rows.push_back(std::move(row));
  }
  return rows;
}

/// Whatever is left of the account's other wishes needs its rows and its home. The backup comes before anything is gone.
JobResult remove_account(Database& database, const Config& config, const Account& account, const Job& job) {
  if (jobs::has_unfinished(database, account.id, job.id))
    return {.state = JobResult::State::again, .reason = N_("Other work for this account is not finished."), .pause_ms = others_pause_ms};
  const bool is_user = account.role == Role::user;
  JobResult result = bin::back_up(database, config, job, role_name(account.role), is_user ? bin::Files::home : bin::Files::none, rows_of(database, account.id));
  if (result.state == JobResult::State::done && is_user) result = ask_for(config, account.login, requests::AccountRequest::State::absent);
  if (result.state == JobResult::State::done) bury(database, account.id);
  return result;
}

JobResult apply_account(Database& database, const Config& config, const Job& job) {
  auto account = any_account(database, job.subject);
  if (!account) return {};
  if (account->role != Role::user) {
    // A reseller goes after the last of his users, whose end enqueues this again.
    const bool goes = account->state == "removing" && !has_children(database, account->id);
    return goes ? remove_account(database, config, *account, job) : JobResult();
  }
  if (account->state == "removing") return remove_account(database, config, *account, job);
  return ask_for(config, account->login, account->state == "binned" ? requests::AccountRequest::State::closed : requests::AccountRequest::State::present);
}

}  // namespace

std::vector<JobResult> apply_accounts(Database& database, const Config& config, std::span<const Job> jobs) {
  std::vector<JobResult> results;
  for (const Job& job : jobs) results.push_back(apply_account(database, config, job));
  return results;
}

}  // namespace hostler::accounts
