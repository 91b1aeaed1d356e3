// SPDX-License-Identifier: GPL-3.0-or-later
// Step 4: domains one by one; its last button makes the user.
#include <algorithm>

#include "base/crypto.h"
#include "base/text.h"
#include "features/domains/domains.h"
#include "features/feature.h"
#include "features/signup/registration_mail.h"
#include "features/signup/seal.h"
#include "features/signup/wizard.h"
#include "features/signup/wizard_pages.h"
#include "features/sites/site.h"
#include "features/users/new_user.h"

namespace hostler::signup {
namespace {

constexpr std::size_t most_domains = 200;

Form entry_form() {
  return Form({{.name = "name", .label = N_("Domain"), .help = N_("A name like example.org, without www."), .most_characters = 253, .check = domains::normalize},
               {.name = "registration",
                .label = N_("Register"),
                .help = N_("The name is registered through us. Without the tick it is registered elsewhere and only served here."),
                .kind = Field::Kind::check}});
}

Form address_form(const Context& context) { return Form(addresses::choice_fields(context.database, context.actor, context.actor.scope(), 0)); }

/// All that the step's page sends by itself.
Form step_form(const Context& context) {
  std::vector<Field> fields = entry_form().fields();
  const Form address = address_form(context);
  fields.insert(fields.end(), address.fields().begin(), address.fields().end());
  return Form(std::move(fields));
}

bool is_named(const Parameters& sent, std::string_view field, const std::string& name) {
  return std::any_of(sent.begin(), sent.end(), [&](const auto& one) { return one.first == field && one.second == name; });
}

void take_ticks(Draft& draft, const Parameters& sent) {
  for (DomainEntry& entry : draft.domains) entry.registration = is_named(sent, "tick", entry.name);
}

void drop_chosen(Draft& draft, const Parameters& sent) {
  std::erase_if(draft.domains, [&](const DomainEntry& entry) { return is_named(sent, "drop", entry.name); });
}

/// Of the limit domains as step 2 has it; nothing when it is unlimited or not a number yet.
std::optional<std::size_t> most_of(const Draft& draft) {
  auto typed = draft.limits.find("domains");
  auto number = to_number(typed == draft.limits.end() ? "0" : typed->second);
  return number && *number >= 0 ? std::optional(static_cast<std::size_t>(*number)) : std::nullopt;
}

std::optional<Text> too_many(const Draft& draft, std::size_t count) {
  auto most = most_of(draft);
  if (most && count > *most)
    return Text(N_("The limit for domains in step 2 is %1. Raise it there, or delete domains here."), {std::to_string(*most)});
  if (count > most_domains) return Text(N_("At most %1 domains can be made together with the user. The others can be added later."), {std::to_string(most_domains)});
  return std::nullopt;
}

/// Puts the checked name of the entry fields into the list, or says why not.
void add_entry(Context& context, Draft& draft, FormValues& values) {
  const std::string name = values["name"];
  auto same = [&](const DomainEntry& entry) { return entry.name == name; };
  if (std::any_of(draft.domains.begin(), draft.domains.end(), same)) return values.refuse("name", Text(N_("This name is in the list already.")));
  if (auto problem = too_many(draft, draft.domains.size() + 1)) return values.refuse("name", *problem);
  if (auto problem = sites::why_not_with_www(name)) return values.refuse("name", *problem);
  if (auto problem = domains::why_not(context.database, 0, name)) return values.refuse("name", *problem);
  draft.domains.push_back({name, values.flag("registration")});
  draft.domain_typed.clear();
  draft.registration_typed = false;
}

FormValues step_values(const Context& context, const Draft& draft) {
  return values_of(step_form(context), {{"name", draft.domain_typed},
                                        {"registration", draft.registration_typed ? "1" : ""},
                                        {"address", draft.address.address},
                                        {"address_alone", draft.address.alone ? "1" : ""}});
}

/// What one of the page's two cards shows of them; what is wrong with the whole stands in the first.
FormValues part_of(const Form& form, const FormValues& values, bool first) {
  FormValues part = form.blank();
  for (const Field& field : form.fields()) part.set(field.name, values[field.name]);
  for (const auto& [name, problem] : values.problems())
    if (name.empty() ? first : part.values().contains(name)) part.refuse(name, problem);
  return part;
}

void show_address(Context& context, View view, const FormValues& values) {
  Form form = address_form(context);
  const FormValues part = part_of(form, values, false);
  if (form.field("address").choices.size() == 1 && part.ok()) return;
  form.show(view.add("ADDRESS").include("FORM", "parts/form.tpl"), part);
}

/// Makes the user of the run, once: whoever comes second finds him made.
void make_user(Context& context, const Draft& seen, users::NewUser user) {
  if (user.password.empty()) user.password = random_password();
  in_transaction(context.database, [&] {
    Draft draft = store::lock(context.database, context.actor, seen.id);
    if (draft.account) return;
    accounts::Account account = users::create_user(context.database, context.actor, user);
    Draft finished;  // of what was typed nothing is kept but the mail
    finished.id = draft.id;
    finished.sealed_password = seal(user.password, context.cookie, draft.id);
    finished.account = account.id;
    finished.mail = offered_mail(context, account.id, draft.package);
    store::save(context.database, context.actor, finished);
  });
}

/// A refusal of the slices, shown at the step that can mend it.
Response show_refusal(Context& context, const Draft& draft, const Refused& problem) {
  if (find_service(problem.field()) || (find_limit(problem.field()) && find_limit(problem.field())->of_users)) {
    Form form = limits_form(context);
    FormValues values = values_of(form, draft.limits);
    values.refuse(problem.field(), problem.text());
    return show_limits(context, draft, form, values);
  }
  const Form form = person_form(context, draft);
  const bool personal = std::any_of(form.fields().begin(), form.fields().end(), [&](const Field& field) { return field.name == problem.field(); });
  FormValues values = personal ? values_of(form, draft.person) : step_values(context, draft);
  refuse(values, personal ? form : step_form(context), problem);
  return personal ? show_person(context, draft, form, values) : show_domains(context, draft, values);
}

/// Looks at all steps again; the first one with a mistake is the answer.
Response create(Context& context, const Draft& draft) {
  Form limits = limits_form(context);
  FormValues granted = checked(limits, draft.limits);
  allowances::refuse_more_than_left(granted, context.database, context.actor, context.actor.scope());
  if (!granted.ok()) return show_limits(context, draft, limits, granted);
  Form person = person_form(context, draft);
  FormValues personal = checked(person, draft.person);
  auto password = draft.sealed_password.empty() ? std::optional<std::string>("") : unseal(draft.sealed_password, context.cookie, draft.id);
  if (!password)
    personal.refuse("password", Text(N_("The password you typed was kept for your last login only. Type it again, or leave both fields empty for a random one.")));
  if (!personal.ok()) return show_person(context, draft, person, personal);
  FormValues entry = step_values(context, draft);
  if (auto problem = too_many(draft, draft.domains.size())) entry.refuse("name", *problem);
  if (!entry.ok()) return show_domains(context, draft, entry);
  users::NewUser user{.owner = context.actor.scope(),
                      .contact = accounts::contact_from(personal),
                      .language = personal["language"],
                      .package_name = draft.package_name,
                      .design = personal["design"],
                      .password = *password,
                      .grants = allowances::grants_from(granted),
                      .domains = draft.domains,
                      .address = draft.address};
  try {
    make_user(context, draft, std::move(user));
  } catch (const Refused& problem) {
    return show_refusal(context, draft, problem);
  }
  return redirect(address(draft, Step::done));
}

}  // namespace

Response show_domains(Context& context, const Draft& draft, const FormValues& values) {
  Shown page{.title = N_("Create user"), .template_name = "signup/domains.tpl", .path = {{N_("Users"), "/users"}}, .status = values.ok() ? 200 : 422};
  return show(context, page, [&](View view) {
    show_steps(view, Step::domains);
    view.set("ACTION", address(draft, Step::domains));
    entry_form().show(view.include("FORM", "parts/form.tpl"), part_of(entry_form(), values, true));
    show_address(context, view, values);
    view.show(draft.domains.empty() ? Name("NO_ENTRY") : Name("SOME_ENTRIES"));
    View list = view.add("ENTRIES");
    for (const DomainEntry& entry : draft.domains) {
      View line = list.add("ENTRY");
      line.set("ENTRY_NAME", entry.name);
      line.set("ENTRY_READABLE", domains::readable(entry.name));
      if (entry.registration) line.show("TICKED");
    }
  });
}

Response domains_page(Context& context) {
  Draft draft = draft_of(context);
  if (draft.account) return redirect(address(draft, Step::done));
  return show_domains(context, draft, step_values(context, draft));
}

Response domains_action(Context& context) {
  Draft draft = draft_of(context);
  FormValues values = step_form(context).read(context.request.form, {"go", "tick", "drop"});
  const std::string go = pressed(context, {"add", "change", "drop", "back", "create"});
  if (draft.account) return redirect(address(draft, Step::done));
  take_ticks(draft, context.request.form);
  if (go == "drop") drop_chosen(draft, context.request.form);
  draft.domain_typed = values["name"];
  draft.registration_typed = values.flag("registration");
  draft.address = addresses::choice_from(values);
  const bool adds = go == "add" || (go == "create" && !values["name"].empty());
  if (go == "add" && values["name"].empty()) values.refuse("name", Text(N_("Enter a domain name like example.org.")));
  if (adds && values.ok()) add_entry(context, draft, values);
  store::save(context.database, context.actor, draft);
  if (go == "back") return redirect(address(draft, Step::person));
  if ((adds || go == "create") && !values.ok()) return show_domains(context, draft, values);
  return go == "create" ? create(context, draft) : redirect(address(draft, Step::domains));
}

}  // namespace hostler::signup
