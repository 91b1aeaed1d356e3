// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of a user's domains: list, new, settings, subdomain, delete.
#pragma once

#include "features/context.h"

namespace hostler::sites {

Response list_page(Context& context);
Response new_domain_page(Context& context);
Response new_domain(Context& context);
Response site_page(Context& context);
Response change_site(Context& context);
Response new_subdomain_page(Context& context);
Response new_subdomain(Context& context);
Response delete_page(Context& context);
Response delete_site(Context& context);

}  // namespace hostler::sites
