// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/sites/site_jobs.h"

#include "base/config.h"
#include "base/errors.h"
#include "features/addresses/addresses.h"
#include "features/allowances/allowances.h"
#include "features/appearance/settings.h"
#include "features/bin/backups.h"
#include "features/bin/bin.h"
#include "features/domains/domains.h"
#include "features/jobs/helper.h"
#include "features/sites/site.h"
#include "features/sites/site_probe.h"
#include "features/sites/site_store.h"

namespace hostler::sites {
namespace {

using requests::PhpRequest;
using requests::SiteRequest;

WantedSite wanted(Database& database, const store::WorkRow& row) {
  const Surroundings surroundings{.login = row.login,
                                  .account_state = row.account_state,
                                  .services = allowances::services_on(database, row.site.account),
                                  .address = addresses::of(database, row.site.account).address,
                                  .at_folders = row.site.kind == domains::Kind::domain ? store::at_folders(database, row.site.id) : std::vector<AtFolder>()};
  return {row.site.id, row.site.account, request_for(row.site, surroundings)};
}

WantedPool wanted(Database& database, const store::PoolRow& row) {
  const auto login = requests::Login::parse(row.login);
  if (!login) throw Failure("account " + std::to_string(row.account) + " has a login that no request may hold: " + row.login);
  const auto services = allowances::services_on(database, row.account);
  const bool wanted = row.active && services.contains("php");
  return {row.account, {*login, wanted, wanted && services.contains("php_upload")}, row.closed};
}

// The name is free again.
void forget(Database& database, const Site& site) {
  const Actor worker = server_actor("worker");
  in_transaction(database, [&] {
    store::remove(database, site.id);
    bin::gone(database, "domain", site.id);
    domains::release(database, worker, site.id);
  });
}

// Only a site that was never seen live can be new to the system; there the helper looks again.
void add_start_page(Database& database, const store::WorkRow& row, SiteRequest& request) {
  if (row.site.live || row.site.version != 1 || request.state == SiteRequest::State::absent) return;
  const auto page = appearance::start_page(database, row.site.account, row.login, row.site.name);
  if (!page) return;
  request.start_file = requests::PageName::parse(page->file_name);
  for (const std::string& line : page->lines)
    if (auto checked = requests::PageLine::parse(line)) request.start_lines.push_back(*checked);
  if (!request.start_file || request.start_lines.size() != page->lines.size())
    throw Failure("the start page for " + row.site.name + " holds what no request may");
}

JobResult apply_site(Database& database, const Config& config, const Job& job) {
  const auto row = store::work(database, job.subject);
  if (!row) return {};
  SiteRequest request = wanted(database, *row).request;
  add_start_page(database, *row, request);
  const requests::Answer answer = jobs::ask(config, "site", request.to_text());
  if (answer.outcome != requests::Outcome::done) return jobs::result_of(answer);
  if (std::string missing = what_is_missing(config.web_probe, request); !missing.empty()) return {.state = JobResult::State::again, .reason = missing};
  if (request.state != SiteRequest::State::absent) store::mark_live(database, row->site);
  if (!row->site.removing) return {};
  if (JobResult kept = bin::back_up(database, config, job, "domain", bin::Files::none, store::rows_of(database, job.subject)); kept.state != JobResult::State::done) return kept;
  try {
    forget(database, row->site);
  } catch (const Refused& problem) {  // a subdomain is still there; its own job removes it
    return {.state = JobResult::State::again, .reason = problem.what()};
  }
  return {};
}

}  // namespace

std::vector<JobResult> apply_sites(Database& database, const Config& config, std::span<const Job> jobs) {
  std::vector<JobResult> results;
  for (const Job& job : jobs) results.push_back(apply_site(database, config, job));
  return results;
}

std::vector<JobResult> apply_php(Database& database, const Config& config, std::span<const Job> jobs) {
  PhpRequest request;
  std::vector<std::optional<WantedPool>> pools;
  for (const Job& job : jobs) {
    const auto row = store::pool(database, job.subject);
    pools.push_back(row ? std::optional(wanted(database, *row)) : std::nullopt);
    if (pools.back()) request.pools.push_back(pools.back()->pool);
  }
  std::vector<JobResult> results(jobs.size());
  if (request.pools.empty()) return results;
  const requests::Answer answer = jobs::ask(config, "site", request.to_text());
  for (std::size_t i = 0; i < jobs.size(); ++i)
    if (pools[i]) results[i] = jobs::result_of(answer.facts.empty() ? answer : requests::pool_answer(answer, pools[i]->pool.login.text()));
  return results;
}

std::vector<WantedSite> wanted_sites(Database& database, std::uint64_t server) {
  std::vector<WantedSite> found;
  for (const store::WorkRow& row : store::all_work(database, server)) found.push_back(wanted(database, row));
  return found;
}

std::vector<WantedPool> wanted_pools(Database& database) {
  std::vector<WantedPool> found;
  for (const store::PoolRow& row : store::all_pools(database)) found.push_back(wanted(database, row));
  return found;
}

}  // namespace hostler::sites
