#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# hostlerctl and the worker as whole programs: a private database, a gate and a web server that stand in for the real ones.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
top_builddir=${top_builddir:-.}
[ -n "${HOSTLER_TEST_DATABASE:-}" ] || exec "$top_srcdir/t/with_database" "$0" "$@"

folder=$(mktemp -d)
system=$folder/system
mkdir -p "$system/sites" "$folder/etc"
cp "$top_srcdir/t/features/fake_gate" "$system/gate"
chmod 755 "$system/gate"
worker_pid= web_pid=
trap '[ -z "$worker_pid" ] || kill "$worker_pid"; [ -z "$web_pid" ] || kill "$web_pid"; rm -rf "$folder"' EXIT
perl "$top_srcdir/t/features/fake_web.pl" "$system" &
web_pid=$!
for _ in $(seq 100); do [ -e "$system/port" ] && break; sleep 0.05; done

for file in panel worker filter lookup; do
  cat >"$folder/etc/$file.conf" <<END
database_socket = $HOSTLER_TEST_DATABASE
database_name = hostlerctl_test
server_name = server.example
gate = $system/gate
web_probe = 127.0.0.1:$(cat "$system/port")
wake_socket = $folder/wake.sock
END
  chmod 0640 "$folder/etc/$file.conf"
done

# shellcheck source=t/features/checks.sh
. "$top_srcdir/t/features/checks.sh"
ctl() { "$top_builddir/src/programs/hostlerctl" --config "$folder/etc/panel.conf" "$@"; }
upgrade() { ctl upgrade-database --sql "$top_srcdir/sql"; }
worker() { "$top_builddir/src/programs/worker" --config "$folder/etc/worker.conf" "$@"; }
root_sql() { mariadb --no-defaults -u root -S "$HOSTLER_TEST_DATABASE" -BN hostlerctl_test -e "$1"; }
fails() { # fails STATUS TEXT COMMAND…: exit status and a part of what it says
  local status=$1 text=$2 said
  shift 2
  said=$("$@" 2>&1)
  is status $? "$status" && case $said in *"$text"*) ;; *) echo "said: $said"; return 1 ;; esac
}
password_of() { sed -n 's/^database_password = //p' "$folder/etc/$1.conf"; }
as() { # as ACCOUNT FILE SQL
  MYSQL_PWD=$(password_of "$2") mariadb --no-defaults -u "$1" -S "$HOSTLER_TEST_DATABASE" -BN hostlerctl_test -e "$3"
}
may() { as "$@"; }
may_not() { # by the server's word, not by a mistake in the statement
  local said
  said=$(as "$@" 2>&1) && { echo "was allowed: $3"; return 1; }
  case $said in *"ERROR 1142"* | *"ERROR 1143"* | *"ERROR 1044"* | *"ERROR 1045"* | *"ERROR 1227"* | *"ERROR 1410"*) ;; *) echo "$3: $said"; return 1 ;; esac
}

# --- the database ---
first_upgrade() {
  local said
  said=$(upgrade) || { echo "$said"; return 1; }
  is migrations "$(echo "$said" | wc -l)" "$(ls "$top_srcdir"/sql/migrations | wc -l)" && case $said in *"$(password_of panel)"*) echo "a password was printed"; return 1 ;; esac
}
check "upgrade-database makes everything and prints no password" first_upgrade
check "each account's file gets its name and a password" sh -c "for f in panel:web worker:worker filter:filter lookup:ro; do grep -q \"^database_user = hostler_\${f#*:}\\\$\" $folder/etc/\${f%:*}.conf && grep -qE '^database_password = .{43}\$' $folder/etc/\${f%:*}.conf || exit 1; done"
check "mode and other lines of the file stay" sh -c "[ \$(stat -c %a $folder/etc/panel.conf) = 640 ] && grep -q '^web_probe = ' $folder/etc/panel.conf"
cp -r "$folder/etc" "$folder/etc.before"
check "a second run changes and says nothing" sh -c "[ -z \"\$($top_builddir/src/programs/hostlerctl --config $folder/etc/panel.conf upgrade-database --sql $top_srcdir/sql)\" ] && diff -r $folder/etc $folder/etc.before"
tampered() {
  root_sql "GRANT UPDATE ON message TO hostler_web@localhost; REVOKE SELECT ON site FROM hostler_web@localhost; ALTER USER hostler_web@localhost IDENTIFIED BY 'other'" &&
    upgrade && may hostler_web panel "SELECT COUNT(*) FROM site" && may_not hostler_web panel "UPDATE message SET text = ''"
}
check "rights and passwords changed by hand are set right" tampered
no_migration_forgotten() { for file in "$top_srcdir"/sql/migrations/*.sql; do grep -q "sql/migrations/${file##*/}" "$top_srcdir/sql/Makemodule.am" || { echo "not installed: $file"; return 1; }; done; }
check "every migration is installed" no_migration_forgotten
check "the server knows itself" is server "$(root_sql "SELECT CONCAT(id, name) FROM server")" 1server.example

web_may_not() {
  local sql
  for sql in "UPDATE job SET state = 'done'" "UPDATE job SET reason = 'x'" "UPDATE job SET attempts = 0" "DELETE FROM job" \
    "INSERT INTO job (server_id, kind, subject_id, account_id, created_by, state) VALUES (1, 'x', 1, 1, 1, 'done')" \
    "UPDATE message SET text = 'x'" "DELETE FROM message" "DELETE FROM message_reader" "UPDATE account SET role = 'admin'" "UPDATE account SET login = 'x'" \
    "UPDATE account SET own_user = 1" "DELETE FROM account" "UPDATE account_scope SET root_id = 1" "DELETE FROM domain" "UPDATE domain SET account_id = 1" \
    "UPDATE site SET account_id = 1" "DELETE FROM site" "UPDATE server SET name = 'x'" "SELECT * FROM mysql.global_priv" "CREATE TABLE x (id INT)" "DROP TABLE site" \
    "SELECT 1 INTO OUTFILE '/tmp/x'" "GRANT SELECT ON site TO hostler_ro@localhost" "CREATE USER x@localhost"; do
    may_not hostler_web panel "$sql" || return 1
  done
}
check "hostler_web cannot change results, messages, roles, owners of objects" web_may_not
worker_may_not() {
  local sql
  for sql in "SELECT password FROM account" "SELECT * FROM account" "UPDATE account SET password = ''" "UPDATE account SET state = 'active'" "UPDATE message SET text = 'x'" \
    "DELETE FROM message" "UPDATE site SET folder = 'x'" "INSERT INTO site (domain_id, account_id, server_id) VALUES (9, 9, 1)" "UPDATE domain SET account_id = 1" \
    "SELECT password FROM signup_draft" "UPDATE circular SET text = 'x'" "INSERT INTO circular_recipient (circular_id, account_id, login) VALUES (1, 1, 'x')" "SELECT secret FROM second_step" "SELECT code FROM recovery_code" "DELETE FROM access_rule" "INSERT INTO account (role, login) VALUES ('admin', 'x')" "SELECT * FROM mysql.global_priv" "CREATE TABLE x (id INT)"; do
    may_not hostler_worker worker "$sql" || return 1
  done
}
check "hostler_worker cannot read passwords, make accounts or change wishes" worker_may_not
filter_rights() { may hostler_filter filter "SELECT name FROM public_domain" && may_not hostler_filter filter "SELECT login FROM account" && may_not hostler_filter filter "SELECT host FROM public_site"; }
check "hostler_filter reads the domains and nothing else" filter_rights
ro_rights() {
  may hostler_ro lookup "SELECT host, state FROM public_site" && may hostler_ro lookup "SELECT login FROM public_account" && may_not hostler_ro lookup "SELECT login FROM account" &&
    may_not hostler_ro lookup "DELETE FROM public_site" && may_not hostler_ro lookup "SELECT id FROM job"
}
check "hostler_ro reads the views and nothing else" ro_rights

# --- verbs ---
check "an unknown verb is wrong usage" fails 64 "no such command" ctl frobnicate
check "an unknown option is wrong usage and nothing is made" fails 64 "unknown option --password" ctl admin create --login root2 --generate --password secret
check "a password never comes from an argument" fails 64 "takes no value" ctl admin create --login root2 --password-from-stdin secret
check "a missing option is named" fails 64 "--login is needed" ctl admin create --generate
admin_json() { ctl --output json admin create --login boss --generate | grep -qE '"password": "[A-Za-z0-9]{16}"'; }
check "admin create prints a new password" admin_json
check "a taken login is refused" sh -c "echo 'correct horse' | $top_builddir/src/programs/hostlerctl --config $folder/etc/panel.conf admin create --login boss --password-from-stdin; [ \$? = 65 ]"
admin_password() { echo 'battery staple' | ctl admin password --login boss --password-from-stdin; }
check "admin password" admin_password
phone_lost() {
  root_sql "INSERT INTO second_step (account_id, secret, last_step) SELECT id, 'x', 0 FROM account WHERE login = 'boss'"
  ctl account reset-second-step --login boss && is "second steps" "$(root_sql 'SELECT COUNT(*) FROM second_step')" 0
}
check "account reset-second-step" phone_lost
check "the password of nobody" fails 67 "no such account" ctl user password web99 --generate
check "package create takes the form's fields" ctl package create --name Small --domains 2 --subdomains 5 --php
shows() { # shows PATTERN ARGUMENT…: what hostlerctl prints
  local pattern=$1 said
  shift
  said=$(ctl "$@") && echo "$said" | grep -qE "$pattern" || { echo "said: $said"; return 1; }
}
check "package list" shows '^"[0-9]+","Small","20' --output csv package list
check "package get by name, with numbers and flags as such" shows '"domains": 2,' --output json package get Small
check "package change leaves the rest as it is" ctl package change Small --subdomains 6 --version 1
check "that is to be seen" shows '^subdomains +6$' package get Small
check "an older version is refused" fails 77 "in the meantime" ctl package change Small --domains 3 --version 1
check "what is not there has its status" fails 67 "no such" ctl package get Nothing
completed() { # completed "WORDS SO FAR" OFFER…
  local said
  said=$(COMP_LINE="hostlerctl $1" COMP_POINT=$((11 + ${#1})) ctl complete hostlerctl x y)
  shift
  for offer; do echo "$said" | grep -qx -- "$offer" || { echo "offered: $said"; return 1; }; done
}
check "completion offers verbs" completed "pac" package
check "and what can be done" completed "package " create list change delete
check "and the fields" completed "package create --" --name --domains --php
check "a bad number is refused beside its name" fails 65 "--domains:" ctl package create --name Bad --domains many
new_reseller() { echo 'correct horse' | ctl reseller create --password-from-stdin --company "Example Ltd" --domains 50 --subdomains 50 --php 1 --users 10; }
new_user() { echo 'correct horse' | ctl user create --password-from-stdin --company "A \"quoted\" name" "$@"; }
check "reseller create" new_reseller
check "user create with package, reseller and first domain" new_user --reseller res1 --domains 2 --subdomains 5 --php 1 --domain a.test
check "user create from a package" new_user --package Small
check "a package that is not there" fails 65 "--package" new_user --package Large
check "a reseller's package is his" ctl --as res1 package create --name Own --domains 3 --subdomains 4 --php 1
check "his user is created from it" new_user --reseller res1 --package Own
check "with its limits" is granted "$(root_sql "SELECT granted FROM allowance JOIN account ON id = account_id WHERE package_name = 'Own' AND name = 'domains'")" 3
check "nobody else's is" fails 65 "--package" new_user --package Own
check "nor for him the administrators'" fails 65 "--package" new_user --reseller res1 --package Small
check "user list quotes for spreadsheets" sh -c "$top_builddir/src/programs/hostlerctl --config $folder/etc/panel.conf --output csv user list | grep -qE '^\"[0-9]+\",\"web1\",\"A \"\"quoted\"\" name\"'"
import_users() {
  printf 'first_name;last_name;email;package;password\r\nAnna;Becker;anna@x.example;Own;\r\n%s\r\n' "$1" >"$folder/users.csv"
  ctl --as res1 --output csv user import --file "$folder/users.csv" "${@:2}" >"$folder/import.csv"
}
bad_import() {
  import_users "Bert;Braun;not an address;Own;"
  is status $? 65 && grep -q '^"3","Bert Braun","","","email: ' "$folder/import.csv" && is users "$(root_sql "SELECT COUNT(*) FROM account_contact WHERE email = 'anna@x.example'")" 0
}
check "user import with a mistake imports nothing and names the line" bad_import
good_import() {
  import_users "'=Bert;Braun;bert@x.example;;" --check && is users "$(root_sql "SELECT COUNT(*) FROM account_contact WHERE email LIKE '%@x.example'")" 0 &&
    import_users "'=Bert;Braun;bert@x.example;;" && grep -qE '^"2","Anna Becker","web[0-9]+","[A-Za-z0-9]{16}","good"' "$folder/import.csv" &&
    is users "$(root_sql "SELECT GROUP_CONCAT(first_name ORDER BY first_name DESC) FROM account_contact WHERE email LIKE '%@x.example'")" "Anna,=Bert"
}
check "user import checks, then imports" good_import
check "reseller list counts users" sh -c "$top_builddir/src/programs/hostlerctl --config $folder/etc/panel.conf --output csv reseller list | grep -qE '^\"[0-9]+\",\"res1\",\"Example Ltd\",\"4\"'"
check "domain add" ctl domain create --user web2 --name läden.example
check "a taken name is refused" fails 65 "--name" ctl domain create --user web2 --name shop.a.test
check "a third domain of two is refused" sh -c "$top_builddir/src/programs/hostlerctl --config $folder/etc/panel.conf domain create --user web2 --name b.test && ! $top_builddir/src/programs/hostlerctl --config $folder/etc/panel.conf domain create --user web2 --name c.test"
check "a redirect with a line break is refused" fails 65 "--redirect" ctl domain create --user web1 --name d.test --redirect "http://x.test/%0aHeader"
check "wait says what is not finished" fails 75 "site.apply" ctl wait --timeout 0

# --- the worker, once ---
check "worker --once drains" worker --once
sleep 2.1 # PHP rests that long between two users
check "and again what had to rest" worker --once
check "everything is finished" ctl wait --timeout 0
check "the account was made before its site" sh -c "grep -n 'web1' $system/log | head -1 | grep -q account.apply"
check "the sites are live" is live "$(root_sql "SELECT COUNT(*) FROM site WHERE live_at IS NOT NULL")" 3
check "domain list says so" shows "a.test.*domain.*html.*live.*web1" domain list
check "PHP was asked for" test -e "$system/php/web1.sock"

# --- exclusive addresses (R3, U7) ---
check "an exclusive address is added" ctl address create --address 203.0.113.10 --reseller res1
check "a bad one is refused" fails 65 "--address" ctl address create --address 127.0.0.1
check "a user of his reseller gets it" ctl user address web1 --address 203.0.113.10 --address_alone 1
check "the worker makes it so" worker --once
check "the web server has the list" is addresses "$(cat "$system/addresses")" 203.0.113.10
check "his sites name it" grep -q '^address 203.0.113.10$' "$system/sites/a.test"

# --- reconcile ---
reconcile() { ctl reconcile --php-sockets "$system/php" "$@"; }
check "reconcile finds nothing" reconcile
sed -i 's/^address .*/address 203.0.113.99/' "$system/sites/a.test"
check "reconcile sees a site at another address" fails 1 "The site a.test is not as it should be" reconcile
rm "$system/sites/a.test" "$system/accounts/web2" "$system/php/web1.sock"
sed -i 's/^state live/state locked/' "$system/sites/b.test"
: >"$system/accounts/web77"
for part in "The site a.test is missing." "The user web2 has no system account." "The PHP of web1 does not run." "The site b.test is not as it should be" "There is a system account web77 that the database does not know."; do
  check "reconcile says: $part" fails 1 "$part" reconcile
done
rm "$system/accounts/web77"
echo 203.0.113.99 >"$system/addresses"
for part in "does not know that the address 203.0.113.10 is exclusive" "takes the address 203.0.113.99 for exclusive"; do
  check "reconcile says: $part" fails 1 "$part" reconcile
done
check "reconcile --repair enqueues" reconcile --repair
check "and the worker repairs" sh -c "sleep 2.1; $top_builddir/src/programs/worker --config $folder/etc/worker.conf --once"
check "reconcile finds nothing again" reconcile

# --- lock, refusal, retry, removal ---
lock() { ctl user lock web1 && worker --once && grep -q '^state locked' "$system/sites/a.test" && reconcile; }
sleep 2.1 # PHP rests that long
check "a locked user's sites are locked" lock
sleep 2.1
check "and live again" sh -c "$top_builddir/src/programs/hostlerctl --config $folder/etc/panel.conf user unlock web1 && $top_builddir/src/programs/worker --config $folder/etc/worker.conf --once && grep -q '^state live' $system/sites/a.test"
refused() {
  echo "refused the disk is upside down" >"$system/answer"; echo 65 >"$system/code"
  ctl domain create --user web1 --name e.test && worker --once
  rm "$system/answer"
  is state "$(root_sql "SELECT state FROM job WHERE kind = 'site.apply' ORDER BY id DESC LIMIT 1")" refused &&
    is message "$(root_sql "SELECT COUNT(*) FROM message WHERE kind = 'error' AND text_values LIKE '%upside down%'")" 1
}
check "what the system refuses is refused, and a message says why" refused
again() {
  reconcile --repair
  echo "again the disk is full" >"$system/answer"; echo 75 >"$system/code"
  worker --once
  rm "$system/answer"
  is state "$(root_sql "SELECT CONCAT(state, attempts, reason) FROM job WHERE kind = 'site.apply' ORDER BY id DESC LIMIT 1")" "waiting1the disk is full" &&
    root_sql "UPDATE job SET not_before = NOW(6)" && worker --once && grep -q '^host e.test' "$system/sites/e.test"
}
check "what the system cannot do yet is tried again" again
not_effective() {
  kill -STOP "$web_pid"
  ctl domain delete e.test && ctl bin purge e.test && worker --once
  kill -CONT "$web_pid"
  is state "$(root_sql "SELECT CONCAT(state, attempts) FROM job WHERE kind = 'site.apply' ORDER BY id DESC LIMIT 1")" waiting1 && is row "$(root_sql "SELECT COUNT(*) FROM site JOIN domain ON id = domain_id WHERE name = 'e.test'")" 1 &&
    root_sql "UPDATE job SET not_before = NOW(6)" && worker --once && is row "$(root_sql "SELECT COUNT(*) FROM domain WHERE name = 'e.test'")" 0
}
check "nothing is called done before the web server proves it" not_effective
sleep 2.1
sites_of_web1() { root_sql "SELECT GROUP_CONCAT(CONCAT(d.name, s.folder, s.state, s.www) ORDER BY d.name) FROM site s JOIN domain d ON d.id = s.domain_id JOIN account a ON a.id = s.account_id WHERE a.login = 'web1'"; }
rounds() { local _; for _ in 1 2 3; do root_sql "UPDATE job SET not_before = NOW(6) WHERE state = 'waiting'"; worker --once; sleep 2.1; done; }
binned() {
  before=$(sites_of_web1)
  ctl user delete web1 --confirm web1 && rounds
  is account "$(cat "$system/accounts/web1")" closed && [ ! -e "$system/sites/a.test" ] && [ ! -e "$system/php/web1.sock" ] &&
    is rows "$(sites_of_web1)" "$before" && ctl bin list | grep -q 'web1.*user' && reconcile
}
check "a deleted user is in the recycle bin: off the net, his rows stay" binned
restored() {
  ctl bin restore web1 && rounds
  is account "$(cat "$system/accounts/web1")" "" && grep -q '^state live' "$system/sites/a.test" && [ -e "$system/php/web1.sock" ] && is rows "$(sites_of_web1)" "$before" && reconcile
}
check "restored he is as before" restored
full() {
  echo "again the backup does not fit: the disk is full" >"$system/answer.backup.apply"
  ctl user delete web1 --confirm web1 && rounds && ctl bin purge web1 && rounds
  rm "$system/answer.backup.apply"
  [ -e "$system/accounts/web1" ] && is rows "$(sites_of_web1)" "$before" && ctl bin list | grep -q "disk is full"
}
check "without a backup nothing is removed, and the bin says why" full
removal() {
  for _ in 1 2 3; do root_sql "UPDATE job SET not_before = NOW(6) WHERE state = 'waiting'"; worker --once; done
  is rows "$(root_sql "SELECT (SELECT COUNT(*) FROM account WHERE login = 'web1') + (SELECT COUNT(*) FROM domain WHERE name = 'a.test')")" 0 &&
    [ ! -e "$system/accounts/web1" ] && [ ! -e "$system/sites/a.test" ] && reconcile
}
check "removed for good he leaves nothing" removal
backup_file() { root_sql "SELECT CONCAT(login, '.', id) FROM bin WHERE kind = 'user' AND state = 'left'"; }
kept() {
  local table file
  file=$system/backups/$(backup_file)
  for table in account account_contact allowance domain site; do grep -q "\"table\": \"$table\"" "$file" || { echo "no $table in"; cat "$file"; return 1; }; done
  ! grep -q '\$y\$' "$file"
}
check "but a backup with his rows and without his password" kept
expired() {
  local file
  file=$system/backups/$(backup_file)
  ctl bin expire && worker --once && [ -e "$file" ] || return 1
  root_sql "UPDATE bin SET left_at = NOW(6) - INTERVAL 31 DAY"
  root_sql "UPDATE setting SET value = NOW(6) - INTERVAL 3 DAY WHERE name = 'bin.last_clean_up'"
  fails 75 "clock has moved" ctl bin expire && worker --once && [ -e "$file" ] || return 1
  ctl bin expire && ctl bin expire && worker --once && [ ! -e "$file" ] && is entries "$(root_sql "SELECT COUNT(*) FROM bin")" 0
}
check "which goes when it is old, but not when the clock jumps" expired

# --- the worker as a daemon ---
"$top_builddir/src/programs/worker" --config "$folder/etc/worker.conf" --processes 3 &
worker_pid=$!
for _ in $(seq 100); do [ -S "$folder/wake.sock" ] && break; sleep 0.05; done
woken() {
  local started=$EPOCHREALTIME
  new_user --package Small --domain f.test >/dev/null && ctl wait --timeout 20 && echo "# ${started} to $EPOCHREALTIME" && is live "$(root_sql "SELECT live_at IS NOT NULL FROM site JOIN domain ON id = domain_id WHERE name = 'f.test'")" 1
}
check "a running worker does it by itself" woken
child_of() { pgrep -P "$worker_pid" | head -1; }
restarted() {
  local child
  child=$(child_of)
  kill -9 "$child"
  for _ in $(seq 100); do [ "$(pgrep -P "$worker_pid" | grep -vx "$child" | wc -l)" = 3 ] && return; sleep 0.05; done
  return 1
}
check "a process that dies is started again" restarted
outage() {
  $HOSTLER_TEST_DATABASE_RESTART kill; sleep 1
  kill -0 "$worker_pid" && $HOSTLER_TEST_DATABASE_RESTART start && ctl domain create --user web2 --name g.test; ctl domain delete b.test && ctl wait --timeout 30
}
check "an outage of the database is survived" outage
stopped() {
  kill "$worker_pid"
  wait "$worker_pid"
  is status $? 0 && [ ! -e "$folder/wake.sock" ] && ! pgrep -P "$worker_pid"
}
if stopped >"$folder/out" 2>&1; then stop_result=true; else stop_result=false; fi
worker_pid=
check "SIGTERM ends it in peace" $stop_result
check "a worker without configuration says so" fails 78 "cannot read" "$top_builddir/src/programs/worker" --config /nonexistent
check "a worker that is asked for nonsense says so" fails 64 "processes" worker --processes 0
echo "1..$count"
