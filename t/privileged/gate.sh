#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The gate: who gets through, and that nothing the caller prepared reaches the helper (cases P23, P24, P25).
. "$(dirname "$0")/host.sh"

# In place of the helpers stands a program that tells what it finds, as root, in its own process.
mv "$helpers/account" "$helpers/account.real"
probe() { printf '%s\n' '#!/bin/sh' "$@" >"$helpers/account" && chmod 700 "$helpers/account"; }
worker() { as hostler-worker "$@"; }
# Perl as the worker, without a shell of ours in between.
prepared() { setpriv --reuid hostler-worker --regid hostler-worker --init-groups --inh-caps=-all perl -MPOSIX -e "$1"; }

check "it links nothing but the C library" same "$(readelf -d $gate | sed -n 's/.*Shared library: \[\(.*\)\]/\1/p')" libc.so.6
check "it does not import what allocates or asks name services" not bash -c "nm -D $gate | grep -E ' (malloc|calloc|realloc|getpw|getgrn|getgrg|system|popen|setlocale|syslog|__cxa_throw)'"
check "it is the only setuid file we install, an ELF file of root:hostler-gate 4750" same "$(find $libexec -perm /6000 -printf '%P %u %g %m') $(head -c 4 $gate | tail -c 3)" "gate root hostler-gate 4750 ELF"

# Who
probe 'echo through'
useradd --system stranger
check "the worker may ask for accounts" gives 0 '^through' worker $gate account
check "root may" gives 0 '^through' $gate account
check "the panel may not" gives 77 'may not run' as hostler $gate account
check "others cannot even start it" gives 126 'Permission denied' as stranger $gate account
check "a member of the group that is not in the table may not" bash -c "usermod -aG hostler-gate stranger; $(declare -f gives as); gives 77 'may not run' as stranger $gate account"
check "a helper that is not there is not permitted" gives 77 'may not run' worker $gate rm
check "nor a path" gives 77 'may not run' worker $gate ../account
check "nor a longer or shorter name" bash -c "$(declare -f gives as worker); gives 77 'may not run' worker $gate accounts && gives 77 'may not run' worker $gate accoun && gives 77 'may not run' worker $gate \"''\""
check "a very long name is wrong usage" gives 64 usage worker $gate $(printf 'a%.0s' {1..5000})
check "no argument is wrong usage" gives 64 usage worker $gate
check "two arguments are wrong usage" gives 64 usage worker $gate account x
check "argument count 0 is wrong usage" gives 64 usage prepared "my (\$path, \$none) = ('$gate', pack('Q', 0)); syscall(59, \$path, \$none, \$none); die \$!"
check "no_new_privs is said clearly" gives 77 'no_new_privs' setpriv --no-new-privs $gate account
check "a copy without the bit says why" bash -c "cp $gate /tmp/gate && chmod 755 /tmp/gate; $(declare -f gives as worker); gives 77 'setuid' worker /tmp/gate account"
cp /etc/passwd /tmp/passwd && sed -i '1i xhostler-worker:x:4711:1::/:/bin/sh\nhostler-workerx:x:4711:1::/:/bin/sh\nx:hostler-worker:4711:1::/:/bin/sh' /etc/passwd
check "a name like the worker's in another place of the table is not it" gives 77 'may not run' setpriv --reuid 4711 --regid hostler-gate --clear-groups $gate account
sed -i '1i hostler-worker:x:4712:1::/:/bin/sh' /etc/passwd
check "the first line of a name counts, as for the C library" gives 77 'may not run' setpriv --reuid $(sed -n 's/^hostler-worker:x:\([0-9]*\):.*/\1/p' /tmp/passwd) --regid hostler-gate --clear-groups $gate account
cp /tmp/passwd /etc/passwd

# What is left behind
probe 'cat /proc/$$/environ | tr "\0" "\n" | sort'
check "the environment is ours" same "$(prepared "\$ENV{\$_} = '/tmp/x' for qw(LD_PRELOAD LD_LIBRARY_PATH LD_AUDIT PATH IFS TZ MYSQL_HOME OPENSSL_CONF GCONV_PATH LOCPATH MALLOC_CHECK_ BASH_ENV ENV PERL5LIB); exec '$gate', 'account'" | grep -v '^PWD\|^_=\|^SHLVL\|^OLDPWD')" "$(printf 'LC_ALL=C.UTF-8\nPATH=/usr/sbin:/usr/bin:/sbin:/bin\nTZ=UTC')"
probe 'echo "uid $(sed -n "s/^[UG]id:\t//p" /proc/$$/status | tr "\t\n" "  ")groups $(sed -n "s/^Groups:\t//p" /proc/$$/status)"; echo "cwd $(pwd) umask $(umask)"'
check "root for good, no groups, / and umask 077" same "$(prepared "umask 0; chdir '/tmp'; exec '$gate', 'account'" | sed 's/ *$//')" "$(printf 'uid 0 0 0 0 0 0 0 0 groups\ncwd / umask 0077')"
probe 'grep -E "^Sig(Blk|Ign)" /proc/$$/status | tr "\n\t" "  "'
check "signals are default and unblocked" same "$(prepared "\$SIG{\$_} = 'IGNORE' for qw(HUP INT TERM PIPE CHLD XFSZ ALRM USR1); my (\$ignore, \$none) = (pack('Q4', 1, 0, 0, 0), 0); syscall(13, \$_, \$ignore, \$none, 8) for 32, 33; POSIX::sigprocmask(SIG_BLOCK, POSIX::SigSet->new(SIGTERM, SIGINT, SIGHUP)); exec '$gate', 'account'")" "SigBlk: 0000000000000000 SigIgn: 0000000000000000 "
probe 'sleep 1.3; echo alive'
check "alarm(1) of the caller kills nothing" same "$(prepared "alarm 1; exec '$gate', 'account'")" alive
probe 'ulimit -f; ulimit -c; ulimit -t; ulimit -v; echo written >/tmp/limit && cat /tmp/limit'
check "limits are reset" same "$(worker "ulimit -S -f 0; ulimit -S -t 100; ulimit -S -v 4000000; exec $gate account" | tr '\n' ' ')" "unlimited 0 unlimited unlimited written "
rm /tmp/limit
check "hard limits too, or the gate says that it cannot" bash -c "$(declare -f worker as); said=\$(worker 'ulimit -f 0; $gate account 2>&1 | cat'); grep -q written <<<\$said || { grep 'cannot be raised' <<<\$said && [ ! -e /tmp/limit ]; }"
echo '#!/bin/ls /proc/self/fd' >"$helpers/account" # no shell, which would open some of its own; 3 is the folder being listed
check "descriptors above 2 are closed" same "$(worker "exec 7</etc/hostname 9</etc/passwd; exec $gate account </dev/null" | grep '^[0-9]' | tr '\n' ' ')" "0 1 2 3 "
check "closed ones lead to a device, before main() by the C library or by us" bash -c "printf '%s\n' '#!/bin/sh' 'readlink /proc/\$\$/fd/0 >/tmp/fds; readlink /proc/\$\$/fd/2 >>/tmp/fds' >$helpers/account; $(declare -f prepared); prepared \"POSIX::close(0); POSIX::close(2); exec '$gate', 'account'\"; [ \$(grep -c -e ^/dev/null\$ -e ^/dev/full\$ /tmp/fds) = 2 ]"
probe 'cut -d" " -f5,6,19 /proc/$$/stat; echo $$'
check "its own session, nice 0" bash -c "$(declare -f prepared); set -- \$(prepared \"fork and do { wait; exit }; POSIX::nice(10); exec '$gate', 'account'\"); [ \$1 = \$4 ] && [ \$2 = \$4 ] && [ \$3 = 0 ]"
probe 'sleep 0.5; echo not stopped'
check "the caller can neither stop nor kill it" same "$(prepared "\$| = 1; my \$child = fork; if (!\$child) { exec '$gate', 'account' } select undef, undef, undef, 0.2; print kill(STOP => \$child) + kill(KILL => \$child), ' '; wait" | tr -s ' \n' ' ')" "0 not stopped "

# What the environment names is never opened (P24), seen by the kernel.
mv "$helpers/account.real" "$helpers/account" && chmod 700 "$helpers/account"
bait=/tmp/bait && mkdir $bait && cp /bin/true $bait/libx.so && chmod -R a+rX $bait
account_list=$(printf 'account.list\nend\n' | strace -f -u hostler-worker -o /tmp/trace -E LD_PRELOAD=$bait/libx.so -E LD_LIBRARY_PATH=$bait -E PATH=$bait -E IFS=x -E TZ=:$bait/zone -E MYSQL_HOME=$bait \
  -E OPENSSL_CONF=$bait/ssl -E GCONV_PATH=$bait -E LOCPATH=$bait -E HOME=$bait -E TMPDIR=$bait $gate account)
check "the real helper answers under strace" same "$account_list" done
check "none of the files named in the environment was opened" same "$(grep -v execve /tmp/trace | grep -c $bait)" 0
check "the trace is one: it shows /etc/passwd" grep -q '/etc/passwd' /tmp/trace

# Refusals reach the system log.
perl -MSocket -e 'socket(my $s, PF_UNIX, SOCK_DGRAM, 0); bind($s, sockaddr_un("/dev/log")) or die $!; chmod 0666, "/dev/log"; $| = 1; open my $f, ">", "/tmp/log"; select $f; $| = 1; while (defined recv($s, my $line, 2000, 0)) { print "$line\n" }' &
logger=$!
while [ ! -S /dev/log ]; do sleep 0.02; done
worker $gate rm 2>/dev/null
account_request root absent | worker $gate account >/dev/null
sleep 0.1; kill $logger
check "the gate's refusal is logged" grep -Eq "^<84>hostler-gate\[[0-9]+\]: uid $(id -u hostler-worker): this user may not run" /tmp/log
check "the helper's with kind, names and reason" grep -q 'hostler-account\[.*account.apply login root state absent: refused: ' /tmp/log
finish
