// SPDX-License-Identifier: GPL-3.0-or-later
// The administrator's tree (R4): the server's own users and all resellers; the one that is open with his users and their sites. A page never holds more
// than fifty of each, however many there are.
#pragma once

#include "features/context.h"

namespace hostler::tree {

Response tree_page(Context& context);

}  // namespace hostler::tree
