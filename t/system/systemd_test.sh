#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The packages under systemd: its units start what the SysV scripts start elsewhere, and shut in nothing that is needed.
set -uo pipefail
# shellcheck source=t/system/tap.sh
. "$(dirname "$0")/tap.sh"
# shellcheck source=t/system/host.sh
. "$(dirname "$0")/host.sh"
# shellcheck disable=SC2016  # what stands in single quotes is for the host's shell or PHP

UNITS="hostler-panel hostler-worker hostler-php hostler-php@young"
ctl() { in_host hostlerctl "$@"; }
active() { in_host systemctl is-active $1; }
main_pid() { in_host systemctl show -P MainPID "$1"; }
booted() { [[ $(in_host systemctl is-system-running 2>&1) =~ ^(running|degraded)$ ]]; }
panel_answers() { [[ $(http_status "https://$HOST.test:8443/login") == 200 ]]; }
site_answers() { [[ $(http_body "http://$IP/who.php" -H 'Host: one.example') == "$web" ]]; }
started_anew() { # started_anew UNIT PID: runs with another pid
	local pid
	pid=$(main_pid "$1")
	active "$1" >/dev/null && [[ $pid != 0 && $pid != "$2" ]]
}

new_host systemd services --systemd
ok "the host boots" until_true 60 booted
in_host systemctl disable -q --now nginx; in_host systemctl restart apache2
# shellcheck disable=SC2046
ok "the packages install" install $(packages)
for unit in hostler-panel hostler-worker hostler-php; do ok "$unit is active" until_true 10 active "$unit"; done
ok "the panel answers" until_true 10 panel_answers

ctl reseller create --company Nordlicht --first_name Ada --last_name Brandt --email ada@example.org --users 10 --domains 20 --php 1 --generate >/dev/null
ok "a user with a site is made" ctl user create --reseller "$(ctl reseller list | grep -oE 'res[0-9]+')" --first_name Eva --last_name Lind --email eva@example.org --domains 1 --php 1 \
	--domain one.example --generate
ok "the worker's helpers do their work inside its unit" ctl wait --timeout 60
web=$(ctl user list | grep -oE 'web[0-9]+')
echo '<?php echo posix_getpwuid(posix_geteuid())["name"];' | in_host sh -c "cat >/srv/hostler/$web/html/who.php; chown $web: /srv/hostler/$web/html/who.php"
ok "the site answers as its user" until_true 10 site_answers
for unit in $UNITS; do is "$unit is active" "$(active "$unit")" active; done
is "PHP runs in its own unit, not in the worker's" "$(sh_host "sed -n 's/^0:.*\///p' /proc/\$(cat /run/hostler/php/young.pid)/cgroup")" hostler-php@young.service

for unit in hostler-panel hostler-worker hostler-php@young; do
	old=$(main_pid "$unit")
	in_host kill -9 "$old"
	ok "$unit is back after kill -9" until_true 30 started_anew "$unit" "$old"
done
ok "the panel answers again" until_true 10 panel_answers
ok "the site too" until_true 10 site_answers
ok "and jobs are done" sh_host "hostlerctl user lock $web && hostlerctl user unlock $web && hostlerctl wait --timeout 60"

in_host systemctl stop hostler-panel hostler-worker
sh_host "sed -n 's/^\* \* \* \* \* root //p' /etc/cron.d/hostler-* | while read -r line; do sh -c \"\$line\"; done"
is "cron leaves to systemd what systemd stopped" "$(active hostler-panel; active hostler-worker)" $'inactive\ninactive'

testhost halt "$HOST"; testhost boot "$HOST"
ok "after the power failed the panel answers" until_true 60 panel_answers
ok "the site too" until_true 30 site_answers
for unit in $UNITS; do is "$unit is active" "$(active "$unit")" active; done
ok "the server is as the database says" ctl reconcile

ok "purge" in_host env DEBIAN_FRONTEND=noninteractive dpkg --purge hostler hostler-panel hostler-node hostler-web
is "systemd knows nothing of Hostler any more" "$(in_host systemctl list-units --all --plain --no-legend 'hostler*')" ""
is "no process" "$(in_host pgrep -f /usr/lib/hostler)" ""
done_testing
