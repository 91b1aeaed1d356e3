// SPDX-License-Identifier: GPL-3.0-or-later
// The editor of registration mails: the resource's forms, beside them the list of variables and a preview of what is typed. What letters share with
// other texts that have variables.
#pragma once

#include "features/context.h"
#include "features/letters/variables.h"

namespace hostler::letters {

Response new_page(Context& context);
Response new_action(Context& context);
Response edit_page(Context& context);
Response edit_action(Context& context);
/// GET /packages/{id}/letter: the editor of the package's letter, there already or not.
Response package_page(Context& context);

/// For a page's form: whose values a preview shows.
Field preview_field();
/// Of the user the preview field names, or the samples; nothing and a problem beside the field when there is no such user.
std::optional<Values> preview_values(Context& context, FormValues& values);
/// Fills letters/variables.tpl.
void show_variables(View view, bool with_password);
/// Fills letters/preview.tpl with sender, subject and text as they are typed.
void show_preview(View view, const FormValues& typed, const Values& values);

}  // namespace hostler::letters
