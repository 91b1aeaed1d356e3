// SPDX-License-Identifier: GPL-3.0-or-later
// Root's command line: what a command gets, and how it says its options. Each group of verbs has a file of its own; hostlerctl.cc has the one table.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/config.h"
#include "base/database.h"
#include "features/actor.h"
#include "features/resource.h"
#include "http/form.h"

namespace hostler::hostlerctl {

/// Wrong usage: the sentence goes to standard error, exit status 64.
class WrongUsage : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

/// The form's fields with what is wrong, one line each; exit status 65.
class BadValues : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

/// Names first, then --name value, --name=value or --name alone, in any order. A command asks for all it knows, then calls finish() before it does anything.
class Arguments {
public:
  explicit Arguments(std::span<char* const> given);
  /// The next name in front of the options. Throws WrongUsage when there is none.
  std::string name();
  std::string need(const std::string& name);
  std::optional<std::string> take(const std::string& name);
  bool flag(const std::string& name);
  /// The fields of a form; what is not given has its initial value, a check field is given as --name, --name 1 or --name 0. Passwords come by
  /// --password-from-stdin; without it, or with --generate, they are empty. Throws BadValues.
  FormValues read(const Form& form);
  /// Throws WrongUsage for an option that nobody asked for.
  void finish() const;

private:
  struct Given {
    std::string value;
    bool alone = false;      // nothing behind it
    bool asked_for = false;
  };
  Given* find(const std::string& name);
  std::vector<std::string> names_;
  std::size_t named_ = 0;
  std::map<std::string, Given> given_;
};

/// A list as people, scripts or spreadsheets want it.
struct Table {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
};

/// What all commands share; configuration and database only when asked for.
class Program {
public:
  Program(std::string config_file, std::string output) : config_file_(std::move(config_file)), output_(std::move(output)) {}
  const Config& config();
  const std::string& config_file() const { return config_file_; }
  Database& database();
  /// From now on as the account of that login, with its rights (--as).
  void act_as(const std::string& login);
  const Actor& actor() const { return actor_; }
  void print(const Table& table) const;
  void print(const Listing& listing, const Rows& rows) const;
  void print(const Resource& resource, const Call& call, const Object& object) const;
  /// Wakes the worker if anything was enqueued.
  void wake_worker();

private:
  std::string config_file_, output_;
  Actor actor_ = server_actor("hostlerctl");
  std::optional<Config> config_;
  std::unique_ptr<Database> database_;
};

/// With --password-from-stdin the first line of standard input, with --generate a new one, printed. Never from an argument.
std::string read_password(Arguments& arguments, bool& generated);

struct Command {
  std::string verbs;           // "user create"
  std::string options;         // for the overview
  std::string does;
  std::function<int(Program&, Arguments&)> run;
  std::function<Form(const Call&)> form = {};   // whose fields are options
};

/// The verbs of all Resources.
std::vector<Command> resource_commands();
/// Every row of a list, in its own order.
ListView whole(const Listing& listing);
Rows all_rows(Database& database, const Listing& listing, const ListQuery& query, ListView view);
/// Prints what may come next after the words in COMP_LINE.
int complete(Program& program, const std::vector<Command>& commands);

extern const std::vector<Command> database_commands, account_commands, import_commands, site_commands, bin_commands, job_commands, reconcile_commands;

}  // namespace hostler::hostlerctl
