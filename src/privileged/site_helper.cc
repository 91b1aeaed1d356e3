// SPDX-License-Identifier: GPL-3.0-or-later
// NAME      site - make a plain site, what holds for its folders, the list of exclusive addresses or the PHP pools of tenants as a request says, or list them
// SYNOPSIS  site <request          (through the gate, as root)
// REQUESTS  site.apply, site.list, folder_settings.apply, folder_settings.list, addresses.apply, php.apply, php.settle
// SECURITY  Homes and numbers follow from the login by the system's own tables. What lies in a home is touched only by a
//           child that has become the tenant. A name that belongs to another account is refused, whatever the request says.
#include "privileged/helper.h"
#include "privileged/php_fpm.h"
#include "privileged/folder_settings.h"
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

Answer apply_folders(std::string_view text) {
  folder_settings::apply(hostler::requests::FolderSettingsRequest::from_text(text));
  return {Outcome::done, "", {}};
}

Answer list_folders(std::string_view text) {
  hostler::requests::check_plain(hostler::requests::folder_settings_list, text);
  return folder_settings::list();
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
  return run_helper("hostler-site", {{SiteRequest::kind, apply_site}, {AddressesRequest::kind, apply_addresses}, {hostler::requests::FolderSettingsRequest::kind, apply_folders},
                                     {hostler::requests::folder_settings_list, list_folders}, {hostler::requests::site_list, list_sites}, {PhpRequest::kind, apply_php},
                                     {hostler::requests::php_settle, settle_php}});
}
