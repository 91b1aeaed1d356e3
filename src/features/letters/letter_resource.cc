// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/letters/letter_resource.h"

#include "base/text.h"
#include "features/letters/letter_store.h"
#include "features/letters/letters.h"
#include "features/packages/packages.h"
#include "http/language.h"

namespace hostler::letters {
namespace {

std::vector<Field> text_fields() {
  return {{.name = "sender",
           .label = N_("Sender"),
           .help = N_("The address the mail comes from. Left empty, it is the sender in your settings, or else your own e-mail address."),
           .kind = Field::Kind::mail,
           .most_characters = 254},
          {.name = "subject",
           .label = N_("Subject"),
           .help = N_("One line. All variables but the password can be used."),
           .required = true,
           .most_characters = 200,
           .check = known_variables(false)},
          {.name = "text",
           .label = N_("Text"),
           .help = N_("Plain text. Variables like ##login## are replaced once, when a user is created; you can change that mail before it is sent."),
           .kind = Field::Kind::multiline,
           .required = true,
           .most_characters = 20000,
           .check = known_variables(true)}};
}

Form form(const Call& call) {
  Field package{.name = "package",
                .label = N_("For"),
                .help = N_("Users who are created with this package get this mail. The one without a package is also for packages that have none of their own."),
                .kind = Field::Kind::choice,
                .choices = {{"", N_("No package / individual settings")}}};
  for (const packages::Package& one : packages::of(call.database, call.actor)) package.choices.push_back({std::to_string(one.id), Text(one.name)});
  std::vector<Field> fields{std::move(package)};
  const Letter start = built_in();
  for (Field& field : text_fields()) {
    if (field.name == "subject") field.initial = start.subject;
    if (field.name == "text") field.initial = start.text;
    fields.push_back(std::move(field));
  }
  return Form(std::move(fields));
}

Form change_form(const Call&, std::uint64_t) {
  std::vector<Field> fields = text_fields();
  fields.push_back(version_field());
  return Form(std::move(fields));
}

Letter letter_from(const FormValues& values) {
  return {.package_name = {}, .sender = values["sender"], .subject = values["subject"], .text = values["text"]};
}

Object get(const Call& call, std::uint64_t id) {
  const Letter letter = letters::get(call.database, call.actor, id);
  return {.id = id,
          .name = letter.package == 0 ? translated(N_("No package / individual settings")) : letter.package_name,
          .values = {{"package", letter.package == 0 ? "" : std::to_string(letter.package)},
                     {"sender", letter.sender},
                     {"subject", letter.subject},
                     {"text", letter.text},
                     {"version", std::to_string(letter.version)}}};
}

std::optional<std::uint64_t> find(const Call& call, const std::string& name) { return store::find_by_name(call.database, call.actor.scope(), name); }

Made make(const Call& call, const FormValues& values) {
  Letter letter = letter_from(values);
  if (!values["package"].empty()) letter.package = static_cast<std::uint64_t>(values.number("package"));
  return {.id = create(call.database, call.actor, letter)};
}

void change_one(const Call& call, std::uint64_t id, const FormValues& values) {
  Letter letter = letter_from(values);
  letter.id = id;
  letter.version = static_cast<unsigned>(values.number("version"));
  change(call.database, call.actor, letter);
}

void delete_one(const Call& call, std::uint64_t id, const FormValues&) { remove(call.database, call.actor, id); }

ListQuery query(const Call& call, const ListView&) { return store::query(call.actor.scope()); }

std::vector<ShownRow> rows(Context&, const ListPage& page) {
  std::vector<ShownRow> shown;
  for (const Row& row : page.rows) {
    const std::string id = row.text(static_cast<unsigned>(row.size()) - 1);
    const std::string name = row.text(0).empty() ? translated(N_("No package / individual settings")) : row.text(0);
    ShownRow line{.id = id, .cells = {{.text = name, .href = "/letters/" + id}, {.text = row.text(1)}, {.text = row.text(2)}}, .name = name};
    line.actions = {{.label = N_("Change"), .icon = "pencil", .href = "/letters/" + id}, {.label = N_("Delete"), .icon = "trash-2", .href = "/letters/" + id + "/delete"}};
    shown.push_back(std::move(line));
  }
  return shown;
}

}  // namespace

const Resource resource{
    .name = "letters",
    .noun = "letter",
    .see = see,
    .listing = [](const Actor&) { return store::listing(); },
    .query = query,
    .get = get,
    .find = find,
    .creation = {.permission = edit, .label = N_("New registration mail"), .done = N_("The registration mail is saved."), .form = form, .run = make},
    .acts = {{.name = "change",
              .label = N_("Change registration mail"),
              .icon = "pencil",
              .permission = edit,
              .done = N_("The registration mail is saved."),
              .run = change_one,
              .form = change_form},
             {.name = "delete",
              .label = N_("Delete"),
              .icon = "trash-2",
              .permission = edit,
              .done = N_("The registration mail is deleted. The one for no package, or the server's, is used instead."),
              .run = delete_one,
              .title = N_("Delete registration mail"),
              .question = N_("Delete the registration mail for %1? The one for no package, or the server's, is used instead."),
              .done_many = N_("Registration mails deleted: %1."),
              .dangerous = true}},
    .path = "/letters",
    .title = N_("Registration mails"),
    .own_object_page = true,
    .own_new_page = true,
    .rows = rows};

}  // namespace hostler::letters
