// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/access/permission_pages.h"

#include "features/access/matrix.h"
#include "features/feature.h"

namespace hostler::access {
namespace {

/// The ids of a row's and a column's head: together they name a box.
std::string row_id(unsigned row) { return "p" + std::to_string(row); }
std::string column_id(Role role) { return std::string("r-") + role_name(role); }

void show_row(View row, const Permission& permission, const std::vector<Role>& roles, const FormValues& values) {
  row.set("PERMISSION", Text(permission.label));
  for (Role role : roles) {
    View cell = row.add("CELL");
    if (!is_asked_about(permission, role)) continue;
    View box = cell.add("BOX");
    box.set("NAME", box_name(permission, role));
    box.set("COLUMN", column_id(role));
    if (values.flag(box_name(permission, role))) box.show("CHECKED");
  }
}

}  // namespace

Response matrix_page(Context& context) {
  const FormValues values = matrix_form(context.database).blank();
  const std::vector<Role> roles = columns();
  return show(context, {.title = N_("Permissions"), .template_name = "access/permissions.tpl"}, [&](View page) {
    page.set("VERSION", values["version"]);
    for (Role role : roles) {
      View column = page.add("ROLE_COLUMN");
      column.set("ROLE_LABEL", role_label(role));
      column.set("COLUMN", column_id(role));
    }
    unsigned rows = 0;
    for (const Group& group : groups()) {
      View part = page.add("GROUP");
      part.set("GROUP_LABEL", group.label);
      part.set_number("SPAN", static_cast<std::int64_t>(roles.size()) + 1);
      for (const Permission& permission : group.permissions) {
        View row = part.add("PERMISSION_ROW");
        row.set("ROW", row_id(rows++));
        show_row(row, permission, roles, values);
      }
    }
  });
}

Response change_action(Context& context) {
  change_rules(context.database, context.actor, matrix_form(context.database).read(context.request.form));
  return done(context, "/permissions", N_("The permissions are saved. They hold from the next click of everybody."));
}

}  // namespace hostler::access
