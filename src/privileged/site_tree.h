// SPDX-License-Identifier: GPL-3.0-or-later
// Reading and writing one site's directory of links (see sites.h for what is in it).
#pragma once

#include <optional>

#include "privileged/users.h"
#include "requests/request.h"

namespace hostler::privileged::sites {

struct Found {
  requests::SiteRequest site;  // aliases as the index has them
  uid_t html_owner;
};

// The site whose directory has the host's name; nothing when there is none or it is not one of ours.
std::optional<Found> read_site(int sites, const requests::SiteName& host);

// Whose the site or alias of that name is.
std::optional<requests::Login> owner_of(int sites, const requests::SiteName& name);

// Writes the site's directory under that name; whatever had the name before is removed.
void build_site(int workshop, const std::string& name, const requests::SiteRequest& site, const users::User& user);

void write_index(int directory, const std::vector<requests::HostName>& aliases);

}  // namespace hostler::privileged::sites
