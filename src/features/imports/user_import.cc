// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/imports/user_import.h"

#include <algorithm>

#include "base/crypto.h"
#include "base/csv.h"
#include "base/text.h"
#include "features/accounts/accounts.h"
#include "features/accounts/prepared_passwords.h"

namespace hostler::imports {
namespace {

/// Ends the transaction of a rehearsal, or of an import that has a mistake.
struct TakenBack {};

const Creation& creation() { return find_resource("users")->creation; }

const Field* field_named(const Form& form, const std::string& name) {
  const auto found = std::find_if(form.fields().begin(), form.fields().end(), [&](const Field& field) { return field.name == name; });
  return found == form.fields().end() ? nullptr : &*found;
}

/// A line ready to be made.
struct Wanted {
  LineResult result;
  FormValues values;
};

std::string cell_for(const Field& field, const std::string& cell) {
  if (field.kind == Field::Kind::check && (cell == "0" || lower(cell) == "no")) return "";
  // Left empty is not one of the choices, but what the form starts with.
  if (field.kind == Field::Kind::choice && cell.empty()) return field.initial;
  return cell;
}

Parameters sent_by(const Form& form, const Csv& csv, const CsvRow& row) {
  Parameters sent;
  for (const Field& field : form.fields()) {
    const auto column = std::find(csv.header.begin(), csv.header.end(), field.name);
    sent.emplace_back(field.name, column == csv.header.end() ? field.initial : cell_for(field, row.cells[static_cast<std::size_t>(column - csv.header.begin())]));
  }
  return sent;
}

std::string person_in(const Parameters& sent) {
  std::string first, last, company;
  for (const auto& [name, value] : sent) {
    if (name == "first_name") first = value;
    if (name == "last_name") last = value;
    if (name == "company") company = value;
  }
  const std::string name = trimmed(first + " " + last);
  return name.empty() ? company : name;
}

Wanted wanted_by(const Form& form, const Csv& csv, const CsvRow& row) {
  const Parameters sent = sent_by(form, csv, row);
  Wanted wanted{.result = {.line = row.line, .name = person_in(sent)}, .values = {}};
  try {
    wanted.values = form.read(sent);
    for (const auto& [field, text] : wanted.values.problems()) wanted.result.problems.push_back({field, text});
  } catch (const Refused& problem) {
    // Only a check field takes no other value.
    wanted.result.problems.push_back({problem.field(), Text(N_("Write 1 for yes, or nothing."))});
  }
  if (wanted.result.problems.empty() && wanted.values["password"].empty()) {
    wanted.result.password = random_password();
    wanted.values.set("password", wanted.result.password);
  }
  return wanted;
}

std::vector<LineResult> results_of(std::vector<Wanted>&& all) {
  std::vector<LineResult> results;
  for (Wanted& one : all) results.push_back(std::move(one.result));
  return results;
}

/// The file's lines, or what is wrong with the file itself.
std::vector<Wanted> read_lines(const Call& call, std::string_view text, std::size_t most, Report& report) {
  const Csv csv = read_csv(text, most);
  const Form form = user_form(call);
  for (const CsvProblem& problem : csv.problems) report.lines.push_back({.line = problem.line, .problems = {{"", problem.text}}});
  for (const std::string& name : csv.header)
    if (!name.empty() && !field_named(form, name)) report.lines.push_back({.line = 1, .problems = {{name, Text(N_("There is no such column."))}}});
  if (!report.lines.empty()) return {};
  if (csv.rows.empty()) report.lines.push_back({.line = 1, .problems = {{"", Text(N_("There is no line below the column names."))}}});
  std::vector<Wanted> wanted;
  for (const CsvRow& row : csv.rows) wanted.push_back(wanted_by(form, csv, row));
  return wanted;
}

/// What slices refuse by a name of their own stands in another column of the file.
std::string column_of(const FormValues& values, const std::string& field) {
  if (values.values().contains(field)) return field;
  return field == "name" ? "domain" : "";
}

/// Makes one; what it is refused for becomes the line's problem. What was made of it by then goes with the transaction.
void make(const Call& call, Wanted& wanted) {
  try {
    const Made made = creation().run(call, wanted.values);
    wanted.result.login = accounts::get(call.database, call.actor, made.id).login;
  } catch (const Refused& problem) {
    wanted.result.problems.push_back({column_of(wanted.values, problem.field()), problem.text()});
  } catch (const NotFound&) {
    wanted.result.problems.push_back({"", Text(N_("The package or reseller of this line does not exist."))});
  }
}

Report run(const Call& call, std::string_view text, std::size_t most, bool rehearsal, const std::function<void()>& also) {
  Report report;
  std::vector<Wanted> wanted = read_lines(call, text, most, report);
  const bool readable = std::all_of(wanted.begin(), wanted.end(), [](const Wanted& one) { return one.result.problems.empty(); });
  accounts::PreparedPasswords passwords(rehearsal);
  if (readable)
    for (const Wanted& one : wanted) passwords.add(one.values["password"]);
  try {
    if (!report.lines.empty() || (!readable && !rehearsal)) throw TakenBack();
    in_transaction(call.database, [&] {
      if (also) also();
      std::vector<Wanted> tried = wanted;
      for (Wanted& one : tried)
        if (one.result.problems.empty()) make(call, one);
      const bool good = std::all_of(tried.begin(), tried.end(), [](const Wanted& one) { return one.result.problems.empty(); });
      if (!good || rehearsal) {
        wanted = std::move(tried);
        throw TakenBack();
      }
      // A deadlock at the commit runs this once more from the beginning.
      report.lines = results_of(std::move(tried));
    });
    report.users = report.lines.size();
  } catch (const TakenBack&) {
    std::vector<LineResult> results = results_of(std::move(wanted));
    for (LineResult& result : results) {
      result.login.clear();
      result.password.clear();
      report.lines.push_back(std::move(result));
    }
    if (report.ok()) report.users = report.lines.size();
  }
  return report;
}

}  // namespace

bool Report::ok() const {
  return std::all_of(lines.begin(), lines.end(), [](const LineResult& line) { return line.problems.empty(); });
}

Form user_form(const Call& call) { return creation().form(call); }

Report check_users(const Call& call, std::string_view csv, std::size_t most) { return run(call, csv, most, true, {}); }

Report import_users(const Call& call, std::string_view csv, std::size_t most, const std::function<void()>& also) { return run(call, csv, most, false, also); }

}  // namespace hostler::imports
