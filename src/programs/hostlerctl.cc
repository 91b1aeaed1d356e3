// SPDX-License-Identifier: GPL-3.0-or-later
// NAME      hostlerctl - Hostler from the command line
// SYNOPSIS  hostlerctl [--config FILE] [--output table|json|csv] [--as LOGIN] VERB… [NAME] [--OPTION VALUE…]
// What the panel does, for root and for scripts: the same functions, the same checks, the same messages. Works with the panel's own database
// account, only upgrade-database with the database's root. Passwords come from standard input, never from an argument.
#include <sysexits.h>

#include <cstring>
#include <iostream>

#include "base/log.h"
#include "base/text.h"
#include "base/version.h"
#include "programs/hostlerctl.h"

namespace hostler::hostlerctl {
namespace {

int print_version(Program&, Arguments& arguments) {
  arguments.finish();
  std::cout << "hostlerctl (Hostler) " << version() << "\n";
  return EX_OK;
}

const std::vector<Command>& commands() {
  static const std::vector<Command> all = [] {
    std::vector<Command> list;
    for (const auto* group : {&database_commands, &account_commands, &import_commands, &site_commands, &bin_commands, &job_commands, &reconcile_commands})
      list.insert(list.end(), group->begin(), group->end());
    const std::vector<Command> of_resources = resource_commands();
    list.insert(list.end(), of_resources.begin(), of_resources.end());
    list.push_back({"version", "", "prints the version", print_version});
    return list;
  }();
  return all;
}

void print_help() {
  std::cout << "hostlerctl [--config FILE] [--output table|json|csv] [--as LOGIN] VERB… [NAME] [--OPTION VALUE…]\n\n";
  for (const Command& command : commands()) std::cout << "  " << command.verbs << (command.options.empty() ? "" : " ") << command.options << "\n      " << command.does << "\n";
}

// The options in front of the verbs.
struct Front {
  std::string config = SYSCONF_DIR "/panel.conf";
  std::string output = "table";
  std::string as;
  int used = 1;
};

Front read_front(int argc, char** argv) {
  Front front;
  const std::map<std::string, std::string*> known{{"--config", &front.config}, {"--output", &front.output}, {"--as", &front.as}};
  for (; front.used + 1 < argc; front.used += 2) {
    const auto option = known.find(argv[front.used]);
    if (option == known.end()) break;
    *option->second = argv[front.used + 1];
  }
  return front;
}

const Command* find_command(std::span<char* const> words, std::size_t& used) {
  for (const Command& command : commands()) {
    const std::vector<std::string> verbs = split(command.verbs, ' ');
    used = verbs.size();
    bool fits = words.size() >= used;
    for (std::size_t i = 0; fits && i < used; ++i) fits = verbs[i] == words[i];
    if (fits) return &command;
  }
  return nullptr;
}

int run(int argc, char** argv) {
  Front front = read_front(argc, argv);
  const std::span<char* const> words(argv + front.used, static_cast<std::size_t>(argc - front.used));
  if (words.empty() || !std::strcmp(words[0], "--help") || !std::strcmp(words[0], "help")) {
    print_help();
    return words.empty() ? EX_USAGE : EX_OK;
  }
  if (!std::strcmp(words[0], "complete")) {
    Program program(front.config, front.output);
    return complete(program, commands());
  }
  std::size_t used = 0;
  const Command* command = find_command(words, used);
  if (!command) throw WrongUsage("there is no such command; hostlerctl --help lists them");
  Arguments arguments(words.subspan(used));
  if (auto config = arguments.take("config")) front.config = *config;
  if (auto output = arguments.take("output")) front.output = *output;
  if (front.output != "table" && front.output != "json" && front.output != "csv") throw WrongUsage("--output is table, json or csv");
  Program program(front.config, front.output);
  if (!front.as.empty()) program.act_as(front.as);
  const int status = command->run(program, arguments);
  program.wake_worker();
  return status;
}

int complain(const std::string& text, int status) {
  for (const std::string& line : split(text, '\n')) std::cerr << "hostlerctl: " << line << "\n";
  return status;
}

}  // namespace
}  // namespace hostler::hostlerctl

int main(int argc, char** argv) {
  using namespace hostler;
  open_log("hostlerctl");
  try {
    return hostlerctl::run(argc, argv);
  } catch (const hostlerctl::WrongUsage& problem) {
    return hostlerctl::complain(problem.what(), EX_USAGE);
  } catch (const hostlerctl::BadValues& problem) {
    return hostlerctl::complain(problem.what(), EX_DATAERR);
  } catch (const Refused& problem) {
    return hostlerctl::complain((problem.field().empty() ? "" : "--" + problem.field() + ": ") + problem.what(), EX_DATAERR);
  } catch (const NotFound&) {
    return hostlerctl::complain("There is no such account, domain or package.", EX_NOUSER);
  } catch (const Problem& problem) {
    return hostlerctl::complain(problem.what(), EX_NOPERM);
  } catch (const Unavailable& problem) {
    return hostlerctl::complain(std::string("the database cannot be reached: ") + problem.what(), EX_TEMPFAIL);
  } catch (const std::exception& problem) {
    return hostlerctl::complain(problem.what(), EX_SOFTWARE);
  }
}
