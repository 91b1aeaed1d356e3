// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/frame.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "features/appearance/skins.h"

namespace hostler {
namespace {

using Entries = std::map<std::string_view, std::vector<const MenuEntry*>>;

/// By section, in order.
Entries sorted_entries() {
  Entries entries;
  for (const Feature* feature : all_features())
    for (const MenuEntry& entry : feature->menu) entries[entry.section].push_back(&entry);
  for (auto& [section, all] : entries) std::stable_sort(all.begin(), all.end(), [](const MenuEntry* a, const MenuEntry* b) { return a->place < b->place; });
  return entries;
}

/// Calls work for every entry of the section that the actor may open.
template <class Work> void each_entry(const access::Rules& rules, const Actor& actor, std::string_view section, Work work) {
  static const Entries entries = sorted_entries();
  const auto found = entries.find(section);
  if (found == entries.end()) return;
  for (const MenuEntry* entry : found->second)
    if (rules.allows(entry->permission, actor)) work(*entry);
}

bool lies_below(const std::string& path, const std::string& above) {
  return path == above || (starts_with(path, above) && path[above.size()] == '/');
}

}  // namespace

std::span<const Section> sections() {
  static const std::array<Section, 5> all{{{"general", N_("General"), "gauge", "/general"},
                                           {"packages", N_("Packages"), "box", "/overview/packages"},
                                           {"users", N_("Users"), "users", "/overview/users"},
                                           {"sites", N_("Sites"), "globe", "/overview/sites"},
                                           {"settings", N_("Settings"), "gear", "/overview/settings"}}};
  return all;
}

std::vector<Tool> tools_of(const access::Rules& rules, const Actor& actor, std::string_view section) {
  std::vector<Tool> tools;
  each_entry(rules, actor, section, [&](const MenuEntry& entry) { tools.push_back({entry.label, entry.icon, entry.href}); });
  return tools;
}

std::string menu_entry_of(const std::string& path) {
  std::string found;
  auto consider = [&](const std::string& href) {
    if (lies_below(path, href) && href.size() > found.size()) found = href;
  };
  for (const Section& section : sections()) consider(section.href);
  for (const Feature* feature : all_features())
    for (const MenuEntry& entry : feature->menu) consider(entry.href);
  return found;
}

Frame frame_for(const access::Rules& rules, const Actor& actor, const std::string& token, const std::string& current) {
  Frame frame;
  frame.token = token;
  frame.current = current;
  if (actor.role == Role::guest) return frame;
  frame.who = actor.login;
  frame.style = appearance::style_address(actor.look);
  frame.logo = appearance::logo_address(actor.look);
  frame.role = role_label(actor.role);
  if (actor.impersonates()) frame.acting_as_by = actor.real_login;
  for (const Section& section : sections()) {
    MenuSection shown{section.label, section.icon, {}};
    each_entry(rules, actor, section.name, [&](const MenuEntry& entry) { shown.items.push_back({entry.label, entry.href}); });
    if (shown.items.empty()) continue;
    shown.items.insert(shown.items.begin(), MenuItem{N_("Overview"), section.href});
    frame.menu.push_back(std::move(shown));
  }
  return frame;
}

}  // namespace hostler
