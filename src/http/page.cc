// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/page.h"

#include <algorithm>
#include <filesystem>

#include "base/text.h"
#include "http/language.h"

namespace hostler {
namespace {

struct StaticNames {
  std::string style, script, icons, mark;
};

StaticNames& static_names() {
  static StaticNames names;
  return names;
}

/// The one file of the folder named START-HASH.END, as the browser asks for it.
std::string hashed_name(const std::string& folder, const std::string& start, const std::string& end) {
  std::vector<std::string> found;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(folder, none)) {
    std::string name = entry.path().filename();
    if (starts_with(name, start + "-") && name.ends_with(end)) found.push_back(name);
  }
  if (found.size() != 1) throw Failure("there must be one " + start + "-HASH" + end + " in " + folder + ", not " + std::to_string(found.size()));
  return "/static/" + found[0];
}

void show_menu(View layout, const Frame& frame) {
  View menu = layout.add("MENU");
  for (const MenuSection& section : frame.menu) {
    View shown = menu.add("SECTION");
    shown.set("SECTION_LABEL", section.label);
    shown.set("SECTION_ICON", section.icon);
    bool open = false;
    for (const MenuItem& item : section.items) {
      View line = shown.add("ITEM");
      line.set("ITEM_LABEL", item.label);
      line.set("ITEM_HREF", item.href);
      if (item.href != frame.current) continue;
      line.show("PRESENT");
      open = true;
    }
    if (open) shown.show("OPEN");
  }
}

void show_person(View layout, const Frame& frame) {
  View person = layout.add("PERSON");
  person.set("WHO", frame.who);
  person.set("ROLE", frame.role);
  if (frame.acting_as_by.empty()) return;
  View acting = layout.add("ACTING");
  acting.set("ACTING_SENTENCE", Text(N_("You are %1, acting as %2."), {frame.acting_as_by, frame.who}));
  acting.set("ACTING_BACK", Text(N_("Back to %1"), {frame.acting_as_by}));
}

/// A button for each other language; the present one is not a choice.
void show_languages(View layout) {
  for (const Language& language : languages()) {
    if (language.code == current_language()) continue;
    View choice = layout.add("LANGUAGE");
    choice.set("LANGUAGE_CODE", language.code);
    choice.set("LANGUAGE_NAME", language.name);
  }
}

void show_path(View layout, const Frame& frame) {
  if (frame.path.empty()) return;
  View path = layout.add("PATH");
  for (const Crumb& crumb : frame.path) {
    View step = path.add("CRUMB");
    View kind = step.add(crumb.href.empty() ? Name("CRUMB_TEXT") : Name("CRUMB_LINK"));
    kind.set("CRUMB_LABEL", crumb.label);
    kind.set("CRUMB_HREF", crumb.href);
  }
}

}  // namespace

Response page(const Templates& templates, const Frame& frame, const char* template_name, const std::function<void(View)>& fill) {
  Templates::Filling filling("page");
  View layout = filling.root();
  const StaticNames& names = static_names();
  layout.set("STYLE", names.style);
  layout.set("SCRIPT", names.script);
  layout.set("MARK", names.mark);
  if (!frame.style.empty()) layout.add("SKIN").set("SKIN_STYLE", frame.style);
  if (frame.logo.empty()) layout.show("OWN_BRAND");
  else layout.add("LOGO").set("LOGO_HREF", frame.logo);
  layout.set_everywhere("ICONS", names.icons);
  layout.set_everywhere("TOKEN", frame.token);
  layout.set("CODE", current_language());
  layout.set("TITLE", frame.title);
  layout.show(frame.menu.empty() ? Name("NARROW") : Name("WIDE"));
  show_languages(layout);
  if (!frame.menu.empty()) show_menu(layout, frame);
  if (!frame.who.empty()) show_person(layout, frame);
  show_path(layout, frame);
  if (frame.notice) layout.add("NOTICE").set("NOTICE_TEXT", *frame.notice);
  if (frame.problem) layout.add("PROBLEM").set("PROBLEM_TEXT", *frame.problem);
  fill(layout.include("CONTENT", template_name));
  Response response = html(templates.expand("layout.tpl", filling));
  return response;
}

const std::string& panel_style() { return static_names().style; }

void load_static_names(const std::string& htdocs_folder) {
  static_names() = {hashed_name(htdocs_folder, "panel", ".css"), hashed_name(htdocs_folder, "panel", ".js"),
                    hashed_name(htdocs_folder, "icons", ".svg"), hashed_name(htdocs_folder, "mark", ".svg")};
}

void add_security_headers(Response& response) {
  static const std::vector<std::pair<std::string, std::string>> always{
      {"Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                                  "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"},
      {"X-Content-Type-Options", "nosniff"},
      {"X-Frame-Options", "DENY"},
      // Not no-referrer: with it browsers send "Origin: null" with our own forms.
      {"Referrer-Policy", "same-origin"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
      {"Cache-Control", "no-store"}};
  for (const auto& header : always) {
    auto same = [&](const auto& other) { return other.first == header.first; };
    if (std::none_of(response.headers.begin(), response.headers.end(), same)) response.headers.push_back(header);
  }
}

}  // namespace hostler
