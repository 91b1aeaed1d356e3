// SPDX-License-Identifier: GPL-3.0-or-later
// What is kept of objects that leave the bin. The worker asks root's helper for it; nothing is removed before it is whole.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "features/feature.h"

namespace hostler::bin {

enum class Files { none, home };

/// Done when there is a backup of the object now, or when it is not on its way out of the bin (then none is needed). Otherwise the entry tells its
/// owner why not, and the job must end with this result.
JobResult back_up(Database& database, const Config& config, const Job& job, std::string_view kind, Files files, const std::vector<std::string>& rows);

/// The job backup.remove: the subject is an entry that has left.
std::vector<JobResult> remove_backups(Database& database, const Config& config, std::span<const Job> jobs);

}  // namespace hostler::bin
