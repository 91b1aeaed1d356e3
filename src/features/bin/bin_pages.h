// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of the bin that its Resource does not give: emptying it, and how long things stay.
#pragma once

#include "features/context.h"

namespace hostler::bin {

Response empty_page(Context& context);
Response empty_action(Context& context);
Response settings_page(Context& context);
Response settings_action(Context& context);

}  // namespace hostler::bin
