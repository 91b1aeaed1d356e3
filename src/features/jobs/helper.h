// SPDX-License-Identifier: GPL-3.0-or-later
// Asking root: a request goes through the gate to one of the helpers, the answer becomes a job's result. Used by what runs jobs.
#pragma once

#include <string>

#include "base/config.h"
#include "features/feature.h"
#include "requests/answer.h"

namespace hostler::jobs {

inline constexpr int longest_run_s = 120;
/// helper is "account" or "site"; text a request's to_text(). Never throws for what the helper says; a helper that takes longer than limit_s is ended: again.
requests::Answer ask(const Config& config, const std::string& helper, const std::string& text, int limit_s = longest_run_s);
/// What a job makes of it: refused stays refused, everything that may be better later is tried again.
JobResult result_of(const requests::Answer& answer);

}  // namespace hostler::jobs
