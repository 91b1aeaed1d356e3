// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/sites/site_resource.h"

#include "features/accounts/accounts.h"
#include "features/allowances/allowances.h"
#include "features/domains/domains.h"
#include "features/sites/site.h"
#include "features/sites/site_store.h"
#include "features/sites/sites.h"

namespace hostler::sites {
namespace {

/// Forms of some kinds of sites have fields that those of others have not.
bool is_set(const FormValues& values, std::string_view name) { return values.values().contains(name) && values.flag(name); }
std::string text_of(const FormValues& values, std::string_view name) { return values.values().contains(name) ? values[name] : ""; }

const char* state_of(const Site& site) { return site.removing ? "removing" : site.live ? "live" : "pending"; }

Object get_one(const Call& call, std::uint64_t id) {
  const Site site = get(call.database, call.actor, id);
  return {.id = id,
          .name = domains::readable(site.name),
          .values = {{"name", site.name},
                     {"kind", domains::word(site.kind)},
                     {"state", state_of(site)},
                     {"folder", site.folder},
                     {"www", site.www ? "1" : ""},
                     {"redirect", site.redirect},
                     {"listing", site.listing ? "1" : ""},
                     {"index_names", site.index_names},
                     {"version", std::to_string(site.version)}}};
}

std::optional<std::uint64_t> find(const Call& call, const std::string& typed) {
  std::string name = typed;
  if (domains::normalize(name)) return std::nullopt;
  return store::find_by_name(call.database, call.actor, name);
}

}  // namespace

Form new_domain_form(const Call& call) {
  std::vector<Field> fields = accounts::user_fields(call.actor);
  const Form form = domain_form();
  fields.insert(fields.end(), form.fields().begin(), form.fields().end());
  return Form(std::move(fields));
}

std::uint64_t add_from(const Call& call, const FormValues& values) {
  return add(call.database, call.actor,
             {.account = accounts::user_from(call.database, call.actor, values), .name = values["name"], .folder = values["folder"], .www = values.flag("www"), .redirect = values["redirect"]});
}

void add_subdomain_from(const Call& call, std::uint64_t id, const FormValues& values) {
  try {
    add_subdomain(call.database, call.actor, {.domain = id, .label = values["label"], .at = values.flag("at"), .folder = values["folder"], .redirect = values["redirect"]});
  } catch (const Refused& problem) {
    throw Refused(problem.text(), problem.field() == "name" ? "label" : problem.field(), problem.status());
  }
}

void change_from(const Call& call, std::uint64_t id, const FormValues& values) {
  change(call.database, call.actor, id,
         {.folder = values["folder"],
          .www = is_set(values, "www"),
          .redirect = text_of(values, "redirect"),
          .listing = is_set(values, "listing"),
          .index_names = values["index_names"],
          .version = static_cast<unsigned>(values.number("version"))});
}

Form change_form(const Call& call, std::uint64_t id) {
  if (id == 0) return site_form(domains::Kind::domain, true);
  const Site site = get(call.database, call.actor, id);
  return site_form(site.kind, allowances::has_service(call.database, site.account, "listing"));
}

const Resource resource{
    .name = "domains",
    .noun = "domain",
    .see = see,
    .properties = {{.name = "name", .label = N_("Domain")}, {.name = "kind", .label = N_("Kind")}, {.name = "state", .label = N_("Status")}},
    .listing = [](const Actor& actor) { return store::listing(actor); },
    .query = [](const Call& call, const ListView&) { return store::list(call.actor, count(call.database, call.actor.scope())); },
    .get = get_one,
    .find = find,
    .creation = {.permission = edit,
                 .label = N_("New domain"),
                 .done = N_("The domain is being set up."),
                 .form = new_domain_form,
                 .run = [](const Call& call, const FormValues& values) -> Made { return {.id = add_from(call, values)}; }},
    .acts = {{.name = "change",
              .label = N_("Change"),
              .icon = "pencil",
              .permission = edit,
              .done = N_("The settings of %1 are saved."),
              .run = change_from,
              .form = change_form},
             {.name = "subdomain",
              .label = N_("New subdomain"),
              .icon = "plus",
              .permission = edit,
              .done = N_("The subdomain is being set up."),
              .run = add_subdomain_from,
              .form = [](const Call&, std::uint64_t) { return subdomain_form(); }},
             {.name = "delete",
              .label = N_("Delete"),
              .icon = "trash-2",
              .permission = edit,
              .done = N_("%1 is in the recycle bin now."),
              .run = [](const Call& call, std::uint64_t id, const FormValues&) { remove(call.database, call.actor, id); },
              .dangerous = true}}};

}  // namespace hostler::sites
