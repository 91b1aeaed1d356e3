// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/appearance/help_pages.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "features/appearance/help_text.h"
#include "features/appearance/settings.h"
#include "features/appearance/skins.h"
#include "features/feature.h"
#include "http/language.h"

namespace hostler::appearance {
namespace {

/// Calls work(of, title, form) for every form of the capability that the actor may fill in; a form is a function, since making it may ask the database.
/// of: the objects it is about; nothing where it is about none.
template <class Work> void each_form(const Context& context, const Feature& feature, Work work) {
  for (const HelpForm& help : feature.help_forms)
    if (context.may(help.permission)) work(Text(), help.title, [&] { return help.form(context.call()); });
  for (const Resource* resource : feature.resources) {
    if (resource->creation.form && context.may(resource->creation.permission)) work(resource->title, resource->creation.label, [&] { return resource->creation.form(context.call()); });
    for (const Act& act : resource->acts)
      if (act.form && context.may(act.permission)) work(resource->title, act.label, [&] { return act.form(context.call(), 0); });
  }
}

/// Only where there are several kinds the objects are named: then one title may stand there twice.
template <class List> bool has_several_kinds(const List& list) {
  return std::any_of(list.begin(), list.end(), [&](const auto& one) { return std::get<0>(one).id != std::get<0>(list.front()).id; });
}

/// The forms' titles below the names of what they are about.
void show_titles(View topic, const std::vector<std::pair<Text, Text>>& titles) {
  const bool several = has_several_kinds(titles);
  std::optional<View> list;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    const auto& [of, title] = titles[i];
    if (i == 0 || of.id != titles[i - 1].first.id) {
      list = topic.add("LIST");
      if (several && !of.id.empty()) list->add("OF").set("OF_LABEL", of);
    }
    list->add("ITEM").set("ITEM_LABEL", title);
  }
}

void show_fields(View view, const Form& form) {
  for (const Field& field : form.fields()) {
    if (field.kind == Field::Kind::hidden || field.help.id.empty()) continue;
    View line = view.add("FIELD");
    line.set("FIELD_LABEL", field.label);
    line.set("FIELD_HELP", field.help);
  }
}

constexpr char frame_policy[] = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; "
                                "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
constexpr char words_policy[] = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src data:; style-src 'self'; base-uri 'none'; form-action 'none'; "
                                "frame-ancestors 'self'";

}  // namespace

Response help_page(Context& context) {
  const bool has_words = !help_html(context.database, context.actor.account).empty();
  Response response = show(context, {.title = N_("Help"), .template_name = "appearance/help.tpl"}, [&](View view) {
    if (has_words) view.show("WORDS");
    for (const Feature* feature : all_features()) {
      std::vector<std::pair<Text, Text>> titles;
      each_form(context, *feature, [&](const Text& of, const Text& title, auto) { titles.emplace_back(of, title); });
      if (titles.empty()) continue;
      View topic = view.add("TOPIC");
      topic.set("TOPIC_HREF", "/help/" + std::string(feature->name));
      topic.set("TOPIC_LABEL", feature->label);
      show_titles(topic, titles);
    }
  });
  response.headers.emplace_back("Content-Security-Policy", frame_policy);
  return response;
}

Response help_topic(Context& context) {
  for (const Feature* feature : all_features()) {
    if (feature->name != context.path.at("topic")) continue;
    std::vector<std::tuple<Text, Text, Form>> forms;
    each_form(context, *feature, [&](const Text& of, const Text& title, auto form) {
      try {
        forms.emplace_back(of, title, form());
      } catch (const Problem&) {
        // A form that cannot be made without its object has its help beside its fields.
      }
    });
    if (forms.empty()) break;
    return show(context, {.title = feature->label, .template_name = "appearance/help_topic.tpl", .path = {{N_("Help"), "/help"}}}, [&](View view) {
      const bool several = has_several_kinds(forms);
      for (const auto& [of, title, form] : forms) {
        View shown = view.add("FORM");
        if (several && !of.id.empty()) shown.add("OF").set("OF_LABEL", of);
        shown.set("FORM_TITLE", title);
        show_fields(shown, form);
      }
    });
  }
  throw NotFound();
}

Response help_words(Context& context) {
  const std::string words = clean_html(help_html(context.database, context.actor.account));
  const std::string look = style_address(context.actor.look);
  std::string page = "<!doctype html>\n<html lang=\"" + current_language() + "\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + translated("Help") + "</title>\n";
  for (const std::string& style : {panel_style(), look})
    if (!style.empty()) page += "<link rel=\"stylesheet\" href=\"" + style + "\">\n";
  Response response = html(page + "</head>\n<body class=\"words\">\n" + words + "\n</body>\n</html>\n");
  response.headers = {{"Content-Security-Policy", words_policy}, {"X-Frame-Options", "SAMEORIGIN"}};
  return response;
}

}  // namespace hostler::appearance
