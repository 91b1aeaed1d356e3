// SPDX-License-Identifier: GPL-3.0-or-later
// The folder in a home that a site is served from. Made by a child that has become the tenant, so nothing it meets there
// can lead root astray.
#pragma once

#include "privileged/users.h"
#include "requests/request.h"

namespace hostler::privileged {

// The folder and the missing ones on the way to it (0750, group of html). Refused when a link or file stands in the way.
void ensure_folder(const users::User& user, const requests::RelativePath& folder);

// The site's folder, likewise; one that is empty gets a start page when asked for, the request's or our own.
void ensure_site_folder(const users::User& user, const requests::SiteRequest& site, bool start_page);

}  // namespace hostler::privileged
