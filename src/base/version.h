// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace hostler {

/// Of the release that was built, as in the file VERSION.
const char* version();

}  // namespace hostler
