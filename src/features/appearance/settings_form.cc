// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include "base/text.h"
#include "features/appearance/settings.h"
#include "http/language.h"
#include "requests/names.h"

namespace hostler::appearance {
namespace {

constexpr std::size_t most_name_servers = 8;
constexpr std::size_t most_page_bytes = 30'000;   // a request to root holds it

Check name_servers() {
  return [](std::string& value) -> std::optional<Text> {
    std::set<std::string> seen;
    std::vector<std::string> lines;
    for (const std::string& line : split(value, '\n')) {
      const std::string name = lower(trimmed(line));
      if (name.empty()) continue;
      if (!requests::HostName::parse(name)) return Text(N_("%1 is not a host name like ns1.example.com."), {name});
      if (seen.insert(name).second) lines.push_back(name);
    }
    if (lines.size() < 2 || lines.size() > most_name_servers) return Text(N_("Enter 2 to 8 different names, one a line."));
    value = join(lines, "\n");
    return std::nullopt;
  };
}

Check start_file() {
  return [](std::string& value) -> std::optional<Text> {
    if (requests::PageName::parse(value)) return std::nullopt;
    return Text(N_("Use a name like index.html: letters, digits, - and _, ending in .html or .htm."));
  };
}

Check at_most_bytes(std::size_t most) {
  return [most](std::string& value) -> std::optional<Text> {
    if (value.size() <= most) return std::nullopt;
    return Text(N_("The text is too long: at most %1 bytes."), {std::to_string(most)});
  };
}

Field label_field(const std::string& name, const Text& label) {
  return {.name = name,
          .label = label,
          .help = N_("What this field of a user's personal data is called, for example Customer number. Empty: it keeps its plain name."),
          .most_characters = 40};
}

}  // namespace

Form defaults_form() {
  Field language{.name = "language", .label = N_("Language"), .help = N_("The language that new users start with. Each can choose another one."), .kind = Field::Kind::choice};
  language.choices.push_back({"", N_("As you read the panel yourself")});
  for (const Language& choice : languages()) language.choices.push_back({choice.code, Text("%1", {choice.name})});
  return Form({std::move(language),
               {.name = "mail_sender",
                .label = N_("Sender of mails"),
                .help = N_("Letters to your users come from this address. Empty: from your own e-mail address."),
                .kind = Field::Kind::mail,
                .most_characters = 254},
               {.name = "name_servers",
                .label = N_("Name servers"),
                .help = N_("The name servers your users' domains shall have, one a line. They are named in letters to users."),
                .kind = Field::Kind::multiline,
                .most_characters = 2100,
                .check = name_servers(),
                .hint = N_("Two to eight, one a line.")},
               label_field("label1", N_("Label of extra field 1")),
               label_field("label2", N_("Label of extra field 2")),
               label_field("label3", N_("Label of extra field 3")),
               version_field()});
}

Form help_form() {
  return Form({{.name = "help",
                .label = N_("Help page"),
                .help = N_("HTML that your users find under Help. Headings, paragraphs, lists, tables, links and embedded pictures (data:) are shown; scripts, styles, forms and "
                           "everything loaded from elsewhere are left out."),
                .kind = Field::Kind::multiline,
                .most_characters = 30'000,
                .hint = N_("Empty: your users see the server's help page, if there is one.")},
               version_field()});
}

Form start_page_form() {
  return Form({{.name = "start_file",
                .label = N_("File name"),
                .help = N_("Name of the file in the folder of a new site. Visitors see it at once when it is called index.html."),
                .most_characters = 60,
                .check = start_file(),
                .hint = N_("Empty: index.html")},
               {.name = "start_html",
                .label = N_("HTML"),
                .help = N_("The page each new site of your users begins with, until the user puts his own there. ##user## becomes the user's login, ##domain## the name of the site."),
                .kind = Field::Kind::multiline,
                .most_characters = 30'000,
                .check = at_most_bytes(most_page_bytes),
                .hint = N_("Empty: the server's start page. Files of the user are never overwritten.")},
               version_field()});
}

}  // namespace hostler::appearance
