#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A circular (U10) while the worker is killed by kill -9 again and again: nobody gets a second copy, nobody is forgotten, and whoever was just being
# written to is listed. The whole worker, a sendmail that counts.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
top_builddir=${top_builddir:-.}
[ -n "${HOSTLER_TEST_DATABASE:-}" ] || exec "$top_srcdir/t/with_database" "$0" "$@"

folder=$(mktemp -d)
mkdir "$folder/etc"
worker_pid=
trap '[ -z "$worker_pid" ] || kill -9 -- "-$worker_pid" 2>/dev/null; rm -rf "$folder"' EXIT
: >"$folder/calls"
# Counts when it is called, takes a while as a server does, then has the mail. "refuse" in the address: the server does not want it.
cat >"$folder/sendmail" <<END
#!/bin/sh
echo "\$5" >>"$folder/calls"
cat >/dev/null
sleep 0.1
case "\$5" in *refuse*) exit 67 ;; esac
END
chmod 755 "$folder/sendmail"
for file in panel worker filter lookup; do
  cat >"$folder/etc/$file.conf" <<END
database_socket = $HOSTLER_TEST_DATABASE
database_name = circular_test
server_name = server.example
sendmail = $folder/sendmail
wake_socket = $folder/wake.sock
END
  chmod 0640 "$folder/etc/$file.conf"
done

# shellcheck source=t/features/checks.sh
. "$top_srcdir/t/features/checks.sh"
ctl() { "$top_builddir/src/programs/hostlerctl" --config "$folder/etc/panel.conf" "$@"; }
root_sql() { mariadb --no-defaults -u root -S "$HOSTLER_TEST_DATABASE" -BN circular_test -e "$1"; }

users=40
prepare() {
  ctl upgrade-database --sql "$top_srcdir/sql" >/dev/null && ctl reseller create --generate --company "Example Ltd" >/dev/null || return 1
  root_sql "
    INSERT INTO account (parent_id, role, login, number, display_name) SELECT r.id, 'user', CONCAT('web', 100 + s.seq), 100 + s.seq, 'Somebody' FROM account r JOIN seq_1_to_$users s WHERE r.login = 'res1';
    INSERT INTO account_scope (root_id, account_id) SELECT a.id, a.id FROM account a WHERE a.role = 'user' UNION SELECT a.parent_id, a.id FROM account a WHERE a.role = 'user' UNION SELECT 1, a.id FROM account a WHERE a.role = 'user';
    INSERT INTO account_contact (account_id, email) SELECT id, CONCAT(login, IF(number IN (107, 120), '-refuse', ''), '@x.example') FROM account WHERE role = 'user'"
}
start_circular() {
  root_sql "
    INSERT INTO circular (owner_id, writer_id, sender, subject, text, state, total) SELECT id, id, 'seller@x.example', 'News', 'Dear ##name##', 'sending', $users FROM account WHERE login = 'res1';
    INSERT INTO circular_recipient (circular_id, account_id, login) SELECT 1, id, login FROM account WHERE role = 'user';
    INSERT INTO job (server_id, kind, subject_id, object, account_id, created_by) SELECT 1, 'circular.send', 1, 'News', id, id FROM account WHERE login = 'res1'"
}
start_worker() {
  setsid "$top_builddir/src/programs/worker" --config "$folder/etc/worker.conf" --processes 2 2>>"$folder/worker.log" &
  worker_pid=$!
}
calls() { wc -l <"$folder/calls"; }
kill_after() { # kill_after NUMBER: kill -9, master and all, once so many mails were handed over
  for _ in $(seq 600); do [ "$(calls)" -ge "$1" ] && break; sleep 0.05; done
  kill -9 -- "-$worker_pid"
  wait "$worker_pid" 2>/dev/null
  [ "$(calls)" -ge "$1" ] || { cat "$folder/worker.log"; return 1; }
}
killed_again_and_again() {
  local after
  for after in 4 5 13 21; do
    start_worker
    kill_after "$after" || return 1
  done
}
finished() {
  start_worker
  for _ in $(seq 600); do [ "$(root_sql "SELECT state FROM circular")" = "done" ] && return; sleep 0.1; done
  root_sql "SELECT * FROM circular; SELECT state, COUNT(*) FROM circular_recipient GROUP BY state; SELECT * FROM job"
  cat "$folder/worker.log"
  return 1
}
no_second_copy() { [ -z "$(sort "$folder/calls" | uniq -d)" ] || { sort "$folder/calls" | uniq -d; return 1; }; }
nobody_forgotten() {
  local state login
  root_sql "SELECT r.state, c.email FROM circular_recipient r JOIN account_contact c USING (account_id)" | while read -r state login; do
    case $state in
      sent | failed) grep -qx "$login" "$folder/calls" || { echo "$login is $state, but sendmail was never called for him"; exit 1; } ;;
      unclear) ;;
      *) echo "$login is $state"; exit 1 ;;
    esac
  done && is "with a mail and not listed" "$(root_sql "SELECT COUNT(*) FROM circular_recipient WHERE state NOT IN ('sent', 'failed', 'unclear')")" 0
}
one_unclear_a_kill() {
  local unclear
  unclear=$(root_sql "SELECT COUNT(*) FROM circular_recipient WHERE state = 'unclear'")
  if [ "$unclear" -lt 1 ] || [ "$unclear" -gt 4 ]; then
    echo "$unclear unclear after four kills"
    return 1
  fi
}
counts_agree() {
  is counters "$(root_sql "SELECT sent, failed, unclear FROM circular")" "$(root_sql "SELECT SUM(state = 'sent'), SUM(state = 'failed'), SUM(state = 'unclear') FROM circular_recipient")" &&
    is sum "$(root_sql "SELECT sent + failed + unclear FROM circular")" $users
}
refusals() { is refusals "$(root_sql "SELECT COUNT(*) FROM circular_recipient r JOIN account_contact c USING (account_id) WHERE c.email LIKE '%refuse%' AND r.state = 'failed' AND r.reason LIKE '%status 67%'")" 2; }
stays_quiet() {
  local before
  before=$(calls)
  sleep 1
  is "mails after the end" "$(calls)" "$before"
}

check "a reseller with $users users" prepare
check "a circular to all of them" start_circular
check "the worker is killed again and again meanwhile" killed_again_and_again
check "the next worker sends the rest" finished
check "nobody is sent a second copy" no_second_copy
check "nobody is forgotten" nobody_forgotten
check "whoever was being written to is listed, one for each kill at most" one_unclear_a_kill
check "what was refused is listed with the status" refusals
check "the counts agree with the list" counts_agree
check "and nothing is sent by itself later" stays_quiet
echo "1..$count"
