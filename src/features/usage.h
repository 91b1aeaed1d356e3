// SPDX-License-Identifier: GPL-3.0-or-later
// The table of limits: used, handed out, and how much may be (A9, R2). On the overview and on the pages about resellers and users.
#pragma once

#include <vector>

#include "features/allowances/allowances.h"
#include "http/view.h"

namespace hostler {

/// Fills parts/usage.tpl. hands_out: of somebody who gives to others.
void show_usage(View view, const std::vector<allowances::Usage>& usage, bool hands_out);

}  // namespace hostler
