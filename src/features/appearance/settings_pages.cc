// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/appearance/settings_pages.h"

#include "features/appearance/settings_resource.h"
#include "features/context.h"
#include "features/resource_pages.h"

namespace hostler::appearance {
namespace {

constexpr const char* paths[] = {"/defaults", "/start-page", "/help-page"};

/// The act of the page, by its address.
const Act& act_of(const std::string& path) {
  const Act* act = settings_resource.act(path == "/defaults" ? "change" : path.substr(1));
  if (!act) throw NotFound();
  return *act;
}

Response show_settings(Context& context, const Form& form, const FormValues& values) {
  const Shown page{.title = act_of(context.request.path).label, .template_name = "appearance/settings.tpl", .path = {{N_("Settings"), "/overview/settings"}}, .status = values.ok() ? 200 : 422};
  return show(context, page, [&](View view) {
    view.set("ACTION", context.request.path);
    for (const char* path : paths) {
      View tab = view.add("TAB");
      tab.set("TAB_HREF", std::string_view(path));
      tab.set("TAB_LABEL", act_of(path).label);
      if (context.request.path == path) tab.show("PRESENT");
    }
    form.show(view.include("FORM", "parts/form.tpl"), values);
  });
}

Response settings_page(Context& context) {
  context.current_menu = "/defaults";
  const AccountId own = context.actor.scope();
  const Form form = form_of(act_of(context.request.path), context.call(), own);
  return show_settings(context, form, present_values(form, settings_resource.get(context.call(), own)));
}

Response settings_action(Context& context) {
  context.current_menu = "/defaults";
  const Act& act = act_of(context.request.path);
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
  for (const char* path : paths) {
    pages.push_back({Method::get, path, change_settings, settings_page});
    pages.push_back({Method::post, path, change_settings, settings_action});
  }
  return pages;
}

}  // namespace hostler::appearance
