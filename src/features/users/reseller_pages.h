// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/allowances/allowances.h"
#include "features/context.h"
#include "features/users/user_store.h"
#include "http/listing.h"

namespace hostler::resellers {

/// R1: everything about one on a page.
Response reseller_page(Context& context);

/// Whether limits are exceeded, in colour, with a sign and in words.
Cell over_cell(std::uint64_t over);
Object object_of(const users::store::Reseller& reseller, const allowances::Grants& grants);

}  // namespace hostler::resellers
