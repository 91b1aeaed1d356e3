// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/selection.h"

#include <algorithm>

#include "base/text.h"

namespace hostler {
namespace {

[[noreturn]] void refuse(const std::string& field) {
  throw Refused(Text(N_("The form that was sent does not fit this page. Load the page again and repeat your changes.")), field, 400);
}

}  // namespace

Selection read_selection(const Listing& listing, const Parameters& sent) {
  Selection selection;
  for (const auto& [name, value] : sent) {
    if (name == "token") continue;
    if (name == "action") {
      auto same = [&](const GroupAction& action) { return action.name == value; };
      if (!value.empty() && std::none_of(listing.actions.begin(), listing.actions.end(), same)) refuse(name);
      selection.action = value;
      continue;
    }
    auto id = to_number(value);
    if (name != "id" || !id || *id <= 0) refuse(name);
    if (std::find(selection.ids.begin(), selection.ids.end(), static_cast<std::uint64_t>(*id)) == selection.ids.end())
      selection.ids.push_back(static_cast<std::uint64_t>(*id));
  }
  return selection;
}

}  // namespace hostler
