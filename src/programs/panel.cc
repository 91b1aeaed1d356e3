// SPDX-License-Identifier: GPL-3.0-or-later
// panel [--config FILE]: the pages, as one FastCGI process of a pool. Its listening unix socket is descriptor 0 (spawn-fcgi); SIGTERM finishes the
// request at hand and ends it. panel --routes prints which pages there are and who may open them.
//
// Security: runs as its own account without any right over the system. It reads the database as hostler_web, which cannot change job results or written
// messages, and asks nothing of root: it only writes rows and jobs.
#include <sys/stat.h>

#include <boost/program_options.hpp>
#include <iostream>

#include "base/config.h"
#include "base/database.h"
#include "base/log.h"
#include "base/version.h"
#include "features/panel.h"
#include "http/fastcgi_loop.h"
#include "http/language.h"
#include "http/page.h"

namespace {

namespace options = boost::program_options;

int run(const std::string& config_file, bool only_routes) {
  using namespace hostler;
  const Config config = read_config(config_file);
  load_languages(config.locale);
  load_static_names(config.htdocs);
  const Templates templates(config.templates);
  Database database(config.database);
  Panel panel(config, database, templates);
  if (only_routes) return std::cout << panel.route_table(), 0;
  return serve({.trusted_proxies = config.trusted_proxies,
                .handle = [&](const Request& request) { return panel.handle(request); },
                .refuse = [&](const BadRequest& bad) { return panel.refuse(bad); }});
}

}  // namespace

int main(int argc, char** argv) {
  umask(0077);
  options::options_description known("panel [OPTION…]: the pages of Hostler, as a FastCGI program");
  std::string config_file = SYSCONF_DIR "/panel.conf";
  bool only_routes = false;
  known.add_options()("config", options::value(&config_file), "configuration file")("routes", "prints which pages there are, and who may open them")("help", "this text")("version", "the version");
  try {
    options::variables_map given;
    options::store(options::parse_command_line(argc, argv, known), given);
    options::notify(given);
    only_routes = given.count("routes") > 0;
    if (given.count("help")) return std::cout << known, 0;
    if (given.count("version")) return std::cout << "panel (Hostler) " << hostler::version() << "\n", 0;
  } catch (const options::error& problem) {
    std::cerr << "panel: " << problem.what() << "\n";
    return 64;
  }
  hostler::open_log("panel");
  try {
    return run(config_file, only_routes);
  } catch (const std::exception& problem) {
    hostler::log_error(problem.what());
    std::cerr << "panel: " << problem.what() << "\n";
    return 1;
  }
}
