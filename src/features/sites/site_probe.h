// SPDX-License-Identifier: GPL-3.0-or-later
// The proof that a change is effective: a request to the web server itself, as a visitor's browser would send it.
#pragma once

#include <string>

#include "requests/request.h"

namespace hostler::sites {

/// What the server at web_probe ("127.0.0.1:80") answers for the request's host: tries for two seconds until it is what the request asks for.
/// Answers what is still wrong, or an empty text.
std::string what_is_missing(const std::string& web_probe, const requests::SiteRequest& request);

}  // namespace hostler::sites
