// SPDX-License-Identifier: GPL-3.0-or-later
// The pages about users and resellers (U7–U9, R1's list).
#pragma once

#include "features/context.h"
#include "http/listing.h"

namespace hostler::users {

Response list_page(Context& context);
Response group_action(Context& context);
Response summary_page(Context& context);
Response lock_action(Context& context);
Response unlock_action(Context& context);
Response delete_page(Context& context);
Response delete_action(Context& context);
Response reseller_list_page(Context& context);

/// The state of an account as a badge.
Cell state_cell(const std::string& state);

}  // namespace hostler::users
