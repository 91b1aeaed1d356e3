// SPDX-License-Identifier: GPL-3.0-or-later
// The worker's part: a site's row or an account's PHP becomes a request to root, and the effect is proved.
#pragma once

#include <span>
#include <vector>

#include "features/feature.h"
#include "requests/request.h"

namespace hostler::sites {

std::vector<JobResult> apply_sites(Database& database, const Config& config, std::span<const Job> jobs);
std::vector<JobResult> apply_php(Database& database, const Config& config, std::span<const Job> jobs);

/// What all sites and PHP pools of a server should be like, for comparing with what is there.
struct WantedSite {
  std::uint64_t id = 0;
  AccountId account = 0;
  requests::SiteRequest request;
};
std::vector<WantedSite> wanted_sites(Database& database, std::uint64_t server);
struct WantedPool {
  AccountId account = 0;
  requests::PhpRequest::Pool pool;
  bool closed = false;             // its account is in the recycle bin
};
std::vector<WantedPool> wanted_pools(Database& database);

}  // namespace hostler::sites
