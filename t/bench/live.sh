# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Group live: from the click (the panel has answered the form) until a visitor sees what was asked for, through the real panel, worker, gate,
# helpers, Apache and PHP. Times depend on the machine's load; what was done meanwhile does not.
#   live.plain_N.s                       a further domain of a user, with N sites on the server
#   live.new_user_2000.s                 a new user by the wizard, until PHP answers as him, with 2,000 users in four PHP masters
#   live.burst100.reloads                reloads of the young PHP master when 100 locked users are unlocked by one click in the list
#   live.users100.{s,reloads}            100 users made as fast as hostlerctl makes them, until all are live; peer of reloads: one per 2 s
#   live.static_ratio                    static files over kept connections; peer: the same files by a plain virtual host without mod_hostler
# shellcheck disable=SC2153,SC2154  # variables of scripts/bench and its lib

USERS=2000

click() { # click PATH BODY NAME PAGE TEXT: "SECONDS-TO-THE-ANSWER SECONDS-TO-THE-SITE"
	testhost net -- "$BUILD/t/bench/click" "$PANEL=$IP" "$COOKIE" "$1" "token=$TOKEN&$2" "http://$IP$4" "$3" "$5"
}
sites_present() { sh_host 'ls -U /srv/sites | grep -c "^site"'; }
rest() { in_host hostlerctl wait --timeout 300; sleep 2; }    # PHP masters are reloaded every 2 s at most

show_times() { # show_times FIGURE FILE AIM
	figure "$1" "$(median "$2" 2)" s - "$3"
	remark "$1: $(cut -f2 "$2" | tr '\n' ' '); the form itself took $(cut -f1 "$2" | tr '\n' ' ')"
}

# The site's folder is its own, so its start page says its name.
measure_plain() { # measure_plain SITES
	local i name
	remark "$(sites_present) sites on the server"
	log_in web1
	for ((i = 1; i <= ROUNDS; i++)); do
		name=new$i-of-$1.test
		click /domains/new "name=$name&folder=html/$name&www=1&redirect=" "$name" / "<h1>$name" | tr ' ' '\t' >>"$WORK/plain_$1"
		rest
	done
	show_times "live.plain_$1.s" "$WORK/plain_$1" "<= 0.1"
}

start_php_masters() {
	local master
	in_host tree pools 1 $USERS
	sh_host 'rm /run/hostler/php/*.reload'    # they start with these pools
	in_host service hostler-php start </dev/null >"$WORK/php.log" 2>&1 || { cat "$WORK/php.log" >&2; return 1; }
	for master in m1 m2 m3 m4; do sh_host "grep -q 'ready to handle' /var/log/hostler/php-$master.log"; done
	# shellcheck disable=SC2016
	remark "PHP masters: $(sh_host 'for m in /etc/hostler/php/*/; do echo "$(basename $m) with $(ls $m | wc -l) pools,"; done' | tr '\n' ' ')"
}

# A page of PHP for the user to come, written as soon as he has a home.
leave_php_page() { # leave_php_page LOGIN
	# shellcheck disable=SC2016
	in_host perl -e 'my $html = "/srv/hostler/$ARGV[0]/html"; my $end = time + 60;
		until (-d $html) { exit 1 if time > $end; select undef, undef, undef, 0.002 }
		my ($uid, $gid) = (stat $html)[4, 5];
		open my $page, ">", "$html/.who" or die; print $page q{<?php echo "PHP as ", posix_getpwuid(posix_geteuid())["name"];}; close $page;
		chown $uid, $gid, "$html/.who"; rename "$html/.who", "$html/who.php"' "$1" &
}

wizard() { # wizard LOGIN NAME: the four forms; the last one is the click
	local answer draft
	answer=$(panel_post /users/new "package=&go=next")
	draft=$(sed -n 's|.*/users/new/\([^/]*\)/limits$|\1|p' <<<"$answer")
	[[ -n $draft ]] || { echo "the wizard does not start: $answer" >&2; return 1; }
	answer=$(panel_post "/users/new/$draft/limits" "domains=5&subdomains=5&php=1&go=next")
	[[ $answer == *"/person" ]] || { echo "step limits: $answer" >&2; return 1; }
	answer=$(panel_post "/users/new/$draft/person" "first_name=Erika&last_name=Beispiel&email=erika@example.org&language=en&go=next")
	[[ $answer == *"/domains" ]] || { echo "step person: $answer" >&2; return 1; }
	leave_php_page "$1"
	click "/users/new/$draft/domains" "name=$2&go=create" "$2" /who.php "PHP as $1"
}

measure_new_users() {
	local i login
	log_in admin
	for ((i = 1; i <= ROUNDS; i++)); do
		login=web$(value_of "SELECT next FROM login_number WHERE prefix = 'web'")
		wizard "$login" "first$i.test" | tr ' ' '\t' >>"$WORK/new_user"
		rest
	done
	show_times live.new_user_2000.s "$WORK/new_user" "<= 1"
}

reloads() { sh_host 'grep -c "Reloading in progress" /var/log/hostler/php-young.log || :'; }
to_all_of() { # to_all_of ACTION IDS: one click in the list of users; "SECONDS RELOADS" until everything is done
	local answer before start
	before=$(reloads) start=$(date +%s.%N)
	answer=$(panel_post /users "action=$1$(printf '&id=%s' $2)")
	[[ $answer == 303* ]] || { echo "the list does not take $1: $answer" >&2; return 1; }
	in_host hostlerctl wait --timeout 300
	awk -v a="$start" -v b="$(date +%s.%N)" -v n=$(($(reloads) - before)) 'BEGIN { printf "%.1f %d\n", b - a, n }'
}
measure_burst() {
	local ids locked seconds count
	log_in admin
	ids=$(value_of "SELECT id FROM account WHERE role = 'user' ORDER BY number LIMIT 100")
	locked=$(to_all_of lock "$ids")
	[[ $(testhost net -- curl -sS -o "$WORK/answer" -w '%{http_code}' -H "Host: site1.test" "http://$IP/") == 503 ]] || { echo "web1 is not locked" >&2; return 1; }
	rest
	read -r seconds count < <(to_all_of unlock "$ids")
	figure live.burst100.reloads "$count" "" - "<= 2"
	remark "100 users locked in ${locked% *} s, unlocked in $seconds s"
	[[ $(testhost net -- curl -sS -o "$WORK/answer" -w '%{http_code}' -H "Host: site1.test" "http://$IP/") == 200 ]]
}
measure_users() {
	local before start created seconds
	before=$(reloads) start=$(date +%s.%N)
	# shellcheck disable=SC2016
	sh_host 'seq 100 | xargs -P4 -I{} sh -c "echo correct-horse-{} | hostlerctl user create --first_name Erika --last_name Beispiel --email e@example.org --domains 5 --subdomains 5 --php 1 --domain burst{}.test --password-from-stdin >/dev/null"'
	created=$(date +%s.%N)
	in_host hostlerctl wait --timeout 300
	seconds=$(awk -v a="$start" -v b="$(date +%s.%N)" 'BEGIN { printf "%.1f", b - a }')
	figure live.users100.s "$seconds" s
	figure live.users100.reloads "$(($(reloads) - before))" "" "$(awk -v s="$seconds" 'BEGIN { printf "%d", 1 + s / 2 }')" "ratio <= 1"
	remark "100 users: made in $(awk -v a="$start" -v b="$created" 'BEGIN { printf "%.1f", b - a }') s, all live after $seconds s"
	[[ $(testhost net -- curl -sS -H "Host: burst100.test" "http://$IP/") == *"<h1>burst100.test"* ]]
}

plain_virtual_host() {
	sh_host 'echo "static file" >/srv/hostler/web1/html/plain.txt; chown web1: /srv/hostler/web1/html/plain.txt
		cat >/etc/apache2/sites-enabled/plain.conf; apache2ctl -t && service apache2 restart' >"$WORK/apache.log" 2>&1 <<-'END' || { cat "$WORK/apache.log" >&2; return 1; }
		Listen 81
		<VirtualHost *:81>
		    DocumentRoot /srv/hostler/web1/html
		    CustomLog /var/log/hostler/web-access.log hostler
		</VirtualHost>
	END
	[[ $(testhost net -- curl -sS -H "Host: site1.test" "http://$IP:81/plain.txt") == "$(testhost net -- curl -sS -H "Host: site1.test" "http://$IP/plain.txt")" ]]
}
measure_static() {
	local i rate cpu value peer
	plain_virtual_host
	for ((i = 0; i < 2 * ROUNDS; i++)); do
		measured apache2 "http://$IP:81/plain.txt" "Host: site1.test"
		rate=$RATE cpu=$CPU
		measured apache2 "http://$IP/plain.txt" "Host: site1.test"
		printf '%s\t%s\t%s\t%s\n' "$RATE" "$CPU" "$rate" "$cpu" >>"$WORK/static"
	done
	read -r value peer < <(median_pair "$WORK/static" 1 3); figure live.static_ratio "$value" 1/s "$peer" "ratio >= 0.9"
	read -r value peer < <(median_pair "$WORK/static" 2 4); figure live.static_cpu "$value" ms "$peer"
}

in_host tree users 1 2178
in_host tree sites 1 10000 2178
measure_plain 10000
in_host tree sites 10001 100000 2178
measure_plain 100000
start_php_masters
measure_new_users
measure_burst
measure_users
measure_static
