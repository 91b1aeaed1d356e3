// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/circulars/circular_resource.h"

#include <algorithm>

#include "base/text.h"
#include "features/circulars/circular_pages.h"
#include "features/circulars/circular_store.h"
#include "features/letters/letters.h"

namespace hostler::circulars {
namespace {

constexpr std::size_t most_named = 10'000;

Field logins_field(const char* name, const Text& label, const Text& help) {
  return {.name = name, .label = label, .help = help, .kind = Field::Kind::multiline, .most_characters = 200'000};
}

std::vector<Field> creation_fields(const Call& call) {
  std::vector<Field> fields = text_fields(call);
  fields.push_back(logins_field("to", N_("Users"), N_("Logins of those who get it, blanks or line ends between them. Left empty, all your users get it.")));
  fields.push_back(logins_field("except", N_("Except"), N_("Logins of those who do not get it.")));
  return fields;
}

/// The users whose logins a field names. Refused with those that are nobody's.
std::vector<AccountId> users_named(const Call& call, const FormValues& values, const char* field) {
  std::string words = values[field];
  std::replace_if(words.begin(), words.end(), [](char c) { return c == '\n' || c == '\t' || c == ','; }, ' ');
  std::vector<std::string> logins;
  for (const std::string& word : split(words, ' '))
    if (!word.empty()) logins.push_back(word);
  if (logins.size() > most_named) throw Refused(Text(N_("Name at most %1 users."), {std::to_string(most_named)}), field);
  std::vector<AccountId> users;
  const auto found = store::users_by_login(call.database, call.actor.scope(), logins);
  for (const auto& [login, id] : found) users.push_back(id);
  std::erase_if(logins, [&](const std::string& login) { return std::any_of(found.begin(), found.end(), [&](const auto& one) { return one.first == login; }); });
  if (!logins.empty()) throw Refused(Text(N_("You have no user called %1."), {logins.front()}), field);
  return users;
}

Made make(const Call& call, const FormValues& values) {
  return in_transaction(call.database, [&]() -> Made {
    const std::vector<AccountId> to = users_named(call, values, "to"), except = users_named(call, values, "except");
    const std::uint64_t id = write(call.database, call.actor, circular_from(values));
    if (!to.empty()) {
      choose_all(call.database, call.actor, id, false);
      choose(call.database, call.actor, id, to, true);
    }
    choose(call.database, call.actor, id, except, false);
    send(call.database, call.actor, id);
    return {.id = id};
  });
}

Form again_form(const Call&, std::uint64_t) {
  return Form({logins_field("users", N_("Users"), N_("Logins of those who get it again, blanks or line ends between them. Left empty: everybody whose mail failed.")),
               {.name = "also_unclear",
                .label = N_("Also where it may have been sent"),
                .help = N_("The server was interrupted while these mails were under way. Whoever got his mail then gets it a second time."),
                .kind = Field::Kind::check}});
}

void again(const Call& call, std::uint64_t id, const FormValues& values) {
  if (send_again(call.database, call.actor, id, users_named(call, values, "users"), values.flag("also_unclear")) == 0)
    throw Refused(Text(N_("There is nobody to send to again.")));
}

Object get(const Call& call, std::uint64_t id) {
  const Circular circular = circulars::get(call.database, call.actor, id);
  return {.id = id,
          .name = circular.subject,
          .values = {{"sender", circular.sender},
                     {"subject", circular.subject},
                     {"text", circular.text},
                     {"state", circular.state},
                     {"total", std::to_string(circular.total)},
                     {"sent", std::to_string(circular.sent)},
                     {"failed", std::to_string(circular.failed)},
                     {"unclear", std::to_string(circular.unclear)},
                     {"users", ""}}};
}

std::optional<std::uint64_t> find(const Call& call, const std::string& name) {
  const auto number = to_number(name);
  if (!number || *number <= 0 || !store::find(call.database, call.actor.scope(), static_cast<std::uint64_t>(*number))) return std::nullopt;
  return static_cast<std::uint64_t>(*number);
}

}  // namespace

std::vector<Field> text_fields(const Call& call) {
  return {{.name = "sender",
           .label = N_("Sender"),
           .help = N_("The address the mails come from, and answers go to."),
           .kind = Field::Kind::mail,
           .required = true,
           .most_characters = 254,
           .initial = letters::default_sender(call.database, call.config, call.actor, call.actor.account)},
          {.name = "subject", .label = N_("Subject"), .help = N_("One line. Variables can be used."), .required = true, .most_characters = 200, .check = letters::known_variables(false)},
          {.name = "text",
           .label = N_("Text"),
           .help = N_("Plain text. Variables like ##name## are replaced for each user, once."),
           .kind = Field::Kind::multiline,
           .required = true,
           .most_characters = 20000,
           .check = letters::known_variables(false)}};
}

Circular circular_from(const FormValues& values) { return {.sender = values["sender"], .subject = values["subject"], .text = values["text"]}; }

const Resource resource{
    .name = "circulars",
    .noun = "circular",
    .see = see,
    .properties = {{.name = "state", .label = N_("Status"), .help = N_("draft, sending, done or cancelled.")},
                   {.name = "total", .label = N_("Recipients"), .help = N_("How many users get it."), .kind = Field::Kind::number},
                   {.name = "sent", .label = N_("Sent"), .help = N_("Mails that were handed over."), .kind = Field::Kind::number},
                   {.name = "failed", .label = N_("Failed"), .help = N_("Mails that were refused."), .kind = Field::Kind::number},
                   {.name = "unclear", .label = N_("May have been sent"), .help = N_("Mails under way when the server was interrupted."), .kind = Field::Kind::number}},
    .listing = [](const Actor&) { return store::listing(); },
    .query = [](const Call& call, const ListView&) { return store::query(call.actor.scope()); },
    .get = get,
    .find = find,
    .creation = {.permission = edit,
                 .label = N_("Write circular"),
                 .done = N_("The circular is being sent."),
                 .form = [](const Call& call) { return Form(creation_fields(call)); },
                 .run = make},
    .acts = {{.name = "cancel",
              .label = N_("Cancel sending"),
              .icon = "ban",
              .permission = edit,
              .done = N_("The circular is cancelled. Whoever had no mail yet gets none."),
              .run = [](const Call& call, std::uint64_t id, const FormValues&) { cancel(call.database, call.actor, id); },
              .title = N_("Cancel circular"),
              .question = N_("Cancel the circular “%1”? Mails sent already cannot be taken back."),
              .dangerous = true},
             {.name = "again",
              .label = N_("Send again"),
              .icon = "refresh-cw",
              .permission = edit,
              .done = N_("The circular is sent again."),
              .run = again,
              .form = again_form,
              .title = N_("Send “%1” again"),
              .question = N_("Send “%1” once more? Without further words everybody gets it whose mail failed.")},
             {.name = "delete",
              .label = N_("Delete"),
              .icon = "trash-2",
              .permission = edit,
              .done = N_("The circular is deleted."),
              .run = [](const Call& call, std::uint64_t id, const FormValues&) { remove(call.database, call.actor, id); },
              .title = N_("Delete circular"),
              .question = N_("Delete the circular “%1” and the list of its recipients?"),
              .dangerous = true}},
    .path = "/circulars",
    .title = N_("Circulars"),
    .own_object_page = true,
    .own_new_page = true,
    .rows = rows};

}  // namespace hostler::circulars
