// SPDX-License-Identifier: GPL-3.0-or-later
// NAME      worker - make true what the database wants
// SYNOPSIS  worker [--config FILE] [--processes N] [--once]
// Leases jobs of its server, turns rows into requests and passes them through the gate to root's helpers. Never runs as root itself and
// writes nothing but its rows and its socket.
#include <sysexits.h>
#include <unistd.h>

#include <boost/program_options.hpp>
#include <iostream>

#include "base/log.h"
#include "features/jobs/jobs.h"
#include "http/language.h"
#include "programs/worker_jobs.h"
#include "programs/worker_processes.h"

namespace {

using namespace hostler;
namespace options = boost::program_options;

struct Arguments {
  std::string config = SYSCONF_DIR "/worker.conf";
  unsigned processes = 3;
};

int work_once(const Config& config) {
  catch_stop_signals();
  Database database(config.database);
  jobs::release_expired(database, config.server_id);
  drain(database, config, stop_wanted);
  return EX_OK;
}

int run_program(int argc, char** argv) {
  Arguments arguments;
  options::options_description known("worker [OPTIONS]");
  known.add_options()("config", options::value(&arguments.config)->value_name("FILE"), "configuration (" SYSCONF_DIR "/worker.conf)")(
      "processes", options::value(&arguments.processes)->value_name("N"), "how many jobs may run at once (3)")("once", "run what is ready, then end")("help", "this text");
  options::variables_map given;
  options::store(options::command_line_parser(argc, argv).options(known).positional({}).run(), given);
  options::notify(given);
  if (given.contains("help")) {
    std::cout << known;
    return EX_OK;
  }
  if (arguments.processes < 1 || arguments.processes > 64) throw options::error("--processes must be 1 to 64");
  const Config config = read_config(arguments.config);
  load_languages(config.locale);
  return given.contains("once") ? work_once(config) : run_processes(config, arguments.processes);
}

}  // namespace

int main(int argc, char** argv) {
  open_log("hostler-worker");
  const auto complain = [](const std::string& text, int code) {
    log_error(text);
    if (!isatty(STDERR_FILENO)) std::cerr << "worker: " << text << "\n";
    return code;
  };
  try {
    return run_program(argc, argv);
  } catch (const options::error& problem) {
    return complain(problem.what(), EX_USAGE);
  } catch (const Unavailable& problem) {
    return complain(problem.what(), EX_TEMPFAIL);
  } catch (const std::exception& problem) {
    return complain(problem.what(), EX_CONFIG);
  }
}
