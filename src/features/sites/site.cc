// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/sites/site.h"

#include <algorithm>

#include "features/domains/domains.h"

namespace hostler::sites {
namespace {

using requests::HostName;
using requests::HttpUrl;
using requests::IpAddress;
using requests::Login;
using requests::RelativePath;
using requests::SiteRequest;

std::string host_of(const std::string& url) {
  const auto start = url.find("://") + 3;
  return url.substr(start, url.find_first_of("/:", start) - start);
}

std::optional<Text> check_label(std::string& label) {
  std::transform(label.begin(), label.end(), label.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return std::nullopt;
}

Field folder_field() {
  return {.name = "folder",
          .label = N_("Folder"),
          .help = N_("Where the files of the site are, seen from your home: html, or a folder below it such as html/shop."),
          .required = true,
          .most_characters = 1000,
          .check = check_folder,
          .initial = "html"};
}

Field www_field() {
  return {.name = "www", .label = N_("Also with www."), .help = N_("The site answers as www.NAME too."), .kind = Field::Kind::check, .initial = "1"};
}

Field redirect_field() {
  return {.name = "redirect",
          .label = N_("Redirect to"),
          .help = N_("Visitors are sent on to this address instead of seeing the folder. Leave it empty to show the folder."),
          .kind = Field::Kind::url,
          .most_characters = 2000,
          .check = check_redirect};
}

SiteRequest::State state_of(const Site& site, const std::string& account_state) {
  if (site.removing || site.binned || account_state == "removing" || account_state == "binned") return SiteRequest::State::absent;
  return account_state == "locked" ? SiteRequest::State::locked : SiteRequest::State::live;
}

template <class Checked> Checked checked(const std::string& text, const Site& site) {
  if (auto value = Checked::parse(text)) return *value;
  throw Failure("site " + std::to_string(site.id) + " holds a value that no request may: " + text);
}

}  // namespace

std::optional<Text> check_folder(std::string& folder) {
  std::string path = folder;
  if (path.size() > 1 && path.back() == '/') path.pop_back();
  const auto parsed = RelativePath::parse(path);
  if (!parsed || parsed->first() != "html") return Text(N_("Type html, or a folder below it such as html/shop."));
  folder = path;
  return std::nullopt;
}

std::optional<Text> check_redirect(std::string& redirect) {
  if (redirect.empty()) return std::nullopt;
  const auto url = HttpUrl::parse(redirect);
  if (!url) return Text(N_("Type a full address, such as https://www.example.org/page."));
  redirect = url->text();
  return std::nullopt;
}

bool redirects_to_itself(const std::string& name, const std::string& redirect) {
  if (redirect.empty()) return false;
  const std::string host = host_of(redirect);
  return host == name || host == "www." + name;
}

std::optional<Text> why_not_with_www(const std::string& name) {
  const std::string plain = domains::without_www(name);
  if (plain.empty()) return std::nullopt;
  return Text(N_("Enter %1 only. Its site answers as %2 as well."), {domains::readable(plain), domains::readable(name)});
}

Form domain_form() {
  return Form({{.name = "name",
                .label = N_("Domain"),
                .help = N_("The name without www, such as example.org. Letters like ä or é are allowed."),
                .required = true,
                .most_characters = 253,
                .check = domains::normalize},
               folder_field(), www_field(), redirect_field()});
}

Form subdomain_form() {
  return Form({{.name = "label",
                .label = N_("Subdomain"),
                .help = N_("The part in front of the domain: shop makes shop.example.org."),
                .required = true,
                .most_characters = 63,
                .check = check_label},
               folder_field(), redirect_field()});
}

Form site_form() {
  return Form({folder_field(), www_field(), redirect_field(), version_field()});
}

SiteRequest request_for(const Site& site, const Surroundings& surroundings) {
  SiteRequest request{.host = checked<HostName>(site.name, site),
                      .login = checked<Login>(surroundings.login, site),
                      .state = state_of(site, surroundings.account_state),
                      .folder = checked<RelativePath>(site.folder, site),
                      .aliases = {},
                      .redirect = {},
                      .php = surroundings.php};
  // A name too long for www. in front has no such alias.
  if (const auto www = HostName::parse("www." + site.name); www && site.www) request.aliases.push_back(*www);
  if (!surroundings.address.empty()) request.address = checked<IpAddress>(surroundings.address, site);
  if (!site.redirect.empty()) request.redirect = checked<HttpUrl>(site.redirect, site);
  return request;
}

}  // namespace hostler::sites
