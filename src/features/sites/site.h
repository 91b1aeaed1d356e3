// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of a site without database: what may be typed, and the request the system gets.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/errors.h"
#include "features/sites/sites.h"
#include "http/form.h"
#include "requests/request.h"

namespace hostler::sites {

/// html or a folder below it; a slash at the end is dropped.
std::optional<Text> check_folder(std::string& folder);
/// Empty, or a full http or https address, written in its one form.
std::optional<Text> check_redirect(std::string& redirect);
/// Empty, or 1 to 10 different names of files with one space between.
std::optional<Text> check_index_names(std::string& names);
/// A redirect of the site itself (or of its www name) to itself would never end.
bool redirects_to_itself(const std::string& name, const std::string& redirect);

/// Why www.NAME should not be entered, although NAME can be: the site of NAME answers as both. Asks no database.
std::optional<Text> why_not_with_www(const std::string& name);

// The forms of pages and command line.
Form domain_form();                    // name, folder, www, redirect
Form subdomain_form();                 // label, at, folder, redirect
/// folder, www (of domains and subdomains), redirect (not of @domains), index_names, listing (with that service), version
Form site_form(domains::Kind kind, bool may_list);

/// An @domain of the site's domain.
struct AtFolder {
  std::string label, folder;
};

/// What the request needs besides the site.
struct Surroundings {
  std::string login;
  std::string account_state;       // active, locked, removing, binned
  std::map<std::string, std::string, std::less<>> services = {};   // of the account, that are on
  std::string address = {};        // its exclusive one; empty: none
  std::vector<AtFolder> at_folders = {};
};
/// Throws Failure when the row holds what no request may: then somebody wrote it past the rules.
requests::SiteRequest request_for(const Site& site, const Surroundings& surroundings);

}  // namespace hostler::sites
