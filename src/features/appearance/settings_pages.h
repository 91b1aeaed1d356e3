// SPDX-License-Identifier: GPL-3.0-or-later
// The actor's own settings, a page each form.
#pragma once

#include <vector>

#include "features/feature.h"

namespace hostler::appearance {

std::vector<PageRoute> settings_pages();

}  // namespace hostler::appearance
