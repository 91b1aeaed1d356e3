// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/overview.h"

#include "features/accounts/accounts.h"
#include "features/addresses/addresses.h"
#include "features/allowances/allowances.h"
#include "features/context.h"
#include "features/frame.h"
#include "features/messages/message_pages.h"
#include "features/usage.h"

namespace hostler {
namespace {

constexpr Permission logged_in{.name = "overview", .user = true, .reseller = true, .admin = true, .fixed = true};

void show_own_data(Context& context, View view) {
  const accounts::Contact contact = accounts::contact(context.database, context.actor, context.actor.account);
  if (!contact.show_on_start) return;
  View card = view.add("OWN_DATA");
  auto line = [&](const Text& label, const std::string& value) {
    if (value.empty()) return;
    View shown = card.add("DATUM");
    shown.set("DATUM_LABEL", label);
    shown.set("DATUM_VALUE", value);
  };
  line(N_("Company"), contact.company);
  line(N_("Name"), contact.first_name + " " + contact.last_name);
  line(N_("Street"), contact.street);
  line(N_("Town"), contact.postcode + (contact.postcode.empty() ? "" : " ") + contact.town);
  line(N_("Phone"), contact.phone);
  line(N_("E-mail"), contact.email);
}

Response general_page(Context& context) {
  context.current_menu = "/general";
  auto usage = allowances::usage(context.database, context.actor, context.actor.role == Role::admin ? server_root : context.actor.account);
  if (context.actor.role == Role::reseller) usage.push_back(addresses::usage(context.database, context.actor.account));
  return show(context, {.title = N_("Overview"), .template_name = "general/overview.tpl", .path = {{N_("General"), ""}}}, [&](View view) {
    show_tools(view.include("TOOLS", "parts/tools.tpl"), tools_of(context.rules, context.actor, "general"));
    if (!usage.empty()) show_usage(view.add("USAGE").include("TABLE", "parts/usage.tpl"), usage, context.actor.role != Role::user);
    if (context.actor.role == Role::user) show_own_data(context, view);
    messages::show_newest(context, view);
  });
}

Response start(Context&) { return redirect("/general"); }

Response section_page(Context& context) {
  const std::string& name = context.path.at("section");
  for (const Section& section : sections()) {
    if (section.name != name || section.href == "/general") continue;
    const auto tools = tools_of(context.rules, context.actor, name);
    if (tools.empty()) break;
    return show(context, {.title = N_("Overview"), .template_name = "general/section.tpl", .path = {{section.label, ""}}},
                [&](View view) { show_tools(view.include("TOOLS", "parts/tools.tpl"), tools); });
  }
  throw NotFound();
}

}  // namespace

const std::vector<PageRoute>& overview_pages() {
  static const std::vector<PageRoute> pages{{Method::get, "/", logged_in, start},
                                            {Method::get, "/general", logged_in, general_page},
                                            {Method::get, "/overview/{section}", logged_in, section_page}};
  return pages;
}

}  // namespace hostler
