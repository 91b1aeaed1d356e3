// SPDX-License-Identifier: GPL-3.0-or-later
// Every path that code running as root uses, compiled in: none comes from a caller, a request or a configuration file.
// Tests do not change them; they give the programs a file system of their own instead (t/privileged/host.sh).
#pragma once

namespace hostler::privileged::paths {

inline constexpr char etc[] = "/etc";  // passwd, group, shadow, gshadow
inline constexpr char homes[] = "/srv/hostler";
inline constexpr char sites[] = "/srv/sites";
inline constexpr char state[] = "/var/lib/hostler";
inline constexpr char run[] = "/run/hostler";
inline constexpr char locks[] = "/run/hostler/lock";
inline constexpr char php_config[] = "/etc/hostler/php";
inline constexpr char php_run[] = "/run/hostler/php";
inline constexpr char cgi_run[] = "/run/hostler/cgi";
inline constexpr char php_log[] = "/var/log/hostler";
inline constexpr char backups[] = "/srv/hostler/.backup";
inline constexpr char tar[] = "/usr/bin/tar";
inline constexpr char systemctl[] = "/usr/bin/systemctl";
inline constexpr char programs[] = "/usr/sbin";
inline constexpr char systemd_runs[] = "/run/systemd/system";

}  // namespace hostler::privileged::paths
