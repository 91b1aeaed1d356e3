// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "features/context.h"
#include "features/jobs/jobs.h"
#include "http/parts.h"

namespace hostler::jobs {

/// Fills parts/progress.tpl with the steps of an account. typed: the page has something to type.
void show_steps(View view, const std::vector<Step>& steps, AccountId account, bool typed = false);

/// GET /jobs: what the system is doing for the account itself.
Response own_progress_page(Context& context);
/// GET /jobs/{id}: for an account of the subtree.
Response progress_page(Context& context);

}  // namespace hostler::jobs
