// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of a site without database: what may be typed, and the request the system gets.
#pragma once

#include <optional>
#include <string>

#include "base/errors.h"
#include "features/sites/sites.h"
#include "http/form.h"
#include "requests/request.h"

namespace hostler::sites {

/// html or a folder below it; a slash at the end is dropped.
std::optional<Text> check_folder(std::string& folder);
/// Empty, or a full http or https address, written in its one form.
std::optional<Text> check_redirect(std::string& redirect);
/// A redirect of the site itself (or of its www name) to itself would never end.
bool redirects_to_itself(const std::string& name, const std::string& redirect);

/// Why www.NAME should not be entered, although NAME can be: the site of NAME answers as both. Asks no database.
std::optional<Text> why_not_with_www(const std::string& name);

// The forms of pages and command line.
Form domain_form();       // name, folder, www, redirect
Form subdomain_form();    // label, folder, redirect
Form site_form();         // folder, www, redirect, version

/// What the request needs besides the site.
struct Surroundings {
  std::string login;
  std::string account_state;       // active, locked, removing, binned
  bool php = false;
  std::string address = {};        // the exclusive one of the account; empty: none
};
/// Throws Failure when the row holds what no request may: then somebody wrote it past the rules.
requests::SiteRequest request_for(const Site& site, const Surroundings& surroundings);

}  // namespace hostler::sites
