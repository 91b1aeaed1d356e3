// SPDX-License-Identifier: GPL-3.0-or-later
#include <sysexits.h>

#include <fstream>
#include <iostream>
#include <iterator>

#include "base/text.h"
#include "features/imports/user_import.h"
#include "programs/hostlerctl.h"

namespace hostler::hostlerctl {
namespace {

std::string read_whole(const std::string& name) {
  if (name == "-") return {std::istreambuf_iterator<char>(std::cin), {}};
  std::ifstream file(name, std::ios::binary);
  if (!file) throw WrongUsage("cannot read " + name);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string result_of(const imports::LineResult& line) {
  std::vector<std::string> said;
  for (const imports::LineProblem& problem : line.problems) said.push_back((problem.column.empty() ? "" : problem.column + ": ") + in_english(problem.text));
  return said.empty() ? "good" : join(said, " ");
}

int import_users(Program& program, Arguments& arguments) {
  const std::string file = arguments.need("file");
  const bool only_check = arguments.flag("check");
  arguments.finish();
  const Call call{program.database(), program.config(), program.actor()};
  const std::string csv = read_whole(file);
  const imports::Report report = only_check ? imports::check_users(call, csv, imports::most_by_program) : imports::import_users(call, csv, imports::most_by_program);
  Table table{{"line", "name", "login", "password", "result"}, {}};
  for (const imports::LineResult& line : report.lines) table.rows.push_back({std::to_string(line.line), line.name, line.login, line.password, result_of(line)});
  program.print(table);
  return report.ok() ? EX_OK : EX_DATAERR;
}

}  // namespace

const std::vector<Command> import_commands = {
    {"user import", "--file FILE [--check]", "users from a CSV file (- is standard input), all lines or none; prints what became of each", import_users},
};

}  // namespace hostler::hostlerctl
