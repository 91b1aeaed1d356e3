#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Not a test: prints what mod_hostler costs. Static files over kept connections with the module and by a plain virtual host of the same
# server, in turns; then the same site among 10,000. Usage: measure.sh [ROUNDS]
. "$(dirname "$0")/host.sh"
set_up_tenants
rounds=${1:-9}
cat >"$ROOT/etc/apache2/sites-available/plain.conf" <<'TXT'
Listen 81
<VirtualHost *:81>
    DocumentRoot /srv/hostler/anna/html
    CustomLog /var/log/hostler/web-access.log hostler
</VirtualHost>
TXT
in_host a2ensite -q plain >/dev/null
"$TESTHOST" start "$NAME" apache2
# CPU time of all Apache processes, in clock ticks: what a loaded machine does not disturb much.
ticks() { in_host bash -c 'cat /proc/[0-9]*/stat | awk "/\\(apache2\\)/ { t += \$14 + \$15 } END { print t }"'; }
cpu() { # cpu PORT: microseconds of CPU for a request
	local before after
	before=$(ticks)
	"$TESTHOST" net -- wrk -t1 -c4 -d4s -H 'Host: a.test' "http://$IP:$1/plain.txt" >"$WORK/wrk"
	after=$(ticks)
	awk -v t=$((after - before)) '/requests in/ { printf "%.1f", t * 10000 / $1 }' "$WORK/wrk"
}
rate() { "$TESTHOST" net -- wrk -t1 -c4 -d1s -H 'Host: a.test' "http://$IP:$1/plain.txt" | sed -n 's/^Requests.sec: *//p'; }
compare() { # compare NAME: the pair of runs with the median ratio
	local i with without
	for ((i = 0; i < rounds; i++)); do
		without=$(rate 81) with=$(rate 80)
		printf '%s\t%s\treq/s\t%s\t%s\n' "$1" "$with" "$without" "$(awk "BEGIN { printf \"%.3f\", $with / $without }")"
	done | sort -t"$(printf '\t')" -k5n | sed -n "$(((rounds + 1) / 2))p"
}
for i in 1 2 3; do
	without=$(cpu 81) with=$(cpu 80)
	printf 'live.static_cpu\t%s\tus\t%s\t%s\n' "$with" "$without" "$(awk "BEGIN { printf \"%.3f\", $with / $without }")"
done
compare live.static_ratio
in_host perl -e 'for (1..10000) { my $d = "/srv/sites/s$_.test"; mkdir $d; symlink "/srv/hostler/anna/html", "$d/html"; symlink "/run/hostler/php/anna.sock", "$d/php.sock" }'
compare live.static_ratio_10000_sites
