// SPDX-License-Identifier: GPL-3.0-or-later
// The frame around every page: sections on the left, who is logged in on top, path, title, content. Fills layout.tpl.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "http/response.h"
#include "http/view.h"

namespace hostler {

struct MenuItem {
  Text label;
  std::string href;
};
struct MenuSection {
  Text label;
  std::string icon;                 // name in the sprite
  std::vector<MenuItem> items;
};
struct Crumb {
  Text label;
  std::string href;
};

struct Frame {
  Text title;
  std::vector<Crumb> path;          // without the title
  std::vector<MenuSection> menu;    // empty for a guest: then the narrow layout of login and error pages
  std::string current;              // href of the present menu item; its section is open
  std::string who;                  // login name of the account
  Text role;
  std::string acting_as_by;         // the real actor's login while he acts as who; shows the bar with the way back
  std::string style, logo;          // addresses of a skin's parts; empty: our own
  std::string token;                // of the session, for every form on the page (parts use {{TOKEN}})
  std::optional<Text> notice;       // what was just done ("Saved.")
  std::optional<Text> problem;      // what went wrong, above the content
};

/// Renders the template into the frame. fill sets the content's values.
Response page(const Templates& templates, const Frame& frame, const char* template_name, const std::function<void(View)>& fill);

/// Names the hashed files of htdocs (panel-HASH.css, panel-HASH.js, icons-HASH.svg) as the layout links them. Called once at start.
void load_static_names(const std::string& htdocs_folder);

/// Address of the panel's own style sheet.
const std::string& panel_style();

/// Headers on every answer: Content-Security-Policy, nosniff, Referrer-Policy, no-store, frame-ancestors (security.md C27).
void add_security_headers(Response& response);

}  // namespace hostler
