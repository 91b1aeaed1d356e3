// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/users/reseller_pages.h"

#include "features/addresses/addresses.h"
#include "features/feature.h"
#include "features/resource_pages.h"
#include "features/usage.h"
#include "features/users/reseller_resource.h"
#include "features/users/user_pages.h"
#include "http/language.h"

namespace hostler::resellers {
namespace {

void fact(View view, const Text& label, const std::string& value) {
  if (value.empty()) return;
  View line = view.add("FACT");
  line.set("FACT_LABEL", label);
  line.set("FACT_VALUE", value);
}

std::vector<std::string_view> fitting(const std::string& state, bool has_second_step) {
  if (state != "active" && state != "locked") return {};
  std::vector<std::string_view> acts{"folder", "own-user", state == "locked" ? "unlock" : "lock", "delete"};
  if (has_second_step) acts.push_back("reset-second-step");
  return acts;
}

void show_services(View view, const allowances::Grants& grants) {
  for (const auto& [name, value] : grants.services) {
    View line = view.add("SERVICE");
    line.set("SERVICE_LABEL", find_service(name)->label);
    line.set("SERVICE_VALUE", Text(value == "0" ? N_("No") : N_("Yes")));
  }
}

}  // namespace

Response reseller_page(Context& context) {
  const users::store::Reseller found = users::store::reseller(context.database, context.actor, context.id());
  allowances::Held held = allowances::held(context.database, context.actor, found.id);
  held.limits.push_back(addresses::usage(context.database, found.id));
  const Object object = object_of(found, held.grants);
  const Text title = found.name.empty() ? Text(found.login) : Text(N_("%1 · %2"), {found.login, found.name});
  return show(context, {.title = title, .template_name = "users/reseller_summary.tpl", .path = {{N_("Resellers"), "/resellers"}}}, [&](View view) {
    const Cell state = users::state_cell(found.state);
    view.set("STATE", state.text);
    view.set("STATE_LOOK", state.badge);
    view.set("ID", std::to_string(found.id));
    view.set("USERS_HREF", "/users?reseller=" + found.login);
    if (found.state != "removing") show_acts(context, view.add("PRESENT").include("ACTS", "parts/acts.tpl"), resource, object, fitting(found.state, found.has_second_step));
    if (found.state == "locked") view.show("LOCKED");
    show_tabs(context, view.include("TABS", "parts/tabs.tpl"), resource, found.id, nullptr);
    fact(view, N_("Login"), found.login);
    fact(view, N_("Created"), found.created);
    for (const Field& field : accounts::reseller_contact_fields()) fact(view, field.label, object.values.at(field.name));
    show_usage(view.include("USAGE", "parts/usage.tpl"), held.limits, true);
    show_services(view, held.grants);
  });
}

Cell over_cell(std::uint64_t over) {
  if (over == 0) return {.text = ""};
  return {.text = "▲ " + translated(Text(N_("over the maximum: %1"), {std::to_string(over)})), .badge = "bad"};
}

Object object_of(const users::store::Reseller& reseller, const allowances::Grants& grants) {
  Object object{.id = reseller.id, .name = reseller.login};
  FormValues contact;
  accounts::fill(contact, reseller.contact);
  object.values = contact.values();
  for (const auto& [name, value] : allowances::written(grants)) object.values[name] = value;
  object.values.insert({{"login", reseller.login}, {"state", reseller.state}, {"language", reseller.language.empty() ? current_language() : reseller.language}, {"created", reseller.created},
                        {"user_count", std::to_string(reseller.users)}, {"version", std::to_string(reseller.version)}});
  return object;
}

}  // namespace hostler::resellers
