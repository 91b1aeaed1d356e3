// SPDX-License-Identifier: GPL-3.0-or-later
// The generic pages of a Resource, and what a capability's own pages about one share with them.
#pragma once

#include <functional>
#include <span>

#include "features/context.h"
#include "features/feature.h"

namespace hostler {

/// List, group actions, creation, and each act's question, form and button; nothing for a resource without a path. The answer lives as long as the program.
std::span<const PageRoute> pages_of(const Resource& resource);

/// Fills parts/acts.tpl: the buttons of what the actor may do with an object of a resource with a page of its own for one; fitting says what the object's
/// state lets him.
void show_acts(const Context& context, View view, const Resource& resource, const Object& object, const std::vector<std::string_view>& fitting);

/// Fills parts/tabs.tpl: the object's own page and the acts that are tabs; current is the act shown, or null for the object's page itself.
void show_tabs(const Context& context, View view, const Resource& resource, std::uint64_t id, const Act* current);

/// Reads what was sent and does the work, which answers where to go; where a field or the work refuses, the form is shown again with what was typed.
Response submit(Context& context, const Form& form, const std::function<Response(const FormValues&)>& work,
                const std::function<Response(const Form&, const FormValues&)>& show_again);

}  // namespace hostler
