// SPDX-License-Identifier: GPL-3.0-or-later
// The pages that belong to no capability: the start page and each section's overview (A9).
#pragma once

#include <vector>

#include "features/feature.h"

namespace hostler {

const std::vector<PageRoute>& overview_pages();

}  // namespace hostler
