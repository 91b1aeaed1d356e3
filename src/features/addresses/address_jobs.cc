// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/addresses/address_jobs.h"

#include "base/errors.h"
#include "features/addresses/address_store.h"
#include "features/jobs/helper.h"
#include "requests/request.h"

namespace hostler::addresses {
namespace {

JobResult apply(Database& database, const Config& config, std::uint64_t server) {
  requests::AddressesRequest request;
  for (const std::string& text : store::all(database, server)) {
    const auto address = requests::IpAddress::parse(text);
    if (!address) throw Failure("the list of exclusive addresses holds what no request may: " + text);
    request.addresses.push_back(*address);
  }
  return jobs::result_of(jobs::ask(config, "site", request.to_text()));
}

}  // namespace

std::vector<JobResult> apply_addresses(Database& database, const Config& config, std::span<const Job> jobs) {
  std::vector<JobResult> results;
  for (const Job& job : jobs) results.push_back(apply(database, config, job.subject));
  return results;
}

std::vector<std::string> wanted_addresses(Database& database, std::uint64_t server) { return store::all(database, server); }

}  // namespace hostler::addresses
