// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/usage.h"

#include <algorithm>

#include "http/language.h"

namespace hostler {
namespace {

std::string amount(std::int64_t number, const Text& unit) { return std::to_string(number) + (unit.id.empty() ? "" : " " + translated(unit)); }

Text maximum(const allowances::Usage& usage, bool hands_out) {
  const std::string granted = amount(*usage.granted, usage.unit);
  if (!hands_out) return {N_("of %1"), {granted}};
  return {usage.hard ? N_("of %1 at most") : N_("of %1, may be exceeded"), {granted}};
}

void show_limit(View line, const allowances::Usage& usage, bool hands_out) {
  View limited = line.add("LIMITED");
  limited.set("MAXIMUM", maximum(usage, hands_out));
  const std::int64_t percent = *usage.granted == 0 ? (usage.used > 0 ? 100 : 0) : std::min<std::int64_t>(usage.used * 100 / *usage.granted, 100);
  limited.set_number("PERCENT", percent);
  const std::int64_t over = std::max(usage.used, usage.handed_out) - *usage.granted;
  if (over <= 0) return;
  line.show("OVER");
  limited.add("IS_OVER").set("OVER_BY", Text(N_("%1 over the maximum"), {amount(over, usage.unit)}));
}

}  // namespace

void show_usage(View view, const std::vector<allowances::Usage>& usage, bool hands_out) {
  if (hands_out) view.show("HANDS_OUT");
  for (const allowances::Usage& one : usage) {
    View line = view.add("LINE");
    line.set("LABEL", one.label);
    line.set("USED", amount(one.used, one.unit));
    if (hands_out) line.add("HANDED_OUT").set("HANDED_OUT_TEXT", amount(one.handed_out, one.unit));
    if (one.granted) show_limit(line, one, hands_out);
    else line.show("UNLIMITED");
  }
}

}  // namespace hostler
