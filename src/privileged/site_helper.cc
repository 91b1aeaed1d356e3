// SPDX-License-Identifier: GPL-3.0-or-later
// NAME      site - make a plain site, the list of exclusive addresses or the PHP pools of tenants as a request says, or list the sites
// SYNOPSIS  site <request          (through the gate, as root)
// REQUESTS  site.apply, addresses.apply, site.list, php.apply, php.settle
// SECURITY  Homes and numbers follow from the login by the system's own tables. What lies in a home is touched only by a
//           child that has become the tenant. A name that belongs to another account is refused, whatever the request says.
#include "privileged/helper.h"
#include "privileged/php_fpm.h"
#include "privileged/sites.h"

namespace {

using namespace hostler::privileged;
using hostler::requests::AddressesRequest;
using hostler::requests::Answer;
using hostler::requests::Outcome;
using hostler::requests::PhpRequest;
using hostler::requests::SiteRequest;

Answer apply_site(std::string_view text) {
  sites::apply(SiteRequest::from_text(text));
  return {Outcome::done, "", {}};
}

Answer apply_addresses(std::string_view text) {
  sites::apply(AddressesRequest::from_text(text));
  return {Outcome::done, "", {}};
}

Answer list_sites(std::string_view text) {
  hostler::requests::check_plain(hostler::requests::site_list, text);
  return sites::list();
}

Answer apply_php(std::string_view text) { return php_fpm::apply(PhpRequest::from_text(text)); }

Answer settle_php(std::string_view text) {
  hostler::requests::check_plain(hostler::requests::php_settle, text);
  return php_fpm::settle();
}

}  // namespace

int main() {
  return run_helper("hostler-site", {{SiteRequest::kind, apply_site}, {AddressesRequest::kind, apply_addresses}, {hostler::requests::site_list, list_sites}, {PhpRequest::kind, apply_php},
                                     {hostler::requests::php_settle, settle_php}});
}
