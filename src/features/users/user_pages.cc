// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/users/user_pages.h"

#include "features/accounts/accounts.h"
#include "features/allowances/allowances.h"
#include "features/appearance/settings.h"
#include "features/domains/domains.h"
#include "features/feature.h"
#include "features/jobs/job_pages.h"
#include "features/jobs/jobs.h"
#include "features/users/user_store.h"
#include "http/language.h"

namespace hostler::users {
namespace {

const std::vector<Crumb> below_list{{N_("Users"), "/users"}};

std::string address(AccountId id, const char* below = "") { return "/users/" + std::to_string(id) + below; }

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

void show_state(View view, const store::Summary& user) {
  Cell state = state_cell(user.state);
  view.set("STATE", state.text);
  view.set("STATE_LOOK", state.badge);
  view.set("ID", std::to_string(user.id));
  View actions = user.state == "removing" ? view.add("REMOVING") : view.add("PRESENT");
  if (user.state == "locked") actions.show("LOCKED");
  if (user.state == "active") actions.show("ACTIVE");
}

/// The account of the address; these pages are about users only.
accounts::Account user(Context& context) {
  accounts::Account account = accounts::get(context.database, context.actor, context.id());
  if (account.role != Role::user) throw NotFound();
  return account;
}

Form delete_form(const std::string& login) {
  return Form({{.name = "login",
                .label = N_("Login of the user"),
                .help = N_("So that nobody is deleted by a slip of the mouse."),
                .required = true,
                .most_characters = 64,
                .hint = Text(N_("Type %1 to delete this user."), {login})}});
}

Response show_delete(Context& context, const accounts::Account& account, const Form& form, const FormValues& values) {
  Shown page{.title = Text(N_("Delete user %1"), {account.login}),
             .template_name = "users/user_delete.tpl",
             .path = {{N_("Users"), "/users"}, {account.login, address(account.id)}},
             .status = values.ok() ? 200 : 422};
  return show(context, page, [&](View view) {
    view.set("ID", std::to_string(account.id));
    form.show(view.include("FORM", "parts/form.tpl"), values);
  });
}

}  // namespace

Response summary_page(Context& context) {
  const store::Summary user = store::summary(context.database, context.actor, context.id());
  const allowances::Held held = allowances::held(context.database, context.actor, user.id);
  const std::vector<jobs::Step> steps = jobs::progress(context.database, context.actor, user.id);
  Text title = user.name.empty() ? Text(user.login) : Text(N_("%1 · %2"), {user.login, user.name});
  return show(context, {.title = title, .template_name = "users/user_summary.tpl", .path = below_list}, [&](View view) {
    show_state(view, user);
    show_contact(view, context.actor, user);
    show_grants(view, held);
    if (user.domains.empty()) view.show("NO_DOMAIN");
    for (const std::string& name : user.domains) view.add("DOMAIN").set("DOMAIN_NAME", domains::readable(name));
    if (!steps.empty()) jobs::show_steps(view.add("SETUP").include("PROGRESS", "parts/progress.tpl"), steps, user.id);
  });
}

Response lock_action(Context& context) {
  Form({}).read(context.request.form);
  accounts::lock(context.database, context.actor, user(context).id);
  return done(context, address(context.id()), N_("The user is locked."));
}

Response unlock_action(Context& context) {
  Form({}).read(context.request.form);
  accounts::unlock(context.database, context.actor, user(context).id);
  return done(context, address(context.id()), N_("The user is unlocked: everything is as it was before."));
}

Response delete_page(Context& context) {
  accounts::Account account = user(context);
  Form form = delete_form(account.login);
  return show_delete(context, account, form, form.blank());
}

Response delete_action(Context& context) {
  accounts::Account account = user(context);
  Form form = delete_form(account.login);
  FormValues values = form.read(context.request.form);
  try {
    if (values.ok()) {
      accounts::remove(context.database, context.actor, account.id, values["login"]);
      return done(context, "/users", Text(N_("%1 is being deleted."), {account.login}));
    }
  } catch (const Refused& problem) {
    values.refuse(problem.field(), problem.text());
  }
  return show_delete(context, account, form, values);
}

}  // namespace hostler::users
