# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Sourced by groups that compare the panel with the floor: a FastCGI program that only says hello, behind the same nginx on port 8444.
# shellcheck disable=SC2154  # variables of scripts/bench and its lib

start_hello() {
	# shellcheck disable=SC2016
	sh_host 'sed "s/8443/8444/; s|/run/hostler/panel.sock|/run/hello.sock|" /etc/nginx/sites-available/hostler-panel.conf >/etc/nginx/conf.d/hello.conf
		. /etc/default/hostler-panel
		spawn-fcgi -s /run/hello.sock -M 0660 -U hostler -G www-data -u hostler -g hostler -- /usr/bin/multiwatch -f "$WORKERS" -- /usr/local/sbin/hello </dev/null
		nginx -t && service nginx restart' </dev/null >"$WORK/hello.log" 2>&1 || { cat "$WORK/hello.log" >&2; return 1; }
	[[ $(testhost net -- curl -sSk "https://$IP:8444/") == hello ]]
}
