// SPDX-License-Identifier: GPL-3.0-or-later
// The picture of a Form: parts/form.tpl.
#include "base/text.h"
#include "http/form.h"
#include "http/language.h"

namespace hostler {
namespace {

struct InputLook {
  std::string_view type;
  std::string_view mode;     // on-screen keyboard
};

/// Numbers are text to the browser: type=number throws away what it cannot read, and the typed text must survive a mistake.
InputLook look(Field::Kind kind) {
  switch (kind) {
    case Field::Kind::password: return {"password", ""};
    case Field::Kind::mail: return {"email", "email"};
    case Field::Kind::url: return {"url", "url"};
    case Field::Kind::number: return {"text", "numeric"};
    default: return {"text", ""};
  }
}

void show_input(View line, const Field& field, const std::string& value) {
  View input = line.add("INPUT");
  input.set("TYPE", look(field.kind).type);
  if (!look(field.kind).mode.empty()) input.add("MODE").set("KEYBOARD", look(field.kind).mode);
  input.set("AUTOCOMPLETE", field.autocomplete);
  if (field.kind != Field::Kind::password) input.set("VALUE", value);
  if (field.kind == Field::Kind::number || field.kind == Field::Kind::colour) input.show("SHORT");
  if (field.kind == Field::Kind::colour) {
    input.show("COLOUR");
    input.add("SWATCH").set("SWATCH_COLOUR", value);
  }
  if (!field.unit.id.empty()) input.add("UNIT").set("UNIT_TEXT", field.unit);
}

void show_choices(View line, const Field& field, const std::string& value) {
  View select = line.add("CHOICE");
  for (const Choice& choice : field.choices) {
    View option = select.add("OPTION");
    // Without a value of its own an option means its text: a long list of names is half as long.
    if (translated(choice.label) != choice.value) option.add("OTHER_VALUE").set("OPTION_VALUE", choice.value);
    option.set("OPTION_LABEL", choice.label);
    if (choice.value == value) option.show("CHOSEN");
  }
}

void show_control(View line, const Field& field, const std::string& value) {
  switch (field.kind) {
    case Field::Kind::check: {
      View box = line.add("CHECK");
      if (value == "1") box.show("CHECKED");
      return;
    }
    case Field::Kind::choice: return show_choices(line, field, value);
    case Field::Kind::multiline: return line.add("MULTILINE").set("VALUE", value);
    default: return show_input(line, field, value);
  }
}

void show_field(View line, const Field& field, const FormValues& values) {
  line.set("NAME", field.name);
  if (field.attached) line.show("ATTACHED");
  line.set("LABEL", field.label);
  std::vector<std::string> described;
  auto describe = [&](Name section, Name name, const Text& text, const char* ending) {
    if (text.id.empty()) return;
    line.add(section).set(name, text);
    described.push_back("f-" + field.name + ending);
  };
  auto problem = values.problems().find(field.name);
  if (problem != values.problems().end()) describe("ERROR", "ERROR_TEXT", problem->second, "-error");
  // A hint that says what the error says already is left out.
  if (problem == values.problems().end() || problem->second.id != field.hint.id) describe("HINT", "HINT_TEXT", field.hint, "-hint");
  describe("HELP", "HELP_TEXT", field.help, "-help");
  line.set("DESCRIBED", join(described, " "));
  show_control(line, field, values[field.name]);
  // Sections inside the control's own section look here too.
  if (field.required) line.show("REQUIRED");
  if (problem != values.problems().end()) line.show("INVALID");
}

void show_summary(View view, const FormValues& values) {
  if (values.ok()) return;
  View summary = view.add("SUMMARY");
  std::size_t fields = values.problems().size();
  auto whole = values.problems().find("");
  if (whole != values.problems().end()) {
    summary.add("WHOLE").set("WHOLE_TEXT", whole->second);
    --fields;
  }
  if (fields > 0) summary.add("COUNTED").set("COUNTED_TEXT", translated_count("%1 entry needs a change.", "%1 entries need a change.", fields));
}

}  // namespace

void Form::show(View view, const FormValues& values) const {
  show_summary(view, values);
  for (const Field& field : fields_) {
    if (field.kind == Field::Kind::hidden) {
      View hidden = view.add("HIDDEN");
      hidden.set("NAME", field.name);
      hidden.set("VALUE", values[field.name]);
      continue;
    }
    show_field(view.add("FIELD"), field, values);
  }
}

}  // namespace hostler
