// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/resource_pages.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "features/selection.h"

namespace hostler {
namespace {

const Resource& resource_of(const Context& context) { return *context.route.resource; }

std::string path_of(const Resource& resource) { return std::string(resource.path); }
std::string path_of(const Resource& resource, std::uint64_t id) { return path_of(resource) + "/" + std::to_string(id); }

/// "change" is the page of the object itself, unless the slice has one of its own for that.
std::string pattern_of(const Resource& resource, const Act& act) {
  const bool is_object = act.name == "change" && !resource.own_object_page;
  return path_of(resource) + "/{id}" + (is_object ? "" : "/" + std::string(act.name));
}

bool has_page(const Act& act) { return act.form || !act.question.id.empty(); }

Text with_name(const Text& sentence, const std::string& name) { return {sentence.id, {name}}; }

/// Where somebody goes after an act: to the object's own page while it is there, else to the list.
std::string after(const Resource& resource, const Act& act, std::uint64_t id) {
  return resource.own_object_page && act.name != "delete" ? path_of(resource, id) : path_of(resource);
}

Response as_csv(Context& context, const Listing& listing, const ListView& view) {
  const Resource& resource = resource_of(context);
  Response response{.content_type = "text/csv; charset=utf-8", .body = csv_of(context.database, listing, resource.query(context.call(), view), view), .headers = {}};
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + std::string(resource.name) + ".csv\"");
  return response;
}

std::optional<Text> label_of(const Form& form, const std::string& name) {
  for (const Field& field : form.fields())
    if (field.name == name) return field.label;
  return std::nullopt;
}

/// After creation or an act: on to a page that says so; or, where something is to be seen that cannot be read again, that at once: so it is kept nowhere.
Response answer(Context& context, const Text& said, const std::string& next, const Form& form, const ShownOnce& shown_once) {
  if (shown_once.empty()) return done(context, next, said);
  const Resource& resource = resource_of(context);
  const Shown page{.title = said, .template_name = "parts/shown_once.tpl", .path = {{resource.title, path_of(resource)}}};
  return show(context, page, [&](View view) {
    view.set("NEXT_HREF", next);
    for (const auto& [name, value] : shown_once) {
      View line = view.add("VALUE");
      if (const auto label = label_of(form, name)) line.add("NAMED").set("VALUE_LABEL", *label);
      line.set("VALUE_TEXT", value);
    }
  });
}

Response list_page(Context& context) {
  const Resource& resource = resource_of(context);
  Listing listing = resource.listing(context.actor);
  listing.exported = true;
  const ListView view = read_list_view(listing, context.request.query);
  if (context.request.query_value("format") == "csv") return as_csv(context, listing, view);
  const ListPage found = fetch(context.database, listing, resource.query(context.call(), view), view);
  const std::vector<ShownRow> rows = resource.rows(context, found);
  return show(context, {.title = resource.title, .template_name = "parts/list_page.tpl"}, [&](View page) {
    View list = page.include("LIST", "parts/list.tpl");
    if (resource.creation && context.may(resource.creation.permission)) {
      View button = list.add("NEW");
      button.set("NEW_HREF", path_of(resource) + "/new");
      button.set("NEW_LABEL", resource.creation.label);
    }
    show(list, listing, view, found, rows);
    if (resource.intro) page.add("INTRO").set("INTRO_TEXT", resource.intro(context));
    for (const ListLink& link : resource.links) {
      const bool nothing_to_lose = link.dangerous && rows.empty();
      if (nothing_to_lose || !context.may(link.permission)) continue;
      View button = page.add("LINK");
      button.set("LINK_HREF", link.href);
      button.set("LINK_LABEL", link.label);
      if (link.dangerous) button.show("LINK_DANGEROUS");
    }
  });
}

std::string joined(const std::vector<std::uint64_t>& ids) {
  std::vector<std::string> texts;
  for (std::uint64_t id : ids) texts.push_back(std::to_string(id));
  return join(texts, ",");
}

/// Those the list's page asked about: a few hundred numbers in the address, each of an object of the actor's.
std::vector<std::uint64_t> asked_about(Context& context) {
  std::vector<std::uint64_t> ids;
  for (const std::string& text : split(context.request.query_value("ids").value_or(""), ',')) {
    const auto id = to_number(text);
    if (!id || *id <= 0 || ids.size() == 500) throw NotFound();
    ids.push_back(static_cast<std::uint64_t>(*id));
  }
  for (std::uint64_t id : ids) resource_of(context).get(context.call(), id);
  return ids;
}

Response group_action(Context& context) {
  const Resource& resource = resource_of(context);
  const Selection selection = read_selection(resource.listing(context.actor), context.request.form);
  if (selection.action.empty() || selection.ids.empty()) return done(context, path_of(resource), N_("Nothing was selected, so nothing was changed."));
  const Act* act = resource.act(selection.action);
  if (!act) throw Failure("a list offers what its resource cannot do: " + selection.action);
  if (!context.may(act->permission)) throw Forbidden();
  if (act->form) return redirect(path_of(resource) + "/with/" + std::string(act->name) + "?ids=" + joined(selection.ids));
  in_transaction(context.database, [&] {
    for (std::uint64_t id : selection.ids) act->run(context.call(), id, Form({}).blank());
  });
  return done(context, path_of(resource), {act->done_many.id, {std::to_string(selection.ids.size())}});
}

/// tabs_of: the object whose tabs stand above the form; 0 for none.
Response show_form(Context& context, const Text& title, const std::string& back, const Form& form, const FormValues& values, std::uint64_t tabs_of = 0) {
  const Resource& resource = resource_of(context);
  const Shown page{.title = title, .template_name = "parts/form_page.tpl", .path = {{resource.title, path_of(resource)}}, .status = values.ok() ? 200 : 422};
  return show(context, page, [&](View view) {
    view.set("ACTION", context.request.path);
    view.set("BACK_HREF", back);
    if (tabs_of != 0) show_tabs(context, view.include("TABS", "parts/tabs.tpl"), resource, tabs_of, context.route.act);
    form.show(view.include("FORM", "parts/form.tpl"), values);
  });
}

/// What must be said with an act, once for many.
Response show_many(Context& context, const std::vector<std::uint64_t>& ids, const Form& form, const FormValues& values) {
  const Resource& resource = resource_of(context);
  const Shown page{.title = context.route.act->label, .template_name = "parts/form_page.tpl", .path = {{resource.title, path_of(resource)}}, .status = values.ok() ? 200 : 422};
  return show(context, page, [&](View view) {
    view.set("ACTION", context.request.path + "?ids=" + joined(ids));
    view.set("BACK_HREF", path_of(resource));
    view.add("MANY").set("MANY_TEXT", Text(N_("For the selected entries: %1"), {std::to_string(ids.size())}));
    form.show(view.include("FORM", "parts/form.tpl"), values);
  });
}

Response many_page(Context& context) {
  const std::vector<std::uint64_t> ids = asked_about(context);
  const Form form = form_of(*context.route.act, context.call(), ids.front());
  return show_many(context, ids, form, form.blank());
}

Response many_action(Context& context) {
  const Act& act = *context.route.act;
  const std::vector<std::uint64_t> ids = asked_about(context);
  return submit(
      context, form_of(act, context.call(), ids.front()),
      [&](const FormValues& values) {
        in_transaction(context.database, [&] {
          for (std::uint64_t id : ids) act.run(context.call(), id, values);
        });
        return done(context, path_of(resource_of(context)), {act.done_many.id, {std::to_string(ids.size())}});
      },
      [&](const Form& form, const FormValues& values) { return show_many(context, ids, form, values); });
}

Response new_page(Context& context) {
  const Resource& resource = resource_of(context);
  const Form form = resource.creation.form(context.call());
  return show_form(context, resource.creation.label, path_of(resource), form, form.blank());
}

Response create_action(Context& context) {
  const Resource& resource = resource_of(context);
  const Form form = resource.creation.form(context.call());
  return submit(
      context, form,
      [&](const FormValues& values) {
        const Made made = resource.creation.run(context.call(), values);
        return answer(context, resource.creation.done, resource.own_object_page ? path_of(resource, made.id) : path_of(resource), form, made.shown_once);
      },
      [&](const Form& form, const FormValues& values) { return show_form(context, resource.creation.label, path_of(resource), form, values); });
}

bool is_tab(const Act& act) { return !act.tab.id.empty(); }

/// A form, a question, or both, with the act's button.
Response show_act(Context& context, const Object& object, const Form& form, const FormValues& values) {
  const Resource& resource = resource_of(context);
  const Act& act = *context.route.act;
  const Text title = act.title.id.empty() ? act.label : with_name(act.title, object.name);
  const std::string back = after(resource, act, object.id);
  if (act.question.id.empty()) return show_form(context, title, back, form, values, is_tab(act) ? object.id : 0);
  const Shown page{.title = title, .template_name = "parts/question_page.tpl", .path = {{resource.title, path_of(resource)}}, .status = values.ok() ? 200 : 422};
  return show(context, page, [&](View view) {
    view.set("ACTION", context.request.path);
    view.set("QUESTION", with_name(act.question, object.name));
    view.set("BACK_HREF", resource.own_object_page ? path_of(resource, object.id) : path_of(resource));
    View button = view.add(act.dangerous ? Name("DANGEROUS") : Name("HARMLESS"));
    button.set("BUTTON_LABEL", act.label);
    if (!form.fields().empty()) form.show(view.add("FIELDS").include("FORM", "parts/form.tpl"), values);
  });
}

Response act_page(Context& context) {
  const Object object = resource_of(context).get(context.call(), context.id());
  const Form form = form_of(*context.route.act, context.call(), object.id);
  return show_act(context, object, form, present_values(form, object));
}

Response act_action(Context& context) {
  const Resource& resource = resource_of(context);
  const Act& act = *context.route.act;
  const Object object = resource.get(context.call(), context.id());
  const Form form = form_of(act, context.call(), object.id);
  return submit(
      context, form,
      [&](const FormValues& values) {
        const ShownOnce shown_once = act.run(context.call(), object.id, values);
        return answer(context, with_name(act.done, object.name), after(resource, act, object.id), form, shown_once);
      },
      [&](const Form& form, const FormValues& values) { return show_act(context, object, form, values); });
}

std::vector<PageRoute> make_pages(const Resource& resource) {
  const std::string path = path_of(resource);
  std::vector<PageRoute> pages;
  auto add = [&](Method method, const std::string& pattern, const Permission& permission, Response (*handler)(Context&), const Act* act = nullptr) {
    pages.push_back({method, pattern, permission, handler, &resource, act});
  };
  if (resource.rows) {
    const Permission& see = resource.see_list ? resource.see_list : resource.see;
    add(Method::get, path, see, list_page);
    add(Method::post, path, see, group_action);
  }
  if (resource.creation.form && !resource.own_new_page) {
    add(Method::get, path + "/new", resource.creation.permission, new_page);
    add(Method::post, path + "/new", resource.creation.permission, create_action);
  }
  for (const Act& act : resource.acts) {
    if (has_page(act)) add(Method::get, pattern_of(resource, act), act.permission, act_page, &act);
    add(Method::post, pattern_of(resource, act), act.permission, act_action, &act);
    if (!act.form || act.done_many.id.empty()) continue;
    add(Method::get, path + "/with/" + std::string(act.name), act.permission, many_page, &act);
    add(Method::post, path + "/with/" + std::string(act.name), act.permission, many_action, &act);
  }
  return pages;
}

}  // namespace

void show_acts(const Context& context, View view, const Resource& resource, const Object& object, const std::vector<std::string_view>& fitting) {
  for (const Act& act : resource.acts) {
    if (!context.may(act.permission) || std::find(fitting.begin(), fitting.end(), act.name) == fitting.end()) continue;
    View line = view.add("ACT");
    View button = line.add(has_page(act) ? Name("LEADS") : Name("DOES"));
    button.set("ACT_HREF", path_of(resource, object.id) + "/" + std::string(act.name));
    button.set("ACT_LABEL", act.label);
    button.set("ACT_ICON", act.icon);
    if (act.dangerous) button.show("ACT_DANGEROUS");
  }
}

void show_tabs(const Context& context, View view, const Resource& resource, std::uint64_t id, const Act* current) {
  auto add = [&](const std::string& path, const Text& label, bool is_here) {
    View tab = view.add("TAB");
    tab.set("TAB_HREF", path);
    tab.set("TAB_LABEL", label);
    if (is_here) tab.show("TAB_HERE");
  };
  add(path_of(resource, id), N_("Overview"), !current);
  for (const Act& act : resource.acts)
    if (is_tab(act) && context.may(act.permission)) add(path_of(resource, id) + "/" + std::string(act.name), act.tab, &act == current);
}

std::span<const PageRoute> pages_of(const Resource& resource) {
  static std::map<const Resource*, std::vector<PageRoute>> made;
  if (resource.path.empty()) return {};
  auto [found, is_new] = made.try_emplace(&resource);
  if (is_new) found->second = make_pages(resource);
  return found->second;
}

Response submit(Context& context, const Form& form, const std::function<Response(const FormValues&)>& work,
                const std::function<Response(const Form&, const FormValues&)>& show_again) {
  FormValues values = form.read(context.request.form);
  if (!values.ok()) return show_again(form, values);
  try {
    return work(values);
  } catch (const Refused& problem) {
    refuse(values, form, problem);
  }
  return show_again(form, values);
}

}  // namespace hostler
