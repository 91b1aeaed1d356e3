// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for folders of tenants' sites: /srv/sites/.folders/LOGIN repeats the folders of a home down to those that have something to say, each of which has a
// directory "!" (a name no folder of a site can have):
//
//   realm   -> what the browser asks a password for (the text of the link); with it
//   users      a password file, NAME:HASH a line
//   404     -> the page for that status: a path of the site or a URL, likewise
//   404.html   or the page itself
//
// Root's, readable for the web server's group and nobody else. Built in /srv/sites/.new and exchanged whole.
#pragma once

#include "requests/answer.h"
#include "requests/request.h"

namespace hostler::privileged::folder_settings {

// Refused when there is no such account, unless nothing is wanted.
void apply(const requests::FolderSettingsRequest& request);

// One fact a login that has something: "folders " and FolderSettingsRequest::to_line() of what is there.
requests::Answer list();

}  // namespace hostler::privileged::folder_settings
