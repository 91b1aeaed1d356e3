// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/signup/wizard.h"

#include <algorithm>
#include <array>

namespace hostler::signup {
namespace {

struct StepWords {
  Step step;
  const char* path;
  Text label;
};

const std::array<StepWords, 5>& steps() {
  static const std::array<StepWords, 5> all{{{Step::package, "package", N_("Package")},
                                             {Step::limits, "limits", N_("Limits and services")},
                                             {Step::person, "person", N_("Personal data")},
                                             {Step::domains, "domains", N_("Domains")},
                                             {Step::done, "done", N_("Send data")}}};
  return all;
}

}  // namespace

std::string address(const Draft& draft, Step step) { return "/users/new/" + draft.id + "/" + steps()[static_cast<std::size_t>(step)].path; }

void show_steps(View view, Step current) {
  View bar = view.include("STEPS", "signup/steps.tpl");
  for (const StepWords& words : steps()) {
    View line = bar.add("WIZARD_STEP");
    line.set("WIZARD_LABEL", words.label);
    if (words.step < current) line.show("PASSED");
    if (words.step == current) line.show("PRESENT_STEP");
  }
}

Draft draft_of(Context& context) { return store::find(context.database, context.actor, context.path.at("draft")); }

std::string pressed(const Context& context, const std::vector<std::string_view>& allowed) {
  auto go = context.request.form_value("go");
  if (!go || std::find(allowed.begin(), allowed.end(), *go) == allowed.end())
    throw Refused(Text(N_("The form that was sent does not fit this page. Load the page again and repeat your changes.")), "go", 400);
  return *go;
}

}  // namespace hostler::signup
