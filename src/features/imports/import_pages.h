// SPDX-License-Identifier: GPL-3.0-or-later
// The page that imports users: a file, its check line by line, then all of it or nothing.
#pragma once

#include "features/context.h"

namespace hostler::imports {

Response upload_page(Context& context);
Response upload_action(Context& context);
Response import_action(Context& context);
/// What was made, with the random passwords: until the session ends.
Response result_page(Context& context);

}  // namespace hostler::imports
