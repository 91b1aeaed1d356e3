// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of the create-user wizard (U1–U4).
#pragma once

#include "features/context.h"

namespace hostler::signup {

Response new_page(Context& context);
Response start_action(Context& context);
Response package_page(Context& context);
Response package_action(Context& context);
Response limits_page(Context& context);
Response limits_action(Context& context);
Response person_page(Context& context);
Response person_action(Context& context);
Response domains_page(Context& context);
Response domains_action(Context& context);
Response done_page(Context& context);
Response mail_action(Context& context);
Response finish_action(Context& context);
Response discard_action(Context& context);

}  // namespace hostler::signup
