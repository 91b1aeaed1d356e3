// SPDX-License-Identifier: GPL-3.0-or-later
// Tokens of leases. One begins with the process that holds it, so that a job whose worker was killed need not wait until its lease runs out.
#pragma once

#include <string>

namespace hostler::jobs {

/// For a lease of this process: 22 characters, never the same again.
std::string new_token();

/// True only when the process that made the token has surely ended. Ask on its own server.
bool lessee_has_ended(const std::string& token);

}  // namespace hostler::jobs
