// SPDX-License-Identifier: GPL-3.0-or-later
// Writing a circular: its text, then who gets it.
#include "features/circulars/circular_pages.h"

#include "features/circulars/circular_resource.h"
#include "features/circulars/circular_store.h"
#include "features/letters/letter_pages.h"
#include "features/selection.h"
#include "http/language.h"

namespace hostler::circulars {
namespace {

const std::vector<Crumb> below_list{{N_("Circulars"), "/circulars"}};

std::string address(std::uint64_t id, const char* below = "") { return "/circulars/" + std::to_string(id) + below; }

Form text_form(const Call& call, bool with_version) {
  std::vector<Field> fields = text_fields(call);
  fields.push_back(letters::preview_field());
  if (with_version) fields.push_back(version_field());
  return Form(std::move(fields));
}

Response show_text(Context& context, const Form& form, const FormValues& values, const std::optional<letters::Values>& preview = {}) {
  const Shown page{.title = N_("Write circular"), .template_name = "circulars/text.tpl", .path = below_list, .status = values.ok() ? 200 : 422};
  return show(context, page, [&](View view) {
    view.set("ACTION", context.request.path);
    if (preview) letters::show_preview(view.add("PREVIEW").include("MAIL", "letters/preview.tpl"), values, *preview);
    form.show(view.include("FORM", "parts/form.tpl"), values);
    letters::show_variables(view.include("VARIABLES", "letters/variables.tpl"), false);
  });
}

/// Keeps what was sent and goes on to the recipients, or shows it as a mail.
Response take_text(Context& context, const Form& form, const std::function<std::uint64_t(const FormValues&)>& keep) {
  FormValues values = form.read(context.request.form, {"go"});
  const bool previews = context.request.form_value("go") == "preview";
  std::optional<letters::Values> preview;
  if (values.ok() && previews) preview = letters::preview_values(context, values);
  if (values.ok() && !previews) {
    try {
      return redirect(address(keep(values), "/recipients"));
    } catch (const Refused& problem) {
      refuse(values, form, problem);
    }
  }
  return show_text(context, form, values, preview);
}

Circular draft_of(Context& context) { return get(context.database, context.actor, context.id()); }

Cell gets_cell(bool gets_it) {
  if (gets_it) return {.text = translated(N_("Yes")), .badge = "good"};
  return {.text = translated(N_("No")), .badge = "quiet"};
}

Response show_recipients(Context& context, const Circular& draft, const std::optional<Text>& problem = {}) {
  const Listing listing = store::choice_listing(draft.id);
  const ListView wanted = read_list_view(listing, context.request.query);
  const ListPage found = fetch(context.database, listing, store::choice_query(context.actor, draft), wanted);
  const std::uint64_t count = count_chosen(context.database, context.actor, draft);
  std::vector<ShownRow> lines;
  for (const Row& row : found.rows)
    lines.push_back({.id = row.text(static_cast<unsigned>(row.size()) - 1),
                     .cells = {{.text = row.text(0)}, {.text = row.text(1)}, {.text = row.text(2)}, gets_cell(row.flag(3))},
                     .name = row.text(0)});
  const Shown page{.title = N_("Who gets the circular"), .template_name = "circulars/recipients.tpl", .path = below_list, .problem = problem, .status = problem ? 422 : 200};
  return show(context, page, [&](View view) {
    view.set("CIRCULAR", address(draft.id));
    view.set("CIRCULAR_SUBJECT", draft.subject);
    view.set("CHOSEN_COUNT", translated_count("%1 user gets it.", "%1 users get it.", count));
    hostler::show(view.include("LIST", "parts/list.tpl"), listing, wanted, found, lines);
  });
}

}  // namespace

Response new_page(Context& context) {
  const Form form = text_form(context.call(), false);
  return show_text(context, form, form.blank());
}

Response new_action(Context& context) {
  return take_text(context, text_form(context.call(), false), [&](const FormValues& values) { return write(context.database, context.actor, circular_from(values)); });
}

Response text_page(Context& context) {
  const Circular draft = draft_of(context);
  if (draft.state != "draft") return redirect(address(draft.id));
  const Form form = text_form(context.call(), true);
  FormValues values = form.blank();
  values.set("sender", draft.sender);
  values.set("subject", draft.subject);
  values.set("text", draft.text);
  values.set("version", std::to_string(draft.version));
  return show_text(context, form, values);
}

Response text_action(Context& context) {
  const std::uint64_t id = draft_of(context).id;
  return take_text(context, text_form(context.call(), true), [&](const FormValues& values) {
    Circular wanted = circular_from(values);
    wanted.id = id;
    wanted.version = static_cast<unsigned>(values.number("version"));
    change(context.database, context.actor, wanted);
    return id;
  });
}

Response recipients_page(Context& context) {
  const Circular draft = draft_of(context);
  if (draft.state != "draft") return redirect(address(draft.id));
  return show_recipients(context, draft);
}

Response recipients_action(Context& context) {
  const std::uint64_t id = draft_of(context).id;
  const Selection selection = read_selection(store::choice_listing(id), context.request.form);
  if (!selection.action.empty()) choose(context.database, context.actor, id, selection.ids, selection.action == "choose");
  return redirect(address(id, "/recipients"));
}

Response everyone_action(Context& context) {
  Form({}).read(context.request.form);
  choose_all(context.database, context.actor, context.id(), true);
  return redirect(address(context.id(), "/recipients"));
}

Response nobody_action(Context& context) {
  Form({}).read(context.request.form);
  choose_all(context.database, context.actor, context.id(), false);
  return redirect(address(context.id(), "/recipients"));
}

Response send_action(Context& context) {
  Form({}).read(context.request.form);
  const Circular draft = draft_of(context);
  try {
    send(context.database, context.actor, draft.id);
  } catch (const Refused& problem) {
    return show_recipients(context, draft, problem.text());
  }
  return redirect(address(draft.id));
}

}  // namespace hostler::circulars
