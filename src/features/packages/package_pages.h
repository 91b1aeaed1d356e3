// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of packages.
#pragma once

#include "features/context.h"

namespace hostler::packages {

Response list_page(Context& context);
Response group_action(Context& context);
Response new_page(Context& context);
Response create_action(Context& context);
Response edit_page(Context& context);
Response change_action(Context& context);
Response delete_page(Context& context);
Response delete_action(Context& context);

}  // namespace hostler::packages
