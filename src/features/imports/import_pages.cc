// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/imports/import_pages.h"

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "features/imports/import_store.h"
#include "features/imports/user_import.h"
#include "features/signup/seal.h"
#include "http/language.h"

namespace hostler::imports {
namespace {

constexpr std::size_t most_lines_shown = 300;
const std::vector<Crumb> below_users{{N_("Users"), "/users"}};

/// The second click of two: the first one did it.
struct DoneAlready {};

Response show_upload(Context& context, const std::optional<Text>& problem = {}) {
  const Form form = user_form(context.call());
  const Shown page{.title = N_("Import users"), .template_name = "imports/upload.tpl", .path = below_users, .problem = problem, .status = problem ? 422 : 200};
  return show(context, page, [&](View view) {
    view.set("MOST_LINES", context.actor.role == Role::admin
                               ? Text(N_("At most 2 MB and %1 lines. The command line takes up to %2: hostlerctl user import."), {std::to_string(most_on_page), std::to_string(most_by_program)})
                               : Text(N_("At most 2 MB and %1 lines."), {std::to_string(most_on_page)}));
    for (const Field& field : form.fields()) {
      View line = view.add("COLUMN");
      line.set("COLUMN_NAME", field.name);
      line.set("COLUMN_LABEL", field.label);
      if (field.required) line.show("NEEDED");
      if (!field.help.id.empty()) line.add("EXPLAINED").set("COLUMN_HELP", field.help);
    }
  });
}

void show_line(View lines, const LineResult& result) {
  View line = lines.add("LINE");
  line.set("LINE_NUMBER", std::to_string(result.line));
  line.set("LINE_NAME", result.name);
  if (result.problems.empty()) line.show("GOOD");
  for (const LineProblem& problem : result.problems) {
    View shown = line.add("PROBLEM");
    if (!problem.column.empty()) shown.add("OF_COLUMN").set("PROBLEM_COLUMN", problem.column);
    shown.set("PROBLEM_TEXT", problem.text);
  }
}

/// First what is wrong, so that a long file need not be searched.
Response show_report(Context& context, const Report& report, const std::string& id) {
  const Shown page{.title = N_("Import users"), .template_name = "imports/check.tpl", .path = below_users, .status = report.ok() ? 200 : 422};
  return show(context, page, [&](View view) {
    std::size_t wrong = 0, shown = 0;
    View table = view.add("LINES");
    for (const bool good : {false, true})
      for (const LineResult& line : report.lines) {
        if (line.problems.empty() != good) continue;
        wrong += good ? 0 : 1;
        if (++shown <= most_lines_shown) show_line(table, line);
      }
    if (report.ok()) {
      View ready = view.add("READY");
      ready.set("READY_TEXT", translated_count("%1 user can be imported.", "%1 users can be imported.", report.users));
      ready.set("IMPORT_ACTION", "/users/import/" + id);
    } else {
      view.add("WRONG").set("WRONG_TEXT", translated_count("%1 line has a mistake. Nothing is imported.", "%1 lines have mistakes. Nothing is imported.", wrong));
    }
  });
}

std::string written(const Report& report) {
  nlohmann::json list = nlohmann::json::array();
  for (const LineResult& line : report.lines) list.push_back({line.login, line.name, line.password});
  return list.dump();
}

std::string opened(Context& context, const store::Upload& upload, const std::string& id) {
  auto content = signup::unseal(upload.sealed, context.cookie, id);
  if (!content) throw Refused(Text(N_("The file was kept for your last login only. Upload it again.")));
  return *content;
}

}  // namespace

Response upload_page(Context& context) { return show_upload(context); }

Response upload_action(Context& context) {
  Form({}).read(context.request.form);
  const std::string csv = context.request.file("file");
  if (csv.empty()) return show_upload(context, Text(N_("Choose a file that is not empty.")));
  const Report report = check_users(context.call(), csv, most_on_page);
  if (!report.ok()) return show_report(context, report, "");
  const std::string id = store::new_id();
  store::insert(context.database, context.actor, id, signup::seal(csv, context.cookie, id));
  return show_report(context, report, id);
}

Response import_action(Context& context) {
  Form({}).read(context.request.form);
  const std::string id = context.path.at("import"), result_path = "/users/import/" + id;
  const store::Upload upload = store::find(context.database, context.actor, id);
  if (upload.done) return redirect(result_path);
  try {
    const std::string csv = opened(context, upload, id);
    const Report report = import_users(context.call(), csv, most_on_page, [&] {
      if (store::lock(context.database, context.actor, id).done) throw DoneAlready();
      store::finish(context.database, context.actor, id);
    });
    if (!report.ok()) return show_report(context, report, "");
    store::keep_result(context.database, context.actor, id, signup::seal(written(report), context.cookie, id));
  } catch (const Refused& problem) {
    return show_upload(context, problem.text());
  } catch (const DoneAlready&) {
  }
  return redirect(result_path);
}

Response result_page(Context& context) {
  const std::string id = context.path.at("import");
  const store::Upload upload = store::find(context.database, context.actor, id);
  if (!upload.done) return redirect("/users/import");
  const auto result = signup::unseal(upload.sealed, context.cookie, id);
  return show(context, {.title = N_("Users are imported"), .template_name = "imports/result.tpl", .path = below_users}, [&](View view) {
    if (!result) return view.show("GONE");
    View table = view.add("MADE");
    for (const auto& user : nlohmann::json::parse(*result)) {
      View line = table.add("USER");
      line.set("USER_LOGIN", user.at(0).get<std::string>());
      line.set("USER_NAME", user.at(1).get<std::string>());
      const std::string password = user.at(2);
      if (password.empty()) line.show("AS_TYPED");
      else line.add("RANDOM").set("USER_PASSWORD", password);
    }
  });
}

}  // namespace hostler::imports
