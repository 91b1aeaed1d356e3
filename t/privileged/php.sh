#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# PHP pools with the real php-fpm: each runs as its tenant, a refused one is set back alone, masters come and go.
. "$(dirname "$0")/host.sh"

for i in {1..8}; do account web$i present >/dev/null; done
config=/etc/hostler/php run=/run/hostler/php
ask() { perl fastcgi.pl $run/$1.sock "$2" | sed '1,/^\r*$/d'; }
page() { printf '%s' "$2" >/srv/hostler/$1/html/$3 && chown $1:www-data /srv/hostler/$1/html/$3; }
pid() { cat $run/$1.pid; }
runs() { kill -0 "$(pid $1)" 2>/dev/null; }
pools() { (cd $config && ls -d */*.conf 2>/dev/null | tr '\n' ' '); }
forget() { sleep 0.05; }

check "the first pool starts the young master" gives 0 '^pool web1 done' php web1=yes
check "the files are these" same "$(cat $config/young.conf $config/young/web1.conf)" "$(cat expected/php.conf)"
check "the socket is the web server's" same "$(stat -c '%U %G %a' $run/web1.sock) $(stat -c '%U %a' $run)" "web1 www-data 660 root 711"

page web1 '<?php echo posix_getuid(), " ", posix_getgid(), " ", implode(",", posix_getgroups()), " ", getenv("TMPDIR"), " ", sys_get_temp_dir(), " ", getcwd(), " ", getenv("PATH") ?: "no path";' id.php
check "PHP runs as the tenant with nothing of ours" same "$(ask web1 /srv/hostler/web1/html/id.php)" "20000 20000 20000 /srv/hostler/web1/tmp /srv/hostler/web1/tmp /srv/hostler/web1/html no path"
page web1 '<?php foreach (["/etc/passwd", "/srv/hostler/web2/html/secret", "/srv/sites", "/srv/hostler/web1/html/../../web10x"] as $f) echo @file_get_contents($f) === false ? "no " : "READ "; file_put_contents(tempnam(sys_get_temp_dir(), "x"), "1"); session_start(); echo session_id() ? "session" : "";' read.php
page web2 secret secret
check "it reaches only its own folders, temporary files and sessions work" same "$(ask web1 /srv/hostler/web1/html/read.php)" "no no no no session"
check "they are in its home" bash -c 'ls /srv/hostler/web1/tmp/x* /srv/hostler/web1/sessions/sess_*'
page web1 '<?php error_log("hello"); nonsense();' error.php
ask web1 /srv/hostler/web1/html/error.php >/dev/null
check "errors go to its own log" same "$(grep -c 'hello\|nonsense' /srv/hostler/web1/log/php.log; stat -c %U /srv/hostler/web1/log/php.log)" "$(printf '2\nweb1')"
page web1 '<?php echo function_exists("opcache_get_status") ? var_export(@opcache_get_status(), true) . var_export(@opcache_reset(), true) : "falsefalse";' opcache.php
check "it neither sees nor empties what is kept of others' scripts" same "$(ask web1 /srv/hostler/web1/html/opcache.php)" falsefalse
page web1 'source' source.txt
check "only .php is executed" bash -c "perl fastcgi.pl $run/web1.sock /srv/hostler/web1/html/source.txt | grep -q 'Access denied'"
check "another tenant cannot reach the socket" not as web2 perl "$PWD/fastcgi.pl" $run/web1.sock /srv/hostler/web1/html/id.php

master=$(pid young) before=$(stat -c %i $config/young/web1.conf)
check "asking again is fine" gives 0 'pool web1 done' php web1=yes
check "and changes nothing" same "$(pid young) $(stat -c %i $config/young/web1.conf)" "$master $before"

# A pool that php-fpm itself refuses (its folder is missing) and one without an account: the others go live.
mv /srv/hostler/web3/html /srv/hostler/web3/html.away
check "refused pools are told one by one" gives 0 '^pool web3 refused .*chdir.*' php web2=yes web3=yes web4=yes web9=yes
check "the others are live" same "$(pools)" "young/web1.conf young/web2.conf young/web4.conf "
check "and answer" bash -c "$(declare -f ask); run=$run; cp -p /srv/hostler/web1/html/id.php /srv/hostler/web2/html/ && chmod 644 /srv/hostler/web2/html/id.php && [[ \$(ask web2 /srv/hostler/web2/html/id.php) = 20001* ]]"
mv /srv/hostler/web3/html.away /srv/hostler/web3/html
check "mended, it is taken" gives 0 'pool web3 done' php web3=yes

# What somebody planted beside our files neither stops others nor gets into a running master.
printf '[evil]\nuser = nosuchuser\ngroup = root\nlisten = /run/evil.sock\npm = ondemand\npm.max_children = 1\n' >$config/young/evil.conf
check "a planted pool does not stop a new one" gives 0 'pool web5 done' php web5=yes
check "it is set aside" same "$(ls $config/young | grep evil)" evil.conf.refused
rm $config/young/evil.conf.refused
printf '%s\n' '[web1]' 'user = web1' 'group = web1' 'listen = /run/hostler/php/web1.sock' 'pm = static' 'pm.max_children = 0' >$config/young/web1.conf
check "a damaged pool is written again" gives 0 'pool web1 done' php web1=yes
check "as it was" same "$(cat $config/young.conf $config/young/web1.conf)" "$(cat expected/php.conf)"

check "an account with a pool cannot go" gives 75 'pool of web5 must be removed first' account web5 absent
check "a pool goes" gives 0 'pool web5 done' php web5=no
check "with its socket" not test -e $run/web5.sock
check "then the account can" gives 0 done account web5 absent
check "a pool that never was is absent" gives 0 'pool web9 done' php web9=no

# Masters that died.
kill -9 "$(pid young)"; pkill -9 -f 'php-fpm: pool' ; forget
check "a killed master is started again" gives 0 'pool web1 done' php web1=yes
check "with all its pools" bash -c "$(declare -f ask); run=$run; [[ \$(ask web2 /srv/hostler/web2/html/id.php) = 20001* ]]"
kill -9 "$(pid young)"; forget
check "a dead master's pool can be removed" gives 0 'pool web4 done' php web4=no
touch $run/young.reload
check "a reload that a crash left undone is done" gives 0 'pool web1 done' php web1=yes
check "and forgotten" not test -e $run/young.reload
check "a running request survives the reload of another's pool" bash -c "
  echo '<?php usleep(700000); echo \"finished\";' >/srv/hostler/web1/html/slow.php && chmod 644 /srv/hostler/web1/html/slow.php
  $(declare -f ask php php_request); run=$run helpers=$helpers
  ask web1 /srv/hostler/web1/html/slow.php >/tmp/slow & sleep 0.2; php web6=yes | grep -q done; wait %1; grep -q finished /tmp/slow"

# Night: the young ones move to an older master.
settle() { printf 'php.settle\nend\n' | "$helpers/site"; }
check "pools are settled" gives 0 done settle
check "all are in m1" same "$(pools)" "m1/web1.conf m1/web2.conf m1/web3.conf m1/web6.conf "
check "and answer from there" bash -c "$(declare -f ask); run=$run; [[ \$(ask web2 /srv/hostler/web2/html/id.php) = 20001* ]]"
check "m1 runs, the empty young master does not" bash -c "$(declare -f runs pid); run=$run; runs m1 && [ ! -e $run/young.pid ]"
check "a new pool is young" gives 0 'pool web7 done' php web7=yes web1=yes
check "an old one stays" same "$(pools)" "m1/web1.conf m1/web2.conf m1/web3.conf m1/web6.conf young/web7.conf "
check "a pool of an older master goes" gives 0 'pool web6 done' php web6=no
check "and, after that reload, another one" gives 0 'pool web3 done' php web3=no
check "the socket that was closed is gone, the others answer" bash -c "$(declare -f ask); run=$run; [ ! -e $run/web3.sock ] && [[ \$(ask web2 /srv/hostler/web2/html/id.php) = 20001* ]]"
check "a pool comes back, young" gives 0 'pool web3 done' php web3=yes
rm $config/m1/web2.conf
check "a pool whose file somebody removed goes where it is served" gives 0 'pool web2 done' php web2=no
check "the last pools end their masters" gives 0 'pool web7 done' php web1=no web2=no web3=no web6=no web7=no
check "no process is left" same "$(pgrep -r D,R,S,T -af php-fpm)" ""
check "no temporary file is left" same "$(leftovers)$(ls $run | grep -v '\.log')" ""
finish
