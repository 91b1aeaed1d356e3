#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What happens when parts of the system die, fill up or hang while others use them. The promise: what was acknowledged is there afterwards and live,
# nothing is half visible or double, other tenants' sites answer all the time, and the server ends up as the database says.
set -uo pipefail
# shellcheck source=t/system/tap.sh
. "$(dirname "$0")/../system/tap.sh"
# shellcheck source=t/system/host.sh
. "$(dirname "$0")/../system/host.sh"
# shellcheck source=t/faults/adapter.sh
. "$(dirname "$0")/adapter.sh"
# shellcheck disable=SC2016  # what stands in single quotes is for the host's shell or PHP

ROUNDS=12
[[ ! ${HOSTLER_FULL:-} ]] || ROUNDS=200

php_page() { # php_page LOGIN FILE CODE
	in_host sh -c "cat >/srv/hostler/$1/html/$2; chown $1: /srv/hostler/$1/html/$2; chmod 640 /srv/hostler/$1/html/$2" <<<"$3"
}
fixture() {
	RESELLER=$(new_reseller 'Reseller' 1000 5000)
	CANARY=$(new_user "$RESELLER" canary.test) LOAD=$(new_user "$RESELLER" load.test 3000)
	ok "the fixture is set up" settle
	php_page "$CANARY" who.php '<?php echo posix_getpwuid(posix_geteuid())["name"];'
	like "a user logs in" "$(login load "$LOAD")" '^200 '
	is "the canary sings" "$(site_status canary.test) $(site canary.test who.php)" "200 $CANARY"
}

# Asks the canary's page and its PHP all the time, from another machine; each answer that is not 200 is a line.
listen_to_canary() {
	# shellcheck disable=SC2016
	testhost net -- bash -c 'while :; do for page in "" who.php; do
			said=$(curl -s -m 10 -o /dev/null -w "%{http_code}" -H "Host: canary.test" "http://$1/$page"); echo x >>"$2.count"
			[ "$said" = 200 ] || echo "$(date +%T.%N) /$page: $said"; sleep 0.05
		done; done' canary "$IP" "$WORK/canary" >>"$WORK/canary" 2>/dev/null &
	LISTENER=$!
}
canary_sang() { # canary_sang NAME
	kill "$LISTENER" 2>/dev/null; wait "$LISTENER" 2>/dev/null
	is "$1: the canary's site answered all the time ($(grep -c x "$WORK/canary.count") visits)" "$(head -n 5 "$WORK/canary")" ""
	: >"$WORK/canary"; : >"$WORK/canary.count"
}
all_live() { # all_live NAMES-FILE: those that do not answer 200
	while read -r name; do printf 'next\nurl = "http://%s/"\nheader = "Host: %s"\nsilent\noutput = "/dev/null"\nwrite-out = "%%{http_code} %s\\n"\n' "$IP" "$name" "$name"; done <"$1" |
		sed 1d >"$WORK/visits"
	[[ ! -s $WORK/visits ]] || testhost net -- curl -K "$WORK/visits" | grep -v '^200 '
}
as_it_should_be() { # as_it_should_be NAME [SECONDS]
	ok "$1: every job ends" settle "${2:-60}"
	is "$1: none was given up" "$(db "SELECT j.kind, j.subject_id, j.reason FROM job j WHERE j.state = 'refused' AND j.id > ${JOBS_BEFORE:-0}")" ""
	ok "$1: nothing differs from the database" ctl reconcile
	is "$1: no temporary file" "$(state leftovers)" ""
}
mark_jobs() { JOBS_BEFORE=$(db 'SELECT COALESCE(MAX(id), 0) FROM job'); }

# ---- kill -9 of everything under load
add_domains() { # add_domains N: one after the other until told to stop; a name is tried until the panel says yes or "taken"
	local n=0 said
	while [[ ! -e $WORK/stop ]]; do
		n=$((n + 1)); echo "load$1-$n.test" >>"$WORK/tried"
		until [[ -e $WORK/stop ]]; do
			said=$(status "$(post load /domains/new "name=load$1-$n.test" folder=html www=1 redirect= 2>/dev/null)")
			echo "$said" >>"$WORK/said"
			[[ $said == 303 ]] && echo "load$1-$n.test" >>"$WORK/acknowledged"
			[[ $said != 303 && $said != 422 ]] || break
			sleep 0.1
		done
	done
}
add_users() {
	local n=0 said
	while [[ ! -e $WORK/stop ]]; do
		n=$((n + 1)); said=1
		until [[ -e $WORK/stop ]]; do
			new_user "$RESELLER" "user-$n.test" >"$WORK/made" 2>/dev/null && said=0 || said=$?
			[[ $said == 0 && -s $WORK/made ]] && echo "user-$n.test" >>"$WORK/acknowledged"
			grep -q web "$WORK/made" && break
			[[ $(db "SELECT 1 FROM domain WHERE name = 'user-$n.test'" 2>/dev/null) != 1 ]] || break
			sleep 0.1
		done
	done
}
kills_under_load() {
	local started=$SECONDS n writers=()
	: >"$WORK/acknowledged"; rm -f "$WORK/stop"
	mark_jobs; listen_to_canary
	for n in 1 2 3; do add_domains $n & writers+=($!); done
	add_users & writers+=($!)
	in_host sh -s "$ROUNDS" <"$FAULTS/mayhem" >"$WORK/rounds" 2>&1
	touch "$WORK/stop"; wait "${writers[@]}"
	note "$ROUNDS rounds in $((SECONDS - started)) s, $(wc -l <"$WORK/acknowledged") changes acknowledged, answers: $(sort "$WORK/said" | uniq -c | tr -s ' \n' ' ')"
	is "killed: every round ran, Apache's configuration valid in each" "$(grep -c 'Syntax OK' "$WORK/rounds")" "$ROUNDS"
	like "killed: there was load" "$(wc -l <"$WORK/acknowledged")" '^[1-9][0-9]+$'
	is "killed: no answer but done, refused and later" "$(grep -vxE '303|422|503' "$WORK/said" | sort | uniq -c)" ""
	ok "killed: the panel is back" until_true 30 panel_answers
	as_it_should_be killed 120
	is "killed: every acknowledged change is there" "$(sort "$WORK/acknowledged" | comm -23 - <(db 'SELECT name FROM domain' | LC_ALL=C sort))" ""
	is "killed: none twice" "$(sort "$WORK/acknowledged" | uniq -d)" ""
	db 'SELECT name FROM domain' >"$WORK/names"
	is "killed: and all that is there is live" "$(all_live "$WORK/names")" ""
	is "killed: no domain without a site, no site without a domain" "$(db 'SELECT d.name FROM domain d LEFT JOIN site s ON s.domain_id = d.id WHERE s.domain_id IS NULL')$(db 'SELECT s.domain_id FROM site s LEFT JOIN domain d ON d.id = s.domain_id WHERE d.id IS NULL')" ""
	is "killed: each user came with his domain, once" "$(db "SELECT a.login, COUNT(d.id) FROM account a LEFT JOIN domain d ON d.account_id = a.id WHERE a.role = 'user' AND a.login NOT IN ('$LOAD') GROUP BY a.id HAVING COUNT(d.id) <> 1")" ""
	is "killed: each user has a system account, and only they" "$(sh_host 'ls /srv/hostler | sort')" "$(db "SELECT login FROM account WHERE role = 'user'" | sort)"
	is "killed: what is counted is what there is" "$(db "SELECT used FROM allowance WHERE account_id = $(id_of "$LOAD") AND name = 'domains'")" "$(db "SELECT COUNT(*) FROM domain WHERE account_id = $(id_of "$LOAD")")"
	canary_sang killed
}

# A worker that dies at work: its job is taken up again soon, not when the lease runs out after minutes.
killed_at_work() {
	local running
	mark_jobs
	sh_host "exec 9>>/run/hostler/lock/user-$LOAD; flock 9; touch /tmp/held; sleep 4" & running=$!
	until_true 5 in_host test -e /tmp/held
	post load /domains/new name=atwork.test folder=html www=1 redirect= >/dev/null
	ok "at work: the job runs" until_true 5 sh_host "mariadb hostler -Ne \"SELECT state FROM job WHERE id > $JOBS_BEFORE\" | grep -qx running"
	sh_host 'pkill -9 -f "^/usr/lib/hostler/(worker|helpers)"; for f in /etc/cron.d/hostler-node; do sed -n "s/^\* \* \* \* \* root //p" $f | sh; done' </dev/null >/dev/null 2>&1
	wait "$running"
	as_it_should_be 'at work' 30
	is "at work: its site is live" "$(site_status atwork.test)" 200
}

# ---- the database
panel_says() { panel_curl -b "$(jar load)/cookies" -o /dev/null -w '%{http_code} %{time_total}' "$PANEL/domains"; }
database_down() {
	local n slow=0 said
	listen_to_canary
	testhost stop "$HOST" mariadb
	for n in {1..6}; do
		said=$(panel_says)
		[[ $said == 503\ [01].* ]] || slow=$said
	done
	is "no database: the panel says 503 within two seconds" "$slow" 0
	is "no database: to a form, too" "$(status "$(post load /domains/new name=never.test folder=html redirect=)")" 503
	like "no database: it says when to come again" "$(get load /domains -D - | tr -d '\r' | grep -i ^retry-after)" '[0-9]+'
	testhost start "$HOST" mariadb
	ok "no database: as soon as it is back, so is the panel" until_true 5 panel_answers
	is "no database: nobody was logged out" "$(status "$(get load /domains)")" 200
	is "no database: the worker found back, too" "$(post load /domains/new name=back.test folder=html www=1 redirect= | head -c 3; settle 20; site_status back.test)" 303200
	canary_sang 'no database'
}
database_hangs() {
	local n pids=()
	listen_to_canary
	in_host pkill -STOP -x mariadbd
	for n in {1..8}; do (panel_says >"$WORK/hang-$n") & pids+=($!); done
	wait "${pids[@]}"
	is "database hangs: every visitor gets 503" "$(cut -d' ' -f1 "$WORK"/hang-* | sort -u)" 503
	like "database hangs: in time" "$(cut -d' ' -f2 "$WORK"/hang-* | sort -n | tail -n 1)" '^([0-9]|1[0-9])\.'
	note "8 visitors at 4 panels, seconds: $(cut -d' ' -f2 "$WORK"/hang-* | sort -n | tr '\n' ' ')"
	in_host pkill -CONT -x mariadbd
	ok "database hangs: the panel is back at once" until_true 10 panel_answers
	is "database hangs: all of its processes are" "$(for n in {1..8}; do panel_says | cut -d' ' -f1; done | sort -u)" 200
	as_it_should_be 'database hangs' 30
	canary_sang 'database hangs'
}

# ---- full disks
# full FOLDER TMPFS-OPTION: the folder lies on a file system of its own from now on, with no room; room gives some; whole puts everything back.
full() {
	sh_host "mkdir -p /mnt/kept /mnt/full; mount --bind $1 /mnt/kept; mount -t tmpfs -o mode=\$(stat -c %a $1) full /mnt/full; cp -a $1/. /mnt/full/
		used=\$(df --output=$3 /mnt/full | tail -n 1 | tr -d ' '); mount -o remount,$2=\${used}$4 /mnt/full; mount --bind /mnt/full $1"
}
room() { in_host mount -o "remount,$1" /mnt/full; }
whole() { sh_host "find /mnt/kept -mindepth 1 -delete; cp -a /mnt/full/. /mnt/kept/; umount $1 /mnt/full /mnt/kept"; }
waits_with_reason() { # waits_with_reason NAME KIND
	ok "$1: the job waits" until_true 20 sh_host "mariadb hostler -Ne \"SELECT state, reason FROM job WHERE id > $JOBS_BEFORE AND kind = '$2'\" | grep -q 'No space left'"
	is "$1: it is not given up" "$(db "SELECT state FROM job WHERE id > $JOBS_BEFORE AND kind = '$2' AND state IN ('done', 'refused')")" ""
}
disk_full() {
	local made
	mark_jobs; listen_to_canary
	full /srv/sites nr_inodes iused ''
	is "sites full: a domain is accepted" "$(status "$(post load /domains/new name=full.test folder=html www=1 redirect=)")" 303
	waits_with_reason "sites full" site.apply
	is "sites full: nothing of it is seen" "$(site_status full.test) $(sh_host 'ls -d /srv/sites/*full.test* 2>/dev/null')" "404 "
	is "sites full: the old ones are whole" "$(site_status load.test) $(in_host apache2ctl -t 2>&1 | tail -n 1)" "200 Syntax OK"
	like "sites full: the user sees why" "$(get load /jobs)" 'No space left'
	room nr_inodes=100000
	as_it_should_be 'sites full, then room' 60
	is "sites full, then room: it is live" "$(site_status full.test) $(site_status www.full.test)" "200 200"
	whole /srv/sites
	is "sites full: and stays so" "$(site_status full.test)" 200

	mark_jobs
	full /etc/hostler/php size used 'k'
	made=$(new_user "$RESELLER" fullphp.test)
	waits_with_reason "pools full" php.apply
	is "pools full: PHP of others goes on" "$(site canary.test who.php)" "$CANARY"
	room size=10m
	as_it_should_be 'pools full, then room' 60
	php_page "$made" who.php '<?php echo posix_getpwuid(posix_geteuid())["name"];'
	is "pools full, then room: his PHP runs" "$(site fullphp.test who.php)" "$made"
	whole /etc/hostler/php
	canary_sang 'full disks'
}

# ---- a pool that php-fpm refuses
broken_pool() {
	local victim first second page='<?php echo posix_getpwuid(posix_geteuid())["name"];'
	listen_to_canary; mark_jobs
	victim=$(new_user "$RESELLER" victim.test); settle
	in_host mv "/srv/hostler/$victim/html" "/srv/hostler/$victim/html.away"
	first=$(new_user "$RESELLER" first.test) second=$(new_user "$RESELLER" second.test)
	ok "broken pool: the jobs of others end" settle 60
	php_page "$first" who.php "$page"; php_page "$second" who.php "$page"
	is "broken pool: their PHP is live" "$(site first.test who.php) $(site second.test who.php)" "$first $second"
	ctl user lock "$victim"; ctl user unlock "$victim"; settle 60
	is "broken pool: its own job is refused" "$(db "SELECT state FROM job WHERE kind = 'php.apply' AND account_id = $(id_of "$victim") ORDER BY id DESC LIMIT 1")" refused
	like "broken pool: with php-fpm's reason" "$(db "SELECT reason FROM job WHERE kind = 'php.apply' AND account_id = $(id_of "$victim") ORDER BY id DESC LIMIT 1")" 'chdir'
	is "broken pool: others do not notice" "$(site first.test who.php) $(site canary.test who.php)" "$first $CANARY"
	fails "broken pool: reconcile sees it" ctl reconcile
	in_host mv "/srv/hostler/$victim/html.away" "/srv/hostler/$victim/html"
	ctl reconcile --repair >/dev/null
	settle 30
	php_page "$victim" who.php "$page"
	is "broken pool: mended, it is repaired" "$(site victim.test who.php)" "$victim"
	mark_jobs
	sh_host "echo 'pm = nonsense' >>/etc/hostler/php/young/$victim.conf"
	first=$(new_user "$RESELLER" third.test)
	ok "damaged pool: the jobs of others end" settle 60
	php_page "$first" who.php "$page"
	is "damaged pool: their PHP is live" "$(site third.test who.php) $(site second.test who.php)" "$first $second"
	ctl reconcile --repair >/dev/null
	as_it_should_be 'damaged pool, repaired'
	is "damaged pool, repaired: all is as before" "$(site victim.test who.php)" "$victim"
	canary_sang 'broken pool'
}

# ---- many workers
five_workers() {
	local n pids=()
	in_host service hostler-worker stop </dev/null >/dev/null 2>&1
	mark_jobs
	for n in {1..6}; do post load /domains/new "name=five$n.test" folder=html www=1 redirect= >/dev/null; echo "five$n.test"; done >"$WORK/names"
	new_user "$RESELLER" fiveuser.test >/dev/null; echo fiveuser.test >>"$WORK/names"
	sh_host ': >/var/log/syslog'
	for n in {1..5}; do sweep & pids+=($!); done
	wait "${pids[@]}"; sweep    # php.apply rests for two seconds after another
	is "five workers: each site was made once" "$(sh_host "grep -oE 'site.apply host (five[0-9]|fiveuser)[a-z]*\.test login [a-z0-9]+: done' /var/log/syslog" | sort | uniq -c | awk '$1 != 1')" ""
	is "five workers: each job ran once" "$(db "SELECT kind, subject_id, attempts FROM job WHERE id > $JOBS_BEFORE AND attempts > 1 AND reason = ''")" ""
	is "five workers: all is live" "$(all_live "$WORK/names")" ""
	in_host service hostler-worker start </dev/null >/dev/null 2>&1
	as_it_should_be 'five workers'
}

# ---- a lock while PHP runs
lock_at_work() {
	local visitor who
	mark_jobs
	who=$(new_user "$RESELLER" busy.test); settle
	php_page "$who" slow.php '<?php sleep(3); echo "finished";'
	site busy.test slow.php >"$WORK/slow" & visitor=$!
	sleep 0.5
	ctl user lock "$who"
	ok "lock at work: carried out while a page runs" settle 20
	is "lock at work: the door is shut" "$(site_status busy.test)" 503
	wait "$visitor"
	note "the running page ended with: $(head -n 1 "$WORK/slow" | cut -c1-60)"
	is "lock at work: no process of the user is left" "$(sh_host "pgrep -u $who -a")" ""
	ctl user unlock "$who"; settle 20
	is "lock at work: and open again" "$(site busy.test slow.php)" finished
	as_it_should_be 'lock at work'
}

# ---- the power fails while there is work
power_fails() {
	mark_jobs
	post load /domains/new name=power1.test folder=html www=1 redirect= >/dev/null
	new_user "$RESELLER" power2.test >"$WORK/made"
	post load /domains/new name=power3.test folder=html www=1 redirect= | head -n 1 >"$WORK/said"
	testhost halt "$HOST"
	is "power: the last change was acknowledged" "$(status "$(<"$WORK/said")")" 303
	testhost boot "$HOST"
	is "power: nothing runs yet, /run is empty" "$(sh_host 'pgrep -f ^/usr/lib/hostler/; ls /run/hostler 2>/dev/null')" ""
	testhost start "$HOST" mariadb apache2
	for s in nginx hostler-php hostler-panel hostler-worker; do ok "power: $s starts" sh_host "service $s start </dev/null >/dev/null 2>&1"; done
	ok "power: the panel answers" until_true 20 panel_answers
	as_it_should_be power 60
	is "power: what was acknowledged is live" "$(printf 'power%s.test\n' 1 2 3 >"$WORK/names"; all_live "$WORK/names")" ""
	is "power: everything is back" "$(site_status canary.test) $(site canary.test who.php) $(site_status load.test)" "200 $CANARY 200"
	is "power: people are still logged in" "$(status "$(get load /domains)")" 200
}

panel_host outages
fixture
PARTS=(kills_under_load killed_at_work database_down database_hangs disk_full broken_pool five_workers lock_at_work power_fails)
(($# == 0)) || PARTS=("$@")
for part in "${PARTS[@]}"; do "$part"; done
done_testing
