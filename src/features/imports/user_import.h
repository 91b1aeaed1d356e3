// SPDX-License-Identifier: GPL-3.0-or-later
// Users from a CSV file (U12), for page and command line: the columns are the fields of the form that makes a user (Resource "users"), so what may stand in
// them is checked in one place. All lines or none.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "features/resource.h"

namespace hostler::imports {

/// On a page the browser waits; a program may take its time.
inline constexpr std::size_t most_on_page = 250, most_by_program = 5000;

struct LineProblem {
  std::string column;              // empty: of the line as a whole
  Text text;
};
/// What becomes of one line of the file.
struct LineResult {
  std::size_t line = 0;
  std::string name = {};           // of the person, as typed
  std::string login = {};          // once it is made
  std::string password = {};       // once it is made, where a random one was
  std::vector<LineProblem> problems = {};
};
struct Report {
  std::vector<LineResult> lines;   // of each user; of a file that cannot be read, only the lines at fault
  std::size_t users = 0;           // that were made, or would be

  bool ok() const;
};

/// Does everything and takes it back: whether the file would be imported, and what is wrong with which line.
Report check_users(const Call& call, std::string_view csv, std::size_t most);
/// Does it, in one transaction with also (which throws to stop it). With any problem nothing is made.
Report import_users(const Call& call, std::string_view csv, std::size_t most, const std::function<void()>& also = {});

/// The columns a file may have.
Form user_form(const Call& call);

}  // namespace hostler::imports
