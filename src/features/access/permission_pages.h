// SPDX-License-Identifier: GPL-3.0-or-later
// The administrator's page of the permission matrix.
#pragma once

#include "features/context.h"

namespace hostler::access {

Response matrix_page(Context& context);
Response change_action(Context& context);

}  // namespace hostler::access
