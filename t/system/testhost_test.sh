#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# scripts/testhost itself: hosts are apart from the machine and from each other, end with their owner, and leave nothing.
# shellcheck disable=SC2016  # the programs in single quotes are Perl
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=t/system/tap.sh
. "$here/tap.sh"
((EUID == 0)) || skip_all "needs root"
work=$(mktemp -d /var/tmp/testhost-test.XXXXXX)
export TESTHOST_DIR=$work
trap 'testhost gc --all >/dev/null; rm -rf "$work"' EXIT
testhost() { "$here/../../scripts/testhost" "$@"; }

creating() { testhost create "$@"; }
ok "create" creating a --owner $$
ok "create a second" creating b
fails "a name twice is refused" creating a
fails "a bad name is refused" creating '../x'
is "run gives the output" "$(testhost run a -- echo hello)" hello
testhost run a -- sh -c 'exit 7'; is "run gives the exit status" $? 7
is "run passes standard input" "$(echo piped | testhost run a -- cat)" piped
is "the host has a name of its own" "$(testhost run a -- hostname)" a.test
is "run starts in the host's own root" "$(testhost run a -- pwd)" /
like "hosts know each other's address" "$(testhost run a -- getent hosts b)" "$(testhost ip b)"

testhost run a -- sh -c 'echo secret >/etc/only-here'
fails "what a host writes is not on the machine" test -e /etc/only-here
fails "nor in another host" testhost run b -- test -e /etc/only-here
fails "a host does not see the machine's processes" testhost run a -- test -e "/proc/$$/stat-$$"
is "a host sees few processes" "$(($(testhost run a -- sh -c 'ls -d /proc/[0-9]* | wc -l') < 12))" 1

testhost run b -- perl -MIO::Socket::INET -e 'my $s = IO::Socket::INET->new(LocalPort => 8123, Listen => 5, ReuseAddr => 1) or die;
	exit if fork; close STDOUT; close STDERR; while (my $c = $s->accept) { print $c "from b\n"; close $c }' </dev/null
ask() { "$@" perl -MIO::Socket::INET -e 'print IO::Socket::INET->new(PeerAddr => $ARGV[0], Timeout => 3)->getline' "$(testhost ip b):8123"; }
is "hosts reach each other" "$(ask testhost run a --)" "from b"
is "net reaches the hosts" "$(ask testhost net --)" "from b"
seen_here() { { ip addr; ip route; } | grep -F "$(testhost ip b | sed 's/[0-9]*$//')"; }
fails "the machine itself has no address and no route of theirs" seen_here
fails "hosts have no way out" testhost run a -- perl -MIO::Socket::INET -e 'IO::Socket::INET->new(PeerAddr => "192.0.2.1:80", Timeout => 1) or die'
port=$((20000 + $$ % 20000))
ok "forward" testhost forward b "$port:8123"
is "a forwarded port answers on the machine" \
	"$(perl -MIO::Socket::INET -e 'print IO::Socket::INET->new(PeerAddr => "127.0.0.1:$ARGV[0]", Timeout => 3)->getline' "$port")" "from b"

ok "destroy" testhost destroy b
closed() { ! ss -Hltn "src 127.0.0.1:$port" | grep -q .; }
ok "its forwarded port is closed" until_true 5 closed
fails "nothing is left of it" test -e "$work/b"
fails "run in a destroyed host fails" testhost run b -- true

testhost run a -- sh -c 'echo kept >/etc/kept; echo gone >/run/gone; sleep 300 >/dev/null 2>&1 &'
ok "halt" testhost halt a
fails "nothing runs in a halted host" testhost run a -- true
is "gc keeps a halted host" "$(testhost gc)" ""
ok "boot" testhost boot a
is "a booted host has its files" "$(testhost run a -- cat /etc/kept)" kept
fails "but nothing of /run" testhost run a -- test -e /run/gone
fails "and none of its processes" testhost run a -- pgrep sleep -f 'sleep 300'

setsid sleep 300 & owner=$!
creating c --owner "$owner"
testhost halt c; sleep 1.5
ok "a halted host is kept while it has its owner" testhost boot c
kill "$owner"
no_c() { [[ ! -e $work/c ]]; }
ok "a host ends with its owner, also when it was booted again" until_true 10 no_c
creating d
first=$(cut -d' ' -f1 "$work/d/init")
kill -9 "$first"
ended() { [[ ! -e /proc/$first ]]; }
ok "a host can be killed" until_true 10 ended
is "gc removes a host that was killed" "$(testhost gc)" "gc: d"
is "and leaves the others" "$(testhost list | cut -d' ' -f1)" a
testhost gc --all >/dev/null
left() { [[ -z $(pgrep -f "testhost-(init|switch) $work" || :) ]] && ! grep -q "$work" /proc/mounts; }
ok "gc --all leaves no process and no mount" until_true 5 left
done_testing
