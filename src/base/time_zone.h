// SPDX-License-Identifier: GPL-3.0-or-later
// Moments of the database (UTC) on the reader's clock. The zones are the system's own. The present zone is the process's, like its language: the panel
// serves one request at a time.
#pragma once

#include <string>
#include <vector>

namespace hostler {

/// "UTC" and the names that the system offers for choosing ("Europe/Berlin"), in order; only UTC where it has none.
const std::vector<std::string>& time_zones();
/// One of them; anything else is UTC.
void use_time_zone(const std::string& name);
const std::string& current_time_zone();
/// "2026-03-29 01:30:00", with or without parts of a second, in the present zone; what is no moment stays as it is.
std::string on_local_clock(const std::string& utc);

}  // namespace hostler
