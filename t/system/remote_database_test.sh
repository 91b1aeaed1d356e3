#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The database on another machine, by TCP with TLS: one host with MariaDB and a CA of its own, one with the packages and no database server.
set -uo pipefail
# shellcheck source=t/system/tap.sh
. "$(dirname "$0")/tap.sh"
# shellcheck source=t/system/host.sh
. "$(dirname "$0")/host.sh"
# shellcheck disable=SC2016  # what stands in single quotes is for the host's shell

ctl() { in_host hostlerctl "$@"; }
in_database() { testhost run "$DATABASE" -- "$@"; }
sql() { in_database mariadb -BNe "$1"; }
# With a cookie, so that the page asks the database for its session: 303 to the login when there is none.
panel_status() { http_status "https://$HOST.test:8443/users" -b "__Host-session=$(printf 'x%.0s' {1..43})"; }
panel_says() { [[ $(panel_status) == "$1" ]]; }
site_status() { http_status "http://$IP/" -H 'Host: far.test'; }
restart_panel() { in_host service hostler-panel restart </dev/null >/dev/null 2>&1; }
setting() { sh_host "sed -n 's/^database_$2 = //p' /etc/hostler/$1.conf"; }

certificates() { # for the database's host
	in_database sh -c 'cd /etc/mysql && new="-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes" &&
		openssl req -x509 $new -days 30 -subj "/CN=a CA of our own" -keyout ca.key -out ca.pem &&
		openssl req $new -subj "/CN=$(hostname)" -keyout tls.key -out tls.csr && echo "subjectAltName=DNS:$(hostname)" >tls.ext &&
		openssl x509 -req -in tls.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 30 -extfile tls.ext -out tls.pem && chown mysql tls.key &&
		printf "[mariadbd]\nbind-address=0.0.0.0\nskip-name-resolve\nssl-ca=%s\nssl-cert=%s\nssl-key=%s\n" /etc/mysql/ca.pem /etc/mysql/tls.pem /etc/mysql/tls.key >mariadb.conf.d/99-tls.cnf'
}
# as_program FILE OPTION...: the program's account in the database, used by hand
as_program() {
	testhost run "$HOST" -- env MYSQL_PWD="$(setting "$1" password)" mariadb -h "$DATABASE.test" -u "$(setting "$1" user)" "${@:2}" -BNe "SHOW STATUS LIKE 'Ssl_cipher'" 2>&1
}
listen() { # listen FILE: what comes and goes by the host's network until it is ended, raw
	in_host perl -e 'socket(S, 17, 3, 0x0300) or die; $| = 1; open(F, ">", "/tmp/up"); while (sysread(S, $packet, 70000)) { print $packet }' >"$1" 2>/dev/null &
	LISTENER=$!
	until_true 5 in_host test -e /tmp/up
}
unlisten() { sleep 0.3; in_host pkill perl; wait "$LISTENER" 2>/dev/null; in_host rm -f /tmp/up; }

new_host database services
DATABASE=$HOST
ok "a certificate for the database" certificates
ok "the database's host offers TLS" testhost start "$DATABASE" mariadb
sql "CREATE USER dba@'%' IDENTIFIED BY 'secret' REQUIRE SSL; GRANT ALL ON hostler.* TO dba@'%' WITH GRANT OPTION; GRANT CREATE USER ON *.* TO dba@'%';
	GRANT SELECT ON mysql.user TO dba@'%'; CREATE USER plain@'%' IDENTIFIED BY 'plain'"

new_host panel services
ok "a host without a database server" sh_host 'apt-get -qq -y purge mariadb-server "mariadb-server-10*" "mariadb-server-core*" && ! command -v mariadbd'
in_host install -d /etc/hostler
in_database cat /etc/mysql/ca.pem | sh_host 'cat >/etc/hostler/database-ca.pem'
printf '%s\n' "database_host = $DATABASE.test" 'database_ca_file = /etc/hostler/database-ca.pem' 'database_user = dba' 'database_password = secret' \
	"database_account_host = ${IP%.*}.%" | sh_host 'umask 077; cat >/etc/hostler/database-admin.conf'
testhost start "$HOST" apache2
# shellcheck disable=SC2046
ok "the packages install" install $(packages) default-mysql-client
fails "and bring no database server" in_host test -e /usr/sbin/mariadbd
ok "the panel answers" until_true 15 panel_says 303
is "with its login page" "$(http_status "https://$HOST.test:8443/login")" 200
((TAP_FAILED == 0)) || { echo "Bail out! without the panel nothing else can be tried"; exit 1; }
like "the administrator was made" "$(sh_host 'cat /root/hostler-admin-password')" admin

# ---- the path, and what can be heard of it
listen "$WORK/heard"
reseller=$(ctl reseller create --company 'Heard-in-clear' --users 5 --domains 5 --subdomains 5 --php 1 --generate | grep -oE 'res[0-9]+' | head -n 1)
unlisten
ok "a user's site is made" ctl user create --reseller "$reseller" --company Far --domains 2 --php 1 --domain far.test --generate
ok "by the worker" ctl wait --timeout 60
is "and is live" "$(site_status)" 200
ok "nothing differs" ctl reconcile
ok "packets were heard" test -s "$WORK/heard"
fails "what goes to the database cannot be read on the way" grep -qaF Heard-in-clear "$WORK/heard"
listen "$WORK/heard"
in_host mariadb -h "$DATABASE.test" -u plain -pplain --skip-ssl -e "SELECT 'Heard-in-clear'" >/dev/null
unlisten
ok "in clear it could" grep -qaF Heard-in-clear "$WORK/heard"
for program in panel worker; do
	like "$program: its account speaks TLS" "$(as_program $program --ssl-ca=/etc/hostler/database-ca.pem)" 'Ssl_cipher.*TLS'
	like "$program: in clear it is refused" "$(as_program $program --skip-ssl)" 'Access denied'
	is "$program: its file is its own" "$(mode_of /etc/hostler/$program.conf)" "root:hostler$([[ $program = panel ]] || echo -worker) 640"
done
is "all accounts are for this network, with TLS" "$(sql "SELECT DISTINCT Host, ssl_type FROM mysql.user WHERE User LIKE 'hostler\\_%'")" "${IP%.*}.%"$'\t'ANY
like "the programs are at the database" "$(sql 'SELECT DISTINCT user FROM information_schema.processlist' | sort | tr '\n' ' ')" 'hostler_web hostler_worker'

# ---- another CA
sh_host 'cd /etc/hostler && cp database-ca.pem /root/ && openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=another CA" -keyout /dev/null -out database-ca.pem 2>/dev/null'
restart_panel
ok "a certificate of another CA: the panel says 503" until_true 15 panel_says 503
like "and its log why" "$(sh_host 'grep "not available" /var/log/syslog | tail -n 1')" 'panel.*(certificate|TLS|SSL)'
is "sites go on" "$(site_status)" 200
in_host mv /root/database-ca.pem /etc/hostler/database-ca.pem
restart_panel
ok "with the right one it is back" until_true 15 panel_says 303

# ---- the machine is gone
testhost halt "$DATABASE"
for _ in {1..6}; do began=$EPOCHREALTIME; said+=("$(panel_status)"); took+=("$(((${EPOCHREALTIME/./} - ${began/./}) / 1000)) ms"); done
is "the database's machine is gone: the panel says 503" "$(printf '%s\n' "${said[@]}" | sort -u)" 503
note "after seconds: ${took[*]}"
is "and sites go on" "$(site_status)" 200
is "an upgrade is told to come again" "$(ctl upgrade-database >/dev/null 2>&1; echo $?)" 75
testhost boot "$DATABASE"
testhost start "$DATABASE" mariadb
ok "it is back: the panel, too" until_true 15 panel_says 303
ok "and the worker" ctl domain create --user "$(ctl user list | grep -oE 'web[0-9]+' | head -n 1)" --name near.test
ok "who had only waited" ctl wait --timeout 30

# ---- purge
ok "purge" in_host env DEBIAN_FRONTEND=noninteractive dpkg --purge hostler hostler-panel hostler-node hostler-web
is "nothing of ours is left" "$(sh_host 'ls -d /etc/hostler /run/hostler 2>/dev/null')" ""
is "the database on the other machine is its administrator's" "$(sql 'SELECT COUNT(*) FROM hostler.site')" 2
done_testing
