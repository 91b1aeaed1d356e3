// SPDX-License-Identifier: GPL-3.0-or-later
// usage: preview TEMPLATES LOCALE STATIC FOLDER — writes sample pages (list, empty list, form with errors, progress, overview, login, error) as files, in
// every language, for looking at them without a panel. Static files are linked as /static/…, so serve FOLDER with STATIC below that name.
#include <filesystem>
#include <fstream>
#include <iostream>

#include "http/form.h"
#include "http/language.h"
#include "http/listing.h"
#include "http/parts.h"

namespace {

using namespace hostler;

Frame frame(const char* title) {
  Frame frame;
  frame.title = Text(title);
  frame.menu = {{N_("General"), "gauge", {{N_("Overview"), "/general"}, {N_("Messages"), "/messages"}}},
                {N_("Packages"), "box", {{N_("Overview"), "/overview/packages"}}},
                {N_("Users"), "users", {{N_("Overview"), "/overview/users"}, {N_("Users"), "/users"}}},
                {N_("Settings"), "gear", {{N_("Overview"), "/overview/settings"}}}};
  frame.current = "/users";
  frame.path = {{N_("Users"), "/overview/users"}};
  frame.who = "web3";
  frame.role = N_("Reseller");
  return frame;
}

Listing users() {
  Listing listing;
  listing.path = "/users";
  listing.default_sort = "login";
  listing.empty = N_("No users yet.");
  listing.columns = {{"login", N_("Login"), "", "login", Column::Kind::link},
                     {"name", N_("Name"), "", "name"},
                     {"space", N_("Users"), "", "", Column::Kind::number},
                     {"state", N_("Status"), "", "", Column::Kind::badge}};
  listing.actions = {{"lock", N_("Lock")}, {"delete", N_("Delete"), true}};
  return listing;
}

void fill_list(View view) {
  Listing listing = users();
  ListView shown;
  shown.sort = "login";
  shown.page = 5;
  ListPage page;
  page.total = 9876;
  page.more_before = page.more_after = true;
  std::vector<ShownRow> rows;
  const char* names[] = {"Anna Becker", "Marek Novák", "Läden & Co", "J. Okafor", "Studio <Süd>", "Ines Pereira", "李小龍"};
  for (int i = 0; i < 7; ++i) {
    std::string login = "web" + std::to_string(i + 101);
    page.rows.push_back(Row({login, login, std::to_string(i)}));
    Cell state = i == 2 ? Cell{"Over limit", "", "bad"} : i == 3 ? Cell{"Locked", "", "warn"} : Cell{"Active", "", "good"};
    rows.push_back({std::to_string(i), {{login, "/users/" + std::to_string(i)}, {names[i]}, {std::to_string(i * 7), "", "", "exactly"}, state},
                    {{N_("Change"), "pencil", "/users/1"}, {N_("Log in"), "log-in", "/users/1/enter", true}, {N_("Lock"), "lock", "/users/1/lock", true}}, login});
  }
  View list = view.include("CONTENT", "parts/list.tpl");
  View button = list.add("NEW");
  button.set("NEW_HREF", std::string_view("/signup"));
  button.set("NEW_LABEL", Text(N_("Create user")));
  show(list, listing, shown, page, rows);
}

void fill_form(View view) {
  Form form({{.name = "login", .label = N_("Login"), .help = N_("The name the user logs in with."), .required = true, .autocomplete = "username"},
             {.name = "password", .label = N_("Password"), .kind = Field::Kind::password, .hint = N_("At least 10 characters."), .autocomplete = "new-password"},
             {.name = "mail", .label = N_("E-mail address"), .kind = Field::Kind::mail, .required = true},
             {.name = "space", .label = N_("Disk space"), .help = N_("-1 means unlimited."), .kind = Field::Kind::number, .unit = Text("MB")},
             {.name = "php", .label = Text("PHP"), .kind = Field::Kind::choice, .choices = {{"off", N_("Off")}, {"8.2", Text("PHP 8.2")}}, .initial = "8.2"},
             {.name = "shown", .label = N_("Show"), .kind = Field::Kind::check, .initial = "1"},
             {.name = "note", .label = N_("Note"), .kind = Field::Kind::multiline}});
  FormValues values = form.read({{"login", "web\" onfocus=\"alert(1)"}, {"password", "secret"}, {"mail", "nobody"}, {"space", "many"}, {"php", "8.2"}, {"note", "<b>\nline"}});
  form.show(view.include("CONTENT", "parts/form.tpl"), values);
}

void fill_progress(View view) {
  show_progress(view.include("CONTENT", "parts/progress.tpl"),
                {{Step::State::done, N_("User")}, {Step::State::running, Text(N_("Web site %1"), {"läden.example"})}, {Step::State::refused, Text("PHP"), Text("php-fpm: pool web3: unknown entry")}, {Step::State::waiting, N_("Mail")}}, "/jobs");
}

void fill_tools(View view) {
  show_tools(view.include("CONTENT", "parts/tools.tpl"), {{N_("Create user"), "user-plus", "/signup"}, {N_("Users"), "users", "/users"}, {N_("Packages"), "package", "/packages"},
                                                       {N_("Change password"), "key-round", "/password"}, {N_("Messages"), "mail", "/messages"}});
}

void write(const std::string& folder, const std::string& name, const Response& response) {
  std::ofstream(folder + "/" + current_language() + "-" + name + ".html") << response.body;
}

void write_all(const Templates& templates, const std::string& folder) {
  Frame acting = frame(N_("Users"));
  acting.acting_as_by = "res1";
  acting.notice = Text(N_("Saved."));
  write(folder, "list", page(templates, acting, "preview.tpl", fill_list));
  write(folder, "empty", page(templates, frame(N_("Users")), "preview.tpl", [](View view) { show(view.include("CONTENT", "parts/list.tpl"), users(), {}, {}, {}); }));
  write(folder, "form", page(templates, frame(N_("Create user")), "preview_form.tpl", fill_form));
  write(folder, "progress", page(templates, frame(N_("Create user")), "preview_card.tpl", fill_progress));
  write(folder, "tools", page(templates, frame(N_("Overview")), "preview.tpl", fill_tools));
  Frame guest;
  guest.title = N_("Log in");
  write(folder, "login", page(templates, guest, "preview_form.tpl", [](View view) {
    Form form({{.name = "login", .label = N_("Login"), .required = true}, {.name = "password", .label = N_("Password"), .kind = Field::Kind::password, .required = true}});
    form.show(view.include("CONTENT", "parts/form.tpl"), form.blank());
  }));
  write(folder, "error", error_page(templates, frame(""), 500, {}, "7F3A-19C2"));
  write(folder, "error-guest", error_page(templates, guest, 404));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) return 64;
  try {
    load_languages(argv[2]);
    load_static_names(argv[3]);
    // The panel's templates and the frames of the samples.
    std::string all = std::string(argv[4]) + "/templates";
    std::filesystem::create_directories(all);
    std::filesystem::copy(argv[1], all, std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing);
    std::ofstream(all + "/preview.tpl") << "{{%AUTOESCAPE context=\"HTML\"}}{{>CONTENT}}";
    std::ofstream(all + "/preview_card.tpl") << "{{%AUTOESCAPE context=\"HTML\"}}<div class=\"card\">{{>CONTENT}}</div>";
    std::ofstream(all + "/preview_form.tpl") << "{{%AUTOESCAPE context=\"HTML\"}}<form method=\"post\" novalidate class=\"card\"><input type=\"hidden\" name=\"token\" value=\"{{TOKEN}}\">{{>CONTENT}}"
                                                "<p class=\"buttons\"><button class=\"primary\">{{_Save_}}</button><a class=\"button\" href=\"/users\">{{_Cancel_}}</a></p></form>";
    Templates templates(all);
    for (const Language& language : languages()) {
      use_language(language.code);
      write_all(templates, argv[4]);
    }
    return 0;
  } catch (const std::exception& problem) {
    std::cerr << "preview: " << problem.what() << "\n";
    return 1;
  }
}
