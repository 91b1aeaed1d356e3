// SPDX-License-Identifier: GPL-3.0-or-later
// The panel's own part of every page: sections and their entries by role, and what was just done.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "features/access/rules.h"
#include "features/feature.h"
#include "http/page.h"
#include "http/parts.h"

namespace hostler {

struct Section {
  std::string_view name;       // of MenuEntry
  Text label;
  std::string icon;
  std::string href;            // of its overview
};
/// In the order of the menu.
std::span<const Section> sections();

/// The entries of a section that the actor may open, as tools of its overview.
std::vector<Tool> tools_of(const access::Rules& rules, const Actor& actor, std::string_view section);
/// The menu entry a path belongs to: its own, or the one it lies below; empty when there is none.
std::string menu_entry_of(const std::string& path);
/// Menu, name, role and bar of the actor; without a title.
Frame frame_for(const access::Rules& rules, const Actor& actor, const std::string& token, const std::string& current);

inline constexpr char notice_cookie[] = "__Host-notice";
/// A notice as a cookie's value that only somebody who knows the token can make; empty when it is too long for one.
std::string sealed_notice(const Text& notice, const std::string& token);
std::optional<Text> opened_notice(const std::string& cookie, const std::string& token);

}  // namespace hostler
