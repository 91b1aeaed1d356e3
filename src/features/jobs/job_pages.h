// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/context.h"

namespace hostler::jobs {

/// GET /jobs: what the system is doing for the account itself.
Response own_progress_page(Context& context);
/// GET /jobs/{id}: for an account of the subtree.
Response progress_page(Context& context);

}  // namespace hostler::jobs
