// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/directories/directory.h"

#include <algorithm>

#include "base/text.h"
#include "features/sites/site.h"
#include "requests/names.h"

namespace hostler::directories {
namespace {

constexpr std::size_t longest_page = 20'000;
constexpr std::size_t longest_password = 72;   // bytes; bcrypt drops the rest

const std::string any_hash = "$2y$06$" + std::string(53, 'a');

}  // namespace

std::optional<Text> check_realm(std::string& realm) {
  if (requests::Realm::parse(realm)) return std::nullopt;
  return Text(N_("Up to 100 characters without \" and \\."));
}

std::optional<Text> check_name(std::string& name) {
  if (requests::PasswordLine::parse(name + ":" + any_hash)) return std::nullopt;
  return Text(N_("Letters a to z, digits and . _ @ - are possible, at most 64."));
}

std::optional<Text> check_password(std::string& password) {
  if (password.size() <= longest_password) return std::nullopt;
  return Text(N_("This password is too long: at most %1 bytes count."), {std::to_string(longest_password)});
}

std::optional<Text> check_target(std::string& target) {
  if (target.empty()) return std::nullopt;
  if (const auto url = requests::HttpUrl::parse(target)) target = url->text();
  if (requests::ErrorTarget::parse(target)) return std::nullopt;
  return Text(N_("Type a path of the site like /sorry.html, or a full address like https://www.example.org/sorry."));
}

std::vector<std::string> page_lines(const std::string& page) {
  std::vector<std::string> lines;
  for (std::string line : split(page, '\n')) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    std::replace(line.begin(), line.end(), '\t', ' ');
    if (!requests::PageLine::parse(line)) throw Refused(N_("This page holds characters that no page can."), "page");
    lines.push_back(std::move(line));
  }
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

std::vector<Choice> statuses() {
  return {{"401", N_("401: password wanted")},     {"403", N_("403: forbidden")},         {"404", N_("404: not found")},
          {"410", N_("410: gone")},                {"500", N_("500: error in a program")}, {"503", N_("503: not available now")}};
}

bool is_status(unsigned status) {
  const auto known = statuses();
  return std::any_of(known.begin(), known.end(), [&](const Choice& choice) { return choice.value == std::to_string(status); });
}

Field folder_field() {
  return {.name = "folder",
          .label = N_("Folder"),
          .help = N_("Seen from your home: html, or a folder below it such as html/members. It counts with all that lies in it, on whichever site it is shown."),
          .required = true,
          .most_characters = 1000,
          .check = sites::check_folder,
          .initial = "html"};
}

Field realm_field() {
  return {.name = "realm",
          .label = N_("Name of the area"),
          .help = N_("Browsers may show it when they ask for the password, like: Members only."),
          .required = true,
          .most_characters = 100,
          .check = check_realm};
}

std::vector<Field> user_fields() {
  return {{.name = "name", .label = N_("Visitor"), .help = N_("The name a visitor types when the browser asks for it."), .required = true, .most_characters = 64, .check = check_name},
          {.name = "password",
           .label = N_("Password"),
           .help = N_("It is stored in a way that nobody can read."),
           .kind = Field::Kind::password,
           .required = true,
           .most_characters = longest_password,
           .check = check_password,
           .autocomplete = "new-password"}};
}

std::vector<Field> page_fields() {
  return {{.name = "target",
           .label = N_("Page"),
           .help = N_("A path of the site like /sorry.html, or a full address to which visitors are sent on. Leave it empty when you type the page below."),
           .most_characters = 1000,
           .check = check_target},
          {.name = "page", .label = N_("Or its HTML"), .help = N_("The page itself. Leave it empty when it is elsewhere."), .kind = Field::Kind::multiline, .most_characters = longest_page}};
}

}  // namespace hostler::directories
