// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/bin/backups.h"

#include "features/bin/bin_store.h"
#include "features/jobs/helper.h"
#include "features/jobs/jobs.h"
#include "requests/request.h"

namespace hostler::bin {
namespace {

using requests::BackupRequest;

// A home may be large; the helper gives up by itself a little earlier.
constexpr int longest_run_s = 2 * 3600;

BackupRequest request_for(const Entry& entry, BackupRequest::State state) {
  const auto login = requests::Login::parse(entry.login);
  const auto number = requests::Number::parse(std::to_string(entry.id));
  if (!login || !number) throw Failure("entry " + std::to_string(entry.id) + " of the bin has a login that no request may hold: " + entry.login);
  return {.login = *login, .number = *number, .state = state, .home = false, .rows = {}};
}

requests::JsonLine line_of(std::string row) {
  for (std::size_t at = 0; (at = row.find('\x7f', at)) != std::string::npos;) row.replace(at, 1, "\\u007f");
  if (auto line = requests::JsonLine::parse(row)) return *line;
  throw Failure("a row cannot be kept: " + row);
}

JobResult remove_backup(Database& database, const Config& config, const Job& job) {
  const auto entry = store::any(database, job.subject);
  if (!entry || entry->state != "left") return {};
  JobResult result = jobs::result_of(jobs::ask(config, "account", request_for(*entry, BackupRequest::State::absent).to_text()));
  if (result.state == JobResult::State::done) store::remove(database, entry->id);
  return result;
}

}  // namespace

JobResult back_up(Database& database, const Config& config, const Job& job, std::string_view kind, Files files, const std::vector<std::string>& rows) {
  const auto entry = store::of_object(database, kind, job.subject);
  if (!entry || entry->state != "leaving") return {};
  BackupRequest request = request_for(*entry, BackupRequest::State::kept);
  request.home = files == Files::home;
  for (const std::string& row : rows) request.rows.push_back(line_of(row));
  jobs::lease_longer(database, job, longest_run_s);
  const JobResult result = jobs::result_of(jobs::ask(config, "account", request.to_text(), longest_run_s));
  if (result.state != JobResult::State::done) store::set_reason(database, entry->id, result.reason);
  return result;
}

std::vector<JobResult> remove_backups(Database& database, const Config& config, std::span<const Job> jobs) {
  std::vector<JobResult> results;
  for (const Job& job : jobs) results.push_back(remove_backup(database, config, job));
  return results;
}

}  // namespace hostler::bin
