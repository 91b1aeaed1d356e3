// SPDX-License-Identifier: GPL-3.0-or-later
#include "privileged/php_pool.h"

#include "privileged/homes.h"
#include "privileged/paths.h"

namespace hostler::privileged::php_fpm {

std::string socket_name(const requests::Login& login) { return login.text() + ".sock"; }

Directives pool_directives(const requests::Login& login, bool uploads) {
  const std::string& name = login.text();
  const std::string home = homes::path_of(login);
  return {
      {"user", name},
      {"group", name},
      {"listen", std::string(paths::php_run) + "/" + socket_name(login)},
      {"listen.owner", name},
      {"listen.group", "www-data"},
      {"listen.mode", "0660"},
      {"pm", "ondemand"},
      {"pm.max_children", "5"},
      // Not less: php-fpm believes that a process it is just ending for this will take the next connection, which then waits for another one to come
      // (fpm_pctl_on_socket_accept). The busier a site, the less often a minute passes without a visitor.
      {"pm.process_idle_timeout", "60"},
      {"pm.max_requests", "500"},
      {"chdir", home + "/html"},
      {"clear_env", "yes"},
      {"security.limit_extensions", ".php"},
      {"env[TMPDIR]", home + "/tmp"},
      {"php_admin_value[open_basedir]", home + "/html/:" + home + "/private/:" + home + "/tmp/:" + home + "/sessions/" + (uploads ? ":" + home + "/phptmp/" : "")},
      {"php_admin_value[file_uploads]", uploads ? "1" : "0"},
      {"php_admin_value[upload_tmp_dir]", home + (uploads ? "/phptmp" : "/tmp")},
      {"php_admin_value[sys_temp_dir]", home + "/tmp"},
      {"php_admin_value[session.save_path]", home + "/sessions"},
      {"php_admin_value[error_log]", home + "/log/php.log"},
      {"php_admin_value[log_errors]", "1"},
      // The memory with compiled scripts is one for all pools of a master.
      {"php_admin_value[opcache.restrict_api]", "/var/empty"},
      {"php_admin_value[opcache.validate_permission]", "1"},
  };
}

std::string pool_text(const requests::Login& login, bool uploads) {
  std::string text = "; Written by hostler; changes are overwritten.\n[" + login.text() + "]\n";
  for (const auto& [name, value] : pool_directives(login, uploads)) text += name + " = " + value + "\n";
  return text;
}

}  // namespace hostler::privileged::php_fpm
