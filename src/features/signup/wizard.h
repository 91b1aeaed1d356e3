// SPDX-License-Identifier: GPL-3.0-or-later
// What the steps of the create-user wizard share. Each step has an address of its own below /users/new/RUN; Back and Next are buttons of the step's form,
// so both keep what was typed.
#pragma once

#include <string>
#include <vector>

#include "features/context.h"
#include "features/signup/draft.h"
#include "http/form.h"

namespace hostler::signup {

enum class Step { package, limits, person, domains, done };

std::string address(const Draft& draft, Step step);
void show_steps(View view, Step current);
/// The run of the address; NotFound when it is not the actor's.
Draft draft_of(Context& context);
/// The button that was pressed, one of allowed; anything else is Refused with 400.
std::string pressed(const Context& context, const std::vector<std::string_view>& allowed);

Form limits_form(Context& context);
Form person_form(Context& context, const Draft& draft);

/// The steps' pages, with what was typed and what is wrong with it. They are also answers of a later step's button when that finds a mistake in an earlier one.
Response show_limits(Context& context, const Draft& draft, const Form& form, const FormValues& values);
Response show_person(Context& context, const Draft& draft, const Form& form, const FormValues& values);
Response show_domains(Context& context, const Draft& draft, const FormValues& values);

}  // namespace hostler::signup
