#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The whole path by HTTP on real daemons, the panel on nginx: a reseller logs in, makes a user with a domain in the wizard, and the site
# answers with PHP as that user. Then lock, unlock, restart of everything, delete, restore, remove for good.
set -uo pipefail
# shellcheck source=t/system/tap.sh
. "$(dirname "$0")/tap.sh"
# shellcheck source=t/system/host.sh
. "$(dirname "$0")/host.sh"
# shellcheck disable=SC2016  # what stands in single quotes is for the host's shell or PHP

export BROWSE_CURL="$TOP/scripts/testhost net -- curl"
browse() { "$TOP/t/system/browse" "$WORK/$PERSON" "$@" 2>&1; }
site() { http_body "http://$IP/${2:-}" -H "Host: $1"; }
site_status() { http_status "http://$IP/${2:-}" -H "Host: $1"; }
ctl() { in_host hostlerctl "$@"; }
login_of() { grep -oE '^ *[a-z]+[0-9]+' | tail -n 1 | tr -d ' '; }
whoami_page() { # whoami_page LOGIN
	echo '<?php echo posix_getpwuid(posix_geteuid())["name"], " ", @file_get_contents("/srv/hostler/" . ($_GET["of"] ?? "x") . "/html/secret.txt") ?: "no";' |
		in_host sh -c "cat >/srv/hostler/$1/html/who.php; echo secret-of-$1 >/srv/hostler/$1/html/secret.txt; chown $1: /srv/hostler/$1/html/*.php /srv/hostler/$1/html/secret.txt; chmod 640 /srv/hostler/$1/html/secret.txt"
}
all_daemons() { testhost start "$HOST" mariadb apache2 nginx cron; for s in hostler-php hostler-panel hostler-worker; do in_host service $s start </dev/null >/dev/null 2>&1; done; }
panel_answers() { [[ $(http_status "$PANEL/login") == 200 ]]; }

new_host path services
PANEL=https://$HOST.test:8443
testhost net -- true
export BROWSE_CURL="$BROWSE_CURL --resolve $HOST.test:8443:$IP"
testhost start "$HOST" mariadb apache2
in_host service nginx start </dev/null >/dev/null 2>&1
preseed webserver select nginx
# shellcheck disable=SC2046
ok "install with the panel on nginx" install $(packages)
ok "the panel answers" until_true 15 panel_answers
((TAP_FAILED == 0)) || { echo "Bail out! without the panel nothing else can be tried"; exit 1; }
is "nginx serves the panel's port" "$(in_host ls /etc/nginx/sites-enabled)" hostler-panel.conf
for unit in hostler-panel hostler-worker hostler-php hostler-php@young; do
	is "unit $unit is sound" "$(in_host systemd-analyze verify --man=no "$unit.service" 2>&1 | grep -i hostler)" ""
done

reseller=$(ctl reseller create --company 'Nordlicht' --first_name Ada --last_name Brandt --email ada@example.org --users 10 --domains 20 --subdomains 20 --php 1 \
	--password-from-stdin <<<'correct horse battery' 2>"$WORK/err" | login_of)
like "a reseller is made" "$reseller$(cat "$WORK/err")" '^res[0-9]+$'

PERSON=reseller
like "the login page is shown" "$(browse get "$PANEL/login")" '^200 '
like "a wrong password is refused" "$(browse submit '/login' name="$reseller" password=wrong)" '^4[0-9][0-9] '
like "the reseller logs in" "$(browse submit '/login' name="$reseller" password='correct horse battery' | head -n 1)" '^200 '
like "the reseller writes a page that new sites begin with" "$(browse get "$PANEL/start-page")" '^200 '
like "which is kept" "$(browse submit '/start-page' start_html='<h1>##domain## of ##user##</h1>' | head -n 1)" '^200 '
like "the wizard begins" "$(browse get "$PANEL/users/new")" '^200 .*users/new'
like "step 2 comes after the package" "$(browse submit '/users/new' go=next)" '^200 .*/limits'
like "step 3 after the limits" "$(browse submit '/limits' domains=3 subdomains=5 php=1 go=next)" '^200 .*/person'
like "a missing name is asked for" "$(browse submit '/person' go=next)" '^422 '
like "step 4 after the person" "$(browse submit '/person' first_name=Karl last_name=Ott email=karl@example.org random_password=1 go=next)" '^200 .*/domains'
like "a domain is added" "$(browse submit '/domains' name=first.example go=add)" 'first\.example'
like "the user is created" "$(browse submit '/domains' go=create)" '^200 .*/done'
web=$(ctl user list | grep -oE 'web[0-9]+' | tail -n 1)
like "with a login of his own" "$web" '^web[0-9]+$'
ok "every job is done within a minute" ctl wait --timeout 60
is "the site begins with the reseller's page (S2)" "$(site first.example)" "<h1>first.example of $web</h1>"
like "the progress page says so" "$(browse get "$(cat "$WORK/reseller/url")")" "$web"

ok "a second user is made by hostlerctl" ctl user create --reseller "$reseller" --first_name Eva --last_name Lind --email eva@example.org --domains 3 --php 1 --domain second.example --generate
ok "and is set up" ctl wait --timeout 60
other=$(ctl user list | grep -oE 'web[0-9]+' | grep -vx "$web" | tail -n 1)
whoami_page "$web"; whoami_page "$other"
is "the site answers" "$(site_status first.example)" 200
is "its PHP runs as the user" "$(site first.example who.php)" "$web no"
is "the other's as the other" "$(site second.example who.php)" "$other no"
is "one user cannot read the other's files" "$(site second.example "who.php?of=$web")" "$other no"
is "his own he can" "$(site first.example "who.php?of=$web")" "$web secret-of-$web"
is "a foreign user is not found by a user of the panel" "$(PERSON=reseller; browse get "$PANEL/users/999999" | head -n 1 | cut -d' ' -f1)" 404

owner_password=$(ctl user password "$web" --generate | grep -oE '[A-Za-z0-9]{16}' | tail -n 1)
ok "lock" ctl user lock "$web"
ok "the lock is carried out" ctl wait --timeout 30
is "a locked site says 503" "$(site_status first.example)" 503
is "under its other name and for PHP, too" "$(site_status www.first.example) $(site_status first.example who.php)" "503 503"
is "its PHP is gone, with the door to it" "$(sh_host "pgrep -u $web; ls /run/hostler/php/$web.sock 2>/dev/null")" ""
like "its owner is not let in" "$(PERSON=owner; browse get "$PANEL/login" >/dev/null; browse submit /login name="$web" password="$owner_password" | head -n 1)" '^422 '
is "its neighbour goes on" "$(site_status second.example)" 200
ok "unlock" ctl user unlock "$web"
ok "which is carried out" ctl wait --timeout 30
is "the site is back" "$(site first.example who.php)" "$web no"
like "and its owner let in" "$(PERSON=owner; browse get "$PANEL/login" >/dev/null; browse submit /login name="$web" password="$owner_password" | head -n 1)" '^200 '
ok "the server is as the database says" ctl reconcile

testhost stop "$HOST" mariadb
like "without the database the panel says 503" "$(PERSON=reseller browse get "$PANEL/users")" '^503 '
is "and sites go on" "$(site first.example who.php)" "$web no"
testhost halt "$HOST"; testhost boot "$HOST"; all_daemons
ok "after the power failed the panel answers" until_true 20 panel_answers
is "sites too" "$(site first.example who.php)" "$web no"
ok "and nothing differs" ctl reconcile

# The recycle bin (R4, R7, U8, U9): delete, restore, locked as before, remove for good with a backup.
owner_login() { PERSON=owner; browse get "$PANEL/login" >/dev/null; browse submit /login name="$web" password="$owner_password" | head -n 1 | cut -d' ' -f1; }
his_files() { sh_host "cd /srv/hostler/$web && find . -type f ! -path './sessions/*' ! -path './log/*' -exec sha256sum {} + | sort -k2"; }
files_before=$(his_files) id_before=$(in_host id -u "$web")
ok "delete" ctl user delete "$web" --confirm "$web"
ok "which is carried out" ctl wait --timeout 60
is "the site is unknown" "$(site_status first.example) $(site_status www.first.example) $(site_status first.example who.php)" "404 404 404"
is "its PHP is gone" "$(sh_host "pgrep -u $web; ls /run/hostler/php/$web.sock 2>/dev/null")" ""
is "its owner is not let in" "$(owner_login)" 422
is "nor at his files" "$(sh_host "su -s /bin/sh $web -c 'cat /srv/hostler/$web/html/secret.txt' 2>&1 | grep -c denied; stat -c '%U %a' /srv/hostler/$web" | tr '\n' ' ')" "1 root 700 "
like "he is in the bin" "$(ctl bin list)" "$web.*user"
is "his name stays taken" "$(ctl domain create --user "$other" --name first.example >/dev/null 2>&1; echo $?)" 65
ok "the server is as the database says" ctl reconcile
ok "restore" ctl bin restore "$web"
ok "which is carried out" ctl wait --timeout 60
is "the site is back" "$(site first.example who.php) $(site_status www.first.example)" "$web no 200"
is "with the same files and number" "$(his_files) $(in_host id -u "$web")" "$files_before $id_before"
is "and its owner let in" "$(owner_login)" 200
ok "lock him" ctl user lock "$web"
ok "delete him" ctl user delete "$web" --confirm "$web"
ok "restore him" ctl bin restore "$web"
ok "all is carried out" ctl wait --timeout 60
is "a locked user comes back locked" "$(site_status first.example) $(owner_login)" "503 422"
ok "unlock him" ctl user unlock "$web"
ok "carried out" ctl wait --timeout 60
is "and all is as before" "$(site first.example who.php) $(his_files)" "$web no $files_before"

ok "delete" ctl user delete "$web" --confirm "$web"
ok "and remove for good" ctl bin purge "$web"
ok "which is carried out" ctl wait --timeout 60
is "the site is gone" "$(site_status first.example)" 404
is "the account too, and its files" "$(sh_host "getent passwd $web; ls -d /srv/hostler/$web /srv/sites/*first.example* /etc/hostler/php/*/$web.conf 2>/dev/null")" ""
kept=$(sh_host "ls -d /srv/hostler/.backup/$web.*")
is "a backup is there, for root alone" "$(sh_host "stat -c '%U %a' $kept $kept/html.tar.zst $kept/rows.json" | tr '\n' ' ')" "root 700 root 600 root 600 "
is "with his files" "$(sh_host "tar --zstd -xOf $kept/html.tar.zst ./secret.txt")" "secret-of-$web"
like "and his rows" "$(in_host cat "$kept/rows.json")" '"name": "first.example"'
ok "his name is free" ctl domain create --user "$other" --name first.example
ok "the clean-up leaves what is young" ctl bin expire
ok "nothing more to do" ctl wait --timeout 30
ok "the backup is still there" in_host test -e "$kept/rows.json"
in_host mariadb hostler -e "UPDATE bin SET left_at = NOW(6) - INTERVAL 31 DAY"
ok "the clean-up takes what is old" ctl bin expire
ok "which is carried out" ctl wait --timeout 30
is "the backup is gone" "$(sh_host 'ls -A /srv/hostler/.backup')" ""
is "the neighbour is untouched" "$(site second.example who.php)" "$other no"
ok "remove the panel and the worker" in_host apt-get -qq -y remove hostler hostler-panel hostler-node
is "what was made works on" "$(site second.example who.php)" "$other no"
ok "purge" in_host env DEBIAN_FRONTEND=noninteractive dpkg --purge hostler hostler-panel hostler-node hostler-web
is "users' files stay" "$(in_host cat "/srv/hostler/$other/html/secret.txt")" "secret-of-$other"
is "nginx has its default site again" "$(in_host ls /etc/nginx/sites-enabled)" default
done_testing
