// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/bin/bin_pages.h"

#include "features/bin/bin.h"
#include "features/bin/bin_resource.h"
#include "features/bin/bin_store.h"
#include "features/resource_pages.h"

namespace hostler::bin {
namespace {

/// Well below what the web server waits for an answer.
constexpr std::chrono::seconds longest_emptying{15};
const std::vector<Crumb> below_list{{N_("Recycle bin"), "/bin"}};

Form settings_form() {
  Field days{.name = "days",
             .label = N_("Days in the recycle bin"),
             .help = N_("So long what was deleted can be restored. After that it is removed for good, and a backup of it is kept for as long again. It holds for what is deleted from now on."),
             .kind = Field::Kind::number,
             .required = true,
             .most_characters = 4,
             .check = whole_number(1, 3650)};
  return Form({std::move(days)});
}

Response show_settings(Context& context, const Form& form, const FormValues& values) {
  return show(context, {.title = N_("Recycle bin settings"), .template_name = "bin/bin_settings.tpl", .path = below_list, .status = values.ok() ? 200 : 422},
              [&](View view) { form.show(view.include("FORM", "parts/form.tpl"), values); });
}

}  // namespace

Response empty_page(Context& context) {
  return show(context, {.title = N_("Empty the recycle bin"), .template_name = "bin/bin_empty.tpl", .path = below_list}, [](View) {});
}

Response empty_action(Context& context) {
  Form({}).read(context.request.form);
  const Emptied emptied = empty(context.database, context.actor, longest_emptying);
  const std::string leaving = std::to_string(emptied.leaving);
  if (emptied.left == 0) return done(context, "/bin", Text(N_("Being removed for good: %1."), {leaving}));
  return done(context, "/bin", Text(N_("Being removed for good: %1. More was there than could be done at once; %2 are left, empty the bin once more."), {leaving, std::to_string(emptied.left)}));
}

Response settings_page(Context& context) {
  const Form form = settings_form();
  FormValues values = form.blank();
  values.set("days", std::to_string(days(context.database)));
  return show_settings(context, form, values);
}

Response settings_action(Context& context) {
  return submit(
      context, settings_form(),
      [&](const FormValues& values) {
        set_days(context.database, context.actor, values.number("days"));
        return done(context, "/bin", N_("The settings are saved."));
      },
      [&](const Form& form, const FormValues& values) { return show_settings(context, form, values); });
}

}  // namespace hostler::bin
