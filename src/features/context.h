// SPDX-License-Identifier: GPL-3.0-or-later
// What a page handler gets, and how it answers. Nothing below the pages sees it.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "base/config.h"
#include "base/database.h"
#include "features/access/rules.h"
#include "features/actor.h"
#include "features/resource.h"
#include "http/page.h"
#include "http/request.h"
#include "http/router.h"
#include "http/view.h"

namespace hostler {

struct PageRoute;

struct Context {
  const Request& request;
  const PathValues& path;
  Actor actor;
  const access::Rules& rules;     // what each role may at present
  std::string form_token;         // of the session (or of the guest's cookie)
  std::string cookie;             // the session's secret as the browser sent it: seals the wizard's password
  Database& database;
  const Config& config;
  const Templates& templates;
  std::string current_menu;       // href of the menu item to mark; set from the route, a handler may change it
  const PageRoute& route;

  /// For buttons of a page that lead to others: what is not allowed is not shown.
  bool may(const Permission& permission) const { return rules.allows(permission, actor); }
  /// The {id} of the path as a number; NotFound when it is none.
  std::uint64_t id(std::string_view name = "id") const;
  Call call() const { return {database, config, actor, &rules}; }
};

struct Shown {
  Text title;
  const char* template_name;
  std::vector<Crumb> path = {};
  std::optional<Text> notice = {};
  std::optional<Text> problem = {};
  int status = 200;
};

/// A whole page in the frame: menu of the actor's role, bar when acting as somebody else.
Response show(Context& context, const Shown& shown, const std::function<void(View)>& fill);
/// 303 to path, whose page then shows the notice once: a short-lived cookie carries it, sealed with the form's token, so nobody else can put words there.
Response done(Context& context, const std::string& path, const Text& notice);

}  // namespace hostler
