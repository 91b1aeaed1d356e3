// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/version.h"

#include <config.h>

namespace hostler {

const char* version() { return PACKAGE_VERSION; }

}  // namespace hostler
