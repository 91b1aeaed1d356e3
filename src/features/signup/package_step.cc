// SPDX-License-Identifier: GPL-3.0-or-later
// Step 1: which package, or a run that was left.
#include "features/allowances/allowances.h"
#include "features/messages/message_pages.h"
#include "features/packages/packages.h"
#include "features/signup/wizard.h"
#include "features/signup/wizard_pages.h"

namespace hostler::signup {
namespace {

Form package_form(Context& context) {
  Field field{.name = "package",
              .label = N_("Package"),
              .help = N_("The package fills in limits and services; you can change them in the next step."),
              .kind = Field::Kind::choice,
              .choices = {{"", N_("Individual settings")}}};
  for (const packages::Package& package : packages::of(context.database, context.actor)) field.choices.push_back({std::to_string(package.id), Text(package.name)});
  return Form({field});
}

/// Another package fills in other limits; the same one again leaves what was changed in them.
void choose(Context& context, Draft& draft, const std::string& chosen) {
  if (chosen == draft.package) return;
  draft.package = chosen;
  draft.package_name.clear();
  if (chosen.empty()) return;
  packages::Package package = packages::get(context.database, context.actor, std::stoull(chosen));
  draft.package_name = package.name;
  Form form = limits_form(context);
  FormValues values = form.blank();
  allowances::fill(values, package.grants);
  draft.limits = typed_in(form, values);
}

Response show_package(Context& context, const Form& form, const FormValues& values, const std::vector<Unfinished>& unfinished = {}) {
  Shown page{.title = N_("Create user"), .template_name = "signup/package.tpl", .path = {{N_("Users"), "/users"}}, .status = values.ok() ? 200 : 422};
  return show(context, page, [&](View view) {
    show_steps(view, Step::package);
    view.set("ACTION", context.request.path);
    form.show(view.include("FORM", "parts/form.tpl"), values);
    if (unfinished.empty()) return;
    View list = view.add("DRAFTS");
    for (const Unfinished& run : unfinished) {
      View line = list.add("DRAFT");
      line.set("DRAFT_NAME", run.name.empty() ? Text(N_("Without a name yet")) : Text(run.name));
      line.set("DRAFT_CHANGED", messages::moment(run.changed_at));
      line.set("DRAFT_ID", run.id);
    }
  });
}

}  // namespace

Response new_page(Context& context) {
  Form form = package_form(context);
  FormValues values = form.blank();
  auto wished = context.request.query_value("package");
  for (const Choice& choice : form.fields()[0].choices)
    if (wished == choice.value) values.set("package", choice.value);
  return show_package(context, form, values, store::unfinished(context.database, context.actor));
}

Response start_action(Context& context) {
  Form form = package_form(context);
  FormValues values = form.read(context.request.form, {"go"});
  if (pressed(context, {"next", "back"}) == "back") return redirect("/users");
  if (!values.ok()) return show_package(context, form, values);
  Draft draft;
  choose(context, draft, values["package"]);
  in_transaction(context.database, [&] { store::start(context.database, context.actor, draft); });
  return redirect(address(draft, Step::limits));
}

Response package_page(Context& context) {
  Draft draft = draft_of(context);
  if (draft.account) return redirect(address(draft, Step::done));
  Form form = package_form(context);
  return show_package(context, form, values_of(form, {{"package", draft.package}}));
}

Response package_action(Context& context) {
  Draft draft = draft_of(context);
  Form form = package_form(context);
  FormValues values = form.read(context.request.form, {"go"});
  std::string go = pressed(context, {"next", "back"});
  if (draft.account) return redirect(address(draft, Step::done));
  if (values.ok()) {
    choose(context, draft, values["package"]);
    store::save(context.database, context.actor, draft);
  }
  if (go == "back") return redirect("/users");
  return values.ok() ? redirect(address(draft, Step::limits)) : show_package(context, form, values);
}

Response discard_action(Context& context) {
  Form({}).read(context.request.form);
  store::remove(context.database, context.actor, draft_of(context).id);
  return done(context, "/users/new", N_("The unfinished entry is discarded."));
}

}  // namespace hostler::signup
