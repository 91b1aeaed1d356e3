// SPDX-License-Identifier: GPL-3.0-or-later
// The pages about users that are not made from their Resource alone (U7).
#pragma once

#include "features/allowances/allowances.h"
#include "features/context.h"
#include "features/users/user_store.h"
#include "http/listing.h"

namespace hostler::users {

Response summary_page(Context& context);
/// U7: a user by name.
Response find_page(Context& context);
Response find_action(Context& context);
/// The reseller's own user: shown, or offered.
Response own_user_page(Context& context);
Response own_user_action(Context& context);

/// The state of an account as a badge.
Cell state_cell(const std::string& state);
Object object_of(const store::Summary& user, const allowances::Grants& grants);

}  // namespace hostler::users
