// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/appearance/settings.h"

#include <algorithm>

#include "base/text.h"
#include "features/appearance/setting_store.h"
#include "features/messages/messages.h"

namespace hostler::appearance {
namespace {

constexpr char default_file[] = "index.html";
const std::array<std::string, 3> label_names{"label1", "label2", "label3"};

/// What counts, each name once.
Said effective(Database& database, AccountId account, const std::vector<std::string>& names) {
  Said result;
  for (store::Word& word : store::heard(database, account, names)) result[word.name] = std::move(word.value);
  return result;
}

std::string word(const Said& said, std::string_view name) {
  auto found = said.find(name);
  return found == said.end() ? "" : found->second;
}

}  // namespace

Settings settings_of(Database& database, AccountId account) {
  const Said said = effective(database, account, {"language", "mail_sender", "name_servers", label_names[0], label_names[1], label_names[2]});
  Settings settings{.language = word(said, "language"), .mail_sender = word(said, "mail_sender"), .name_servers = {}, .field_labels = {}};
  for (const std::string& line : split(word(said, "name_servers"), '\n'))
    if (!line.empty()) settings.name_servers.push_back(line);
  for (std::size_t i = 0; i < label_names.size(); ++i) settings.field_labels[i] = word(said, label_names[i]);
  return settings;
}

std::string with_places(const std::string& html, const std::string& user, const std::string& domain) {
  const std::pair<std::string_view, std::string> places[] = {{"##user##", html_escaped(user)}, {"##domain##", html_escaped(domain)}};
  std::string result;
  for (std::size_t at = 0; at < html.size();) {
    bool replaced = false;
    for (const auto& [place, value] : places) {
      if (html.compare(at, place.size(), place) != 0) continue;
      result += value;
      at += place.size();
      replaced = true;
      break;
    }
    if (!replaced) result += html[at++];
  }
  return result;
}

std::optional<StartPage> start_page(Database& database, AccountId account, const std::string& login, const std::string& domain) {
  std::string file = default_file, html;
  // Name and text belong together: a reseller's page does not take the name of the server's.
  bool own = false;
  const std::vector<store::Word> words = store::heard(database, account, {"start_file", "start_html"});
  for (const store::Word& word : words) own |= word.own && word.name == "start_html";
  for (const store::Word& word : words)
    if (word.own == own) (word.name == "start_html" ? html : file) = word.value;
  if (html.empty()) return std::nullopt;
  html = with_places(html, login, domain);
  std::replace(html.begin(), html.end(), '\t', ' ');   // no control byte goes into a request
  return StartPage{file, split(html, '\n')};
}

std::string help_html(Database& database, AccountId account) { return word(effective(database, account, {"help"}), "help"); }

std::vector<Field> with_labels(std::vector<Field> contact_fields, const FieldLabels& labels) {
  const std::array<std::string_view, 3> names{"extra1", "extra2", "extra3"};
  for (Field& field : contact_fields)
    for (std::size_t i = 0; i < names.size(); ++i)
      if (field.name == names[i] && !labels[i].empty()) field.label = Text("%1", {labels[i]});
  return contact_fields;
}

Owner owner(Database& database, const Actor& actor, AccountId id) {
  auto login = store::owner_login(database, actor.scope(), id);
  if (!login) throw NotFound();
  Owner found{.id = id, .login = *login, .said = store::said(database, id), .version = 1};
  if (auto version = found.said.extract("version"); !version.empty()) found.version = static_cast<unsigned>(std::stoul(version.mapped()));
  return found;
}

void change(Database& database, const Actor& actor, AccountId owner, const Form& form, const FormValues& values) {
  in_transaction(database, [&] {
    auto login = store::owner_login(database, actor.scope(), owner);
    if (!login) throw NotFound();
    if (!store::take_version(database, owner, static_cast<unsigned>(values.number("version")))) throw Conflict();
    for (const Field& field : form.fields())
      if (field.name != "version") store::say(database, owner, field.name, values[field.name]);
    messages::notice(database, actor, owner, *login, N_("Settings changed."));
  });
}

}  // namespace hostler::appearance
