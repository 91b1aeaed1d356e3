// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/sites/site_pages.h"

#include "features/addresses/addresses.h"
#include "features/addresses/server_address.h"
#include "features/bin/bin.h"
#include "features/domains/domains.h"
#include "features/resource_pages.h"
#include "features/sites/site.h"
#include "features/sites/site_resource.h"
#include "features/sites/sites.h"

namespace hostler::sites {
namespace {

const Crumb domains_crumb{N_("Domains"), "/domains"};

Text name_of(const Site& site) { return Text(domains::readable(site.name)); }
std::string page_of(const Site& site) { return "/domains/" + std::to_string(site.id); }

int status_of(const FormValues& values) { return values.ok() ? 200 : 422; }

Response domain_page(Context& context, const Form& form, const FormValues& values) {
  return show(context, {.title = N_("New domain"), .template_name = "sites/domain_new.tpl", .path = {domains_crumb}, .status = status_of(values)},
              [&](View view) { form.show(view.include("FORM", "parts/form.tpl"), values); });
}

Response subdomain_page(Context& context, const Site& site, const Form& form, const FormValues& values) {
  return show(context, {.title = N_("New subdomain"), .template_name = "sites/subdomain_new.tpl", .path = {domains_crumb, {name_of(site), page_of(site)}}, .status = status_of(values)},
              [&](View view) {
                view.set("DOMAIN", domains::readable(site.name));
                form.show(view.include("FORM", "parts/form.tpl"), values);
              });
}

void show_dns(Context& context, const Site& site, View view) {
  addresses::ServerAddresses found = addresses::server_addresses();
  if (const std::string own = addresses::of(context.database, site.account).address; !own.empty()) (own.find(':') == std::string::npos ? found.ipv4 : found.ipv6) = own;
  const auto record = [&](const std::string& name, const char* type, const std::string& value) {
    View row = view.add("RECORD");
    row.set("RECORD_NAME", name);
    row.set("RECORD_TYPE", std::string_view(type));
    row.set("RECORD_VALUE", value);
  };
  if (!found.ipv4.empty()) record(site.name, "A", found.ipv4);
  if (!found.ipv6.empty()) record(site.name, "AAAA", found.ipv6);
  if (found.ipv4.empty() && found.ipv6.empty()) record(site.name, "CNAME", context.config.server_name);
  if (site.www) record("www." + site.name, "CNAME", site.name);
}

Response settings_page(Context& context, const Site& site, const Form& form, const FormValues& values) {
  return show(context, {.title = name_of(site), .template_name = "sites/site_edit.tpl", .path = {domains_crumb}, .status = status_of(values)}, [&](View view) {
    view.set("SUBDOMAIN_HREF", page_of(site) + "/subdomain");
    view.set("DELETE_HREF", page_of(site) + "/delete");
    if (site.removing) return view.show("REMOVING");
    View edit = view.add("EDIT");
    edit.show(site.live ? Name("LIVE") : Name("PENDING"));
    if (domains::readable(site.name) != site.name) edit.add("ALABEL").set("ALABEL_TEXT", site.name);
    if (site.kind != domains::Kind::wildcard) edit.show("HAS_SUBDOMAINS");
    form.show(edit.include("FORM", "parts/form.tpl"), values);
    show_dns(context, site, edit);
  });
}

FormValues values_of(const Form& form, const Site& site) {
  FormValues values = form.blank();
  const std::pair<const char*, std::string> present[] = {{"folder", site.folder},   {"www", site.www ? "1" : ""},           {"redirect", site.redirect},
                                                         {"listing", site.listing ? "1" : ""}, {"index_names", site.index_names}, {"version", std::to_string(site.version)}};
  for (const auto& [name, value] : present)
    if (values.values().contains(name)) values.set(name, value);
  return values;
}

}  // namespace

Response new_domain_page(Context& context) {
  const Form form = new_domain_form(context.call());
  FormValues values = form.blank();
  if (const auto user = context.request.query_value("user"); user && context.actor.role != Role::user) values.set("user", *user);
  return domain_page(context, form, values);
}

Response new_domain(Context& context) {
  return submit(
      context, new_domain_form(context.call()),
      [&](const FormValues& values) {
        add_from(context.call(), values);
        return done(context, "/domains", Text(N_("%1 is being set up."), {domains::readable(values["name"])}));
      },
      [&](const Form& form, const FormValues& values) { return domain_page(context, form, values); });
}

Response site_page(Context& context) {
  const Site site = get(context.database, context.actor, context.id());
  const Form form = change_form(context.call(), site.id);
  return settings_page(context, site, form, values_of(form, site));
}

Response change_site(Context& context) {
  const Site site = get(context.database, context.actor, context.id());
  return submit(
      context, change_form(context.call(), site.id),
      [&](const FormValues& values) {
        change_from(context.call(), site.id, values);
        return done(context, "/domains", Text(N_("The settings of %1 are saved."), {domains::readable(site.name)}));
      },
      [&](const Form& form, const FormValues& values) { return settings_page(context, site, form, values); });
}

Response new_subdomain_page(Context& context) {
  const Form form = subdomain_form();
  return subdomain_page(context, get(context.database, context.actor, context.id()), form, form.blank());
}

Response new_subdomain(Context& context) {
  const Site site = get(context.database, context.actor, context.id());
  return submit(
      context, subdomain_form(),
      [&](const FormValues& values) {
        add_subdomain_from(context.call(), site.id, values);
        return done(context, "/domains", Text(N_("%1 is being set up."), {values["label"] + "." + domains::readable(site.name)}));
      },
      [&](const Form& form, const FormValues& values) { return subdomain_page(context, site, form, values); });
}

Response delete_page(Context& context) {
  const Site site = get(context.database, context.actor, context.id());
  const std::vector<Site> below = subdomains(context.database, context.actor, site.id);
  return show(context, {.title = N_("Delete domain"), .template_name = "sites/site_delete.tpl", .path = {domains_crumb, {name_of(site), page_of(site)}}}, [&](View view) {
    view.set("QUESTION", Text(N_("Delete %1? The site is switched off at once and goes into the recycle bin, from where your provider can restore it for %2 days. Its files stay in your home."),
                              {domains::readable(site.name), std::to_string(bin::days(context.database))}));
    view.set("BACK_HREF", page_of(site));
    if (below.empty()) return;
    View list = view.add("SUBDOMAINS");
    for (const Site& subdomain : below) list.add("SUBDOMAIN").set("SUBDOMAIN_NAME", domains::readable(subdomain.name));
  });
}

Response delete_site(Context& context) {
  Form({}).read(context.request.form);
  const Site site = get(context.database, context.actor, context.id());
  remove(context.database, context.actor, site.id);
  return done(context, "/domains", Text(N_("%1 is in the recycle bin now."), {domains::readable(site.name)}));
}

}  // namespace hostler::sites
