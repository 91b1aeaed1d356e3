// SPDX-License-Identifier: GPL-3.0-or-later
// Plain sites: /srv/sites/HOST is a root-owned directory of links that a constant web server configuration reads at each
// request, so a site changes with one rename and without a reload. In it:
//
//   html      -> /srv/hostler/LOGIN/FOLDER      the link belongs to the tenant (SymLinksIfOwnerMatch)
//   php.sock  -> /run/hostler/php/LOGIN.sock    with PHP
//   cgi.sock  -> /run/hostler/cgi/LOGIN.sock    with CGI or Python: runs such programs as the tenant
//   cgi-bin   -> /srv/hostler/LOGIN/cgi-bin     with CGI; the link belongs to the tenant
//   at/NAME   -> /srv/hostler/LOGIN/FOLDER      what HOST/@NAME shows; likewise
//   redirect  -> URL                            the text of the link; when the site redirects
//   address   -> IP address                     likewise; the exclusive address it also answers at
//   index     -> names with spaces between      likewise; when they are others than index.php index.html index.htm
//   owner     -> LOGIN                          likewise a link used as data
//   locked                                      an empty file; when locked
//   cgi python ssi wml listing                  likewise, of the switches that are on (SiteRequest::Switch)
//   aliases                                     names that may link here, one a line; for this driver only
//
// /srv/sites/ALIAS is a link to HOST. HOST may be *.NAME: every name one label below NAME that has no entry of its own. Built in /srv/sites/.new and exchanged whole: every moment shows the old state or
// the new one. No request looks through all sites.
//
// /srv/sites/.addresses/ADDRESS, an empty file each: the server's exclusive addresses, at which only sites answer that have a link address to them.
#pragma once

#include "requests/answer.h"
#include "requests/request.h"

namespace hostler::privileged::sites {

// Refused when the host or an alias belongs to another account.
void apply(const requests::SiteRequest& request);

// Files for all these addresses and nothing else.
void apply(const requests::AddressesRequest& request);

// One fact a site: "site " and SiteRequest::to_line() of its present state; "strange NAME" for what is no site of ours;
// "address ADDRESS" for each exclusive address.
// Aliases whose link is missing or leads elsewhere are left out, so that a comparison with the wanted state shows them.
requests::Answer list();

}  // namespace hostler::privileged::sites
