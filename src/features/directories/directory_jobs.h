// SPDX-License-Identifier: GPL-3.0-or-later
// The worker's part: all that holds for the folders of an account becomes one request to root.
#pragma once

#include <span>
#include <vector>

#include "features/feature.h"
#include "requests/request.h"

namespace hostler::directories {

std::vector<JobResult> apply_directories(Database& database, const Config& config, std::span<const Job> jobs);

/// What should be there of all accounts that have anything, for comparing with what is.
struct WantedSettings {
  AccountId account = 0;
  requests::FolderSettingsRequest request;
};
std::vector<WantedSettings> wanted_settings(Database& database);

}  // namespace hostler::directories
