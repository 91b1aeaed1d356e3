#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The private database of the tests: gives what it promises and leaves nothing behind.
here=${top_srcdir:-$(dirname "$0")/../..}/t/with_database
count=0
check() {  # check NAME COMMAND…
  local name=$1; shift
  count=$((count + 1))
  if "$@"; then echo "ok $count - $name"; else echo "not ok $count - $name"; fi
}
is_gone() {  # socket path: neither folder nor server
  local i
  for i in $(seq 100); do [ -e "${1%/sock}" ] || break; sleep 0.05; done
  [ ! -e "${1%/sock}" ] && ! grep -lqsaF -- "${1%/sock}/my.cnf" /proc/[0-9]*/cmdline
}

"$here" sh -c 'exit 7'
check "answers the status of the command" test $? = 7

seen=$("$here" sh -c 'echo "$HOSTLER_TEST_DATABASE"; mariadb --no-defaults -u root -S "$HOSTLER_TEST_DATABASE" -e "DO 1" && ps -o user= -p "$(cat "${HOSTLER_TEST_DATABASE%/sock}/pid")"')
check "the server runs" test "$(echo "$seen" | wc -l)" = 2
check "not as root" test "$(echo "$seen" | tail -1)" != root
check "nothing is left after the command" is_gone "$(echo "$seen" | head -1)"

file=$(mktemp)
"$here" sh -c 'echo "$HOSTLER_TEST_DATABASE" >"'"$file"'"; exec sleep 60' &
started=$!
for i in $(seq 200); do [ -s "$file" ] && break; sleep 0.05; done
kill -TERM $started
wait $started
check "a signal ends command and server" is_gone "$(cat "$file")"

: >"$file"
setsid "$here" sh -c 'echo "$HOSTLER_TEST_DATABASE" >"'"$file"'"; exec sleep 5' &
started=$!
for i in $(seq 200); do [ -s "$file" ] && break; sleep 0.05; done
kill -KILL $started
wait $started 2>/dev/null
"$here" true
check "what a killed run left is removed by the next" is_gone "$(cat "$file")"
rm -f "$file"
echo "1..$count"
