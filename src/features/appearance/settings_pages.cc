// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/appearance/settings_pages.h"

#include "features/appearance/settings_resource.h"
#include "features/context.h"
#include "features/resource_pages.h"

namespace hostler::appearance {
namespace {

/// The act of the page, by its address.
const Act& act_of(const Context& context) {
  const Act* act = settings_resource.act(context.request.path == "/defaults" ? "change" : context.request.path.substr(1));
  if (!act) throw NotFound();
  return *act;
}

Response show_settings(Context& context, const Form& form, const FormValues& values) {
  const Shown page{.title = act_of(context).label, .template_name = "parts/form_page.tpl", .path = {{N_("Settings"), "/overview/settings"}}, .status = values.ok() ? 200 : 422};
  return show(context, page, [&](View view) {
    view.set("ACTION", context.request.path);
    view.set("BACK_HREF", std::string_view("/overview/settings"));
    form.show(view.include("FORM", "parts/form.tpl"), values);
  });
}

Response settings_page(Context& context) {
  const AccountId own = context.actor.scope();
  const Form form = form_of(act_of(context), context.call(), own);
  return show_settings(context, form, present_values(form, settings_resource.get(context.call(), own)));
}

Response settings_action(Context& context) {
  const Act& act = act_of(context);
  const AccountId own = context.actor.scope();
  return submit(
      context, form_of(act, context.call(), own),
      [&](const FormValues& values) {
        act.run(context.call(), own, values);
        return done(context, context.request.path, act.done);
      },
      [&](const Form& form, const FormValues& values) { return show_settings(context, form, values); });
}

}  // namespace

std::vector<PageRoute> settings_pages() {
  std::vector<PageRoute> pages;
  for (const char* path : {"/defaults", "/help-page", "/start-page"}) {
    pages.push_back({Method::get, path, change_settings, settings_page});
    pages.push_back({Method::post, path, change_settings, settings_action});
  }
  return pages;
}

}  // namespace hostler::appearance
