// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/users/user_pages.h"

#include "base/text.h"
#include "features/accounts/accounts.h"
#include "features/allowances/allowances.h"
#include "features/appearance/settings.h"
#include "features/domains/domains.h"
#include "features/feature.h"
#include "features/jobs/job_pages.h"
#include "features/jobs/jobs.h"
#include "features/resource_pages.h"
#include "features/users/new_user.h"
#include "features/users/user_resource.h"
#include "http/language.h"

namespace hostler::users {
namespace {

const std::vector<Crumb> below_list{{N_("Users"), "/users"}};

std::string address(AccountId id) { return "/users/" + std::to_string(id); }

void fact(View view, const Text& label, const std::string& value) {
  if (value.empty()) return;
  View line = view.add("FACT");
  line.set("FACT_LABEL", label);
  line.set("FACT_VALUE", value);
}

void show_contact(View view, const Actor& actor, const store::Summary& user) {
  fact(view, N_("Login"), user.login);
  if (actor.role == Role::admin) fact(view, N_("Reseller"), user.owner);
  fact(view, N_("Package"), user.package.empty() ? translated(N_("Individual settings")) : user.package);
  if (!user.address.empty()) fact(view, N_("IP address"), user.address_alone ? translated(Text(N_("%1, only for this user"), {user.address})) : user.address);
  const std::vector<Field> fields = appearance::with_labels(accounts::contact_fields(), user.field_labels);
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (fields[i].kind != Field::Kind::check) fact(view, fields[i].label, user.contact[i]);
}

std::string service_value(const Service& service, const std::string& value) {
  for (const auto& [choice, label] : service.choices)
    if (choice == value) return translated(label);
  return translated(value == "1" ? N_("On") : N_("Off"));
}

void show_grants(View view, const allowances::Held& held) {
  for (const allowances::Usage& usage : held.limits) {
    View line = view.add("LIMIT");
    line.set("LIMIT_LABEL", usage.label);
    const std::string used = std::to_string(usage.used);
    line.set("LIMIT_USED", usage.granted ? Text(N_("%1 of %2"), {used, std::to_string(*usage.granted)}) : Text(N_("%1, unlimited"), {used}));
  }
  for (const auto& [name, value] : held.grants.services) {
    View line = view.add("SERVICE");
    line.set("SERVICE_LABEL", find_service(name)->label);
    line.set("SERVICE_VALUE", service_value(*find_service(name), value));
  }
}

/// What the user's state lets be done.
std::vector<std::string_view> fitting(const std::string& state, bool has_second_step) {
  if (state != "active" && state != "locked") return {};
  std::vector<std::string_view> acts{"folder", "move", state == "locked" ? "unlock" : "lock", "delete"};
  if (has_second_step) acts.push_back("reset-second-step");
  return acts;
}

void show_state(Context& context, View view, const Object& user, bool has_second_step) {
  const std::string& state = user.values.at("state");
  Cell cell = state_cell(state);
  view.set("STATE", cell.text);
  view.set("STATE_LOOK", cell.badge);
  view.set("ID", std::to_string(user.id));
  View actions = state == "removing" ? view.add("REMOVING") : view.add("PRESENT");
  if (state == "locked") actions.show("LOCKED");
  if (state == "removing") return;
  show_tabs(context, view.include("TABS", "parts/tabs.tpl"), resource, user.id, nullptr);
  show_acts(context, actions.include("ACTS", "parts/acts.tpl"), resource, user, fitting(state, has_second_step));
}

Form find_form() {
  return Form({{.name = "login", .label = N_("Login or name"), .help = N_("A login opens the user at once; anything else, or nothing, opens the list."), .most_characters = 100}});
}

}  // namespace

Response summary_page(Context& context) {
  const store::Summary user = store::summary(context.database, context.actor, context.id());
  const allowances::Held held = allowances::held(context.database, context.actor, user.id);
  const std::vector<jobs::Step> steps = jobs::progress(context.database, context.actor, user.id);
  Text title = user.name.empty() ? Text(user.login) : Text(N_("%1 · %2"), {user.login, user.name});
  return show(context, {.title = title, .template_name = "users/user_summary.tpl", .path = below_list}, [&](View view) {
    show_state(context, view, object_of(user, held.grants), user.has_second_step);
    show_contact(view, context.actor, user);
    show_grants(view, held);
    if (user.domains.empty()) view.show("NO_DOMAIN");
    for (const store::Summary::Domain& domain : user.domains) {
      View line = view.add("DOMAIN");
      line.set("DOMAIN_ID", std::to_string(domain.id));
      line.set("DOMAIN_NAME", domains::readable(domain.name));
    }
    view.set("LOGIN", user.login);
    if (!steps.empty()) jobs::show_steps(view.add("SETUP").include("PROGRESS", "parts/progress.tpl"), steps, user.id);
  });
}

Response find_page(Context& context) {
  return show(context, {.title = N_("Change user"), .template_name = "users/user_find.tpl", .path = below_list},
              [&](View view) { find_form().show(view.include("FORM", "parts/form.tpl"), find_form().blank()); });
}

Response find_action(Context& context) {
  const std::string typed = find_form().read(context.request.form)["login"];
  if (typed.empty()) return redirect("/users");
  if (const auto id = store::find_by_login(context.database, context.actor, Role::user, lower(typed))) return redirect(address(*id));
  return redirect("/users?search=" + url_encoded(typed));
}

Response own_user_page(Context& context) {
  if (const auto own = accounts::own_user(context.database, context.actor, context.actor.account)) return redirect(address(*own));
  return show(context, {.title = N_("Your own user"), .template_name = "users/own_user.tpl", .path = below_list}, [](View) {});
}

Response own_user_action(Context& context) {
  Form({}).read(context.request.form);
  const accounts::Account made = create_own_user(context.database, context.actor, context.actor.account);
  return done(context, address(made.id), N_("Your own user is made. Give it the limits and services you need."));
}

Cell state_cell(const std::string& state) {
  if (state == "active") return {.text = translated(N_("Active")), .badge = "good"};
  if (state == "locked") return {.text = translated(N_("Locked")), .badge = "warn"};
  return {.text = translated(N_("Being deleted")), .badge = "bad"};
}

}  // namespace hostler::users
