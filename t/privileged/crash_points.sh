#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Kills a helper at its n-th call of a kind, for every n until it ends by itself, asks the same again, and looks: at the
# moment of death the old or the new state is there and nothing between, afterwards the wanted one, without leftovers
# (faults F01 and F02). CRASH_POINTS=all takes every point; otherwise every fifth, from an offset that changes by the day.
. "$(dirname "$0")/host.sh"

calls=rename,renameat,renameat2,fsync,unlink,unlinkat,chown,fchown,fchownat,lchown,fchmod,mkdir,mkdirat,symlink,symlinkat,link,linkat
total=0
if [ "$CRASH_POINTS" = all ]; then step=1; else step=5; fi
offset=$((10#$(date +%j) % step))

# Whose calls count: the helper's own, or, with the paths that only its child touches, those of the child that became the tenant. Both at
# once would not do: each process is counted by itself, so the first one to make its n-th call would die and the other's never be tried.
whose=()
child_at() { whose=(-f); for path; do whose+=(-P "$path"); done; }

# Every point of an undisturbed run as "CALL N". Of openat only those that create count.
points_of() {
  strace "${whose[@]}" -qq -o /tmp/trace -e trace=$calls,openat "$helpers/$1" </tmp/request >/dev/null
  sed 's/^[0-9]* *//' /tmp/trace | awk -F'(' '{ n = ++count[$1] } $1 ~ /^[a-z0-9]+$/ && ($1 != "openat" || /O_CREAT/) { print $1, n }'
}
# In a subshell, whose standard error takes what the shell has to say about the killed strace.
die_at() { (strace "${whose[@]}" -qq -o /tmp/trace -e trace="$1" -e inject="$1:signal=KILL:when=$2" "$helpers/$3" </tmp/request >/tmp/answer; :) 2>/dev/null; }

problem=
wrong() { problem="$problem# at $point: $1
"; }

# crash NAME HELPER: /tmp/request holds the request; the functions prepare, at_death and wanted make the state before and
# look at the state at the moment of death and in the end.
crash() {
  local name=$1 helper=$2 number=0 visited=0 call n
  problem=
  prepare
  while read -r call n; do
    number=$((number + 1))
    (((number + offset) % step)) && continue
    point="$call $n"
    prepare
    die_at "$call" "$n" "$helper"
    grep -q 'killed by SIGKILL' /tmp/trace || wrong "was not reached"
    visited=$((visited + 1))
    at_death
    "$helpers/$helper" </tmp/request >/tmp/answer 2>&1
    [ "$(tail -n 1 /tmp/answer)" = done ] || wrong "the rerun says $(cat /tmp/answer)"
    wanted
    [ -z "$(leftovers)" ] || wrong "left over: $(leftovers | tr '\n' ' ')"
  done < <(points_of "$helper")
  total=$((total + visited))
  check "$name: $visited of $number points" test -z "$problem" -a $visited -gt 0
  printf '%s' "$problem"
}

entries() { grep -h "^$1:" /etc/passwd /etc/group /etc/shadow /etc/gshadow; }
tables_are_whole() { pwck -qr && grpck -r || wrong "damaged tables"; } >/dev/null 2>&1
clean_accounts() {
  sed -i '/^web[0-9]*:/d' /etc/passwd /etc/group /etc/shadow /etc/gshadow
  rm -rf /srv/hostler /srv/sites /run/hostler /var/lib/hostler /etc/hostler /var/log/hostler /etc/.*.tmp
}
numbers_are_single() { [ -z "$(cut -d: -f3 /etc/passwd | sort | uniq -d)" ] || wrong "one number twice"; }
home_is() {
  local owners
  owners=$(find /srv/hostler/web1 -mindepth 1 -maxdepth 1 -printf '%u\n' 2>/dev/null | sort -u)
  [ "$owners" = "$1" ] || wrong "the home's folders belong to '$owners'"
}

# account present
account_request web1 present >/tmp/request
prepare() { clean_accounts; account web0 present >/dev/null; }
at_death() { # all of the home or none, and no account that can log in
  [ ! -e /srv/hostler/web1 ] || home_is web1
  if [ -e /srv/hostler/web1 ]; then id web1 >/dev/null || wrong "a home without account"; fi
  numbers_are_single
}
wanted() {
  tables_are_whole
  home_is web1
  [ "$(tree /srv/hostler/web1 | sed 's/web0/web1/')" = "$(sed -n 's, web1/, ,p' expected/home.txt)" ] || wrong "the home differs"
  [ "$(entries web1 | wc -l)" = 4 ] && [ "$(id -u web1)" -gt 20000 ] || wrong "the account is $(id web1)"
}
crash "an account comes" account

# account absent, then another comes: the number is new
account_request web1 absent >/tmp/request
prepare() { clean_accounts; account web1 present >/dev/null; mkdir -p /srv/hostler/web1/html/a/b; touch /srv/hostler/web1/html/a/b/c; }
at_death() {
  [ ! -e /srv/hostler/web1 ] || { home_is web1; [ -e /srv/hostler/web1/html/a/b/c ] || wrong "a home half removed is visible"; id web1 >/dev/null || wrong "a home without account"; }
}
wanted() {
  tables_are_whole
  [ -z "$(entries web1)" ] || wrong "still there: $(entries web1)"
  [ ! -e /srv/hostler/web1 ] || wrong "the home is there"
  account web2 present >/dev/null
  [ "$(id -u web2)" = 20001 ] || wrong "the number was used again"
}
crash "an account goes" account

# account closed: in the bin
account_request web1 closed >/tmp/request
prepare() { clean_accounts; account web1 present >/dev/null; echo page >/srv/hostler/web1/html/p; }
at_death() { home_is web1; [ -e /srv/hostler/web1/html/p ] || wrong "a file is lost"; [ "$(id -u web1)" = 20000 ] || wrong "the number changed"; }
wanted() { at_death; [ "$(stat -c '%a %U' /srv/hostler/web1)" = '700 root' ] || wrong "the home is not closed"; }
crash "an account is closed" account

# backup kept: under its name it is whole
backup_request web1 5 kept yes '{"table": "account"}' >/tmp/request
is_whole() { [ "$(tar --zstd -xOf /srv/hostler/.backup/web1.5/html.tar.zst ./p)" = page ] && [ "$(wc -l </srv/hostler/.backup/web1.5/rows.json)" = 3 ]; }
prepare() { clean_accounts; account web1 present >/dev/null; echo page >/srv/hostler/web1/html/p; }
at_death() { home_is web1; [ ! -e /srv/hostler/.backup/web1.5 ] || is_whole || wrong "a part is under the final name"; }
wanted() { is_whole || wrong "the backup is not whole"; home_is web1; }
crash "a backup is kept" account

backup_request web1 5 absent no >/tmp/request
prepare() { clean_accounts; account web1 present >/dev/null; echo page >/srv/hostler/web1/html/p; backup web1 5 kept yes '{"table": "account"}' >/dev/null; }
wanted() { [ -z "$(ls -A /srv/hostler/.backup)" ] || wrong "something is left"; home_is web1; }
crash "a backup goes" account

# Sites: the web server's view is taken as one line.
view() {
  local host
  for host in /srv/sites/{a,old,new}.test; do
    echo "$host: $(readlink $host) $(readlink $host/html) $(readlink $host/address) $(readlink $host/redirect) $(readlink $host/php.sock) $(ls $host/locked 2>/dev/null)"
  done | tr '\n' ';'
}
site_view() { view | sed 's/;[^;]*old.test.*//'; }
with_account() { clean_accounts; account web1 present >/dev/null; }
is_old_or_new() {
  local now
  now=$(site_view)
  [ "$now" = "$old_view" ] || [ "$now" = "$new_view" ] || wrong "neither old nor new: $now"
  for alias in old.test new.test; do [ ! -L /srv/sites/$alias ] || [ -d /srv/sites/$alias/ ] || wrong "$alias leads nowhere"; done
}
learn() { # what it looks like before and after
  prepare
  old_view=$(site_view)
  "$helpers/site" </tmp/request >/dev/null
  new_view=$(site_view) new_whole=$(view)
}
at_death() { is_old_or_new; }
wanted() {
  [ "$(view)" = "$new_whole" ] || wrong "not as wanted: $(view)"
  [ -z "$(printf 'site.list\nend\n' | "$helpers/site" | grep strange)" ] || wrong "strange: $(ls /srv/sites)"
}

site_request a.test web1 live html/a.test yes new.test http://x.test/ IP=192.0.2.10 >/tmp/request
prepare() { with_account; }
learn
wanted_page() { [ "$(wc -l </srv/hostler/web1/html/a.test/index.html)" = 11 ] || wrong "no whole start page"; }
eval "$(declare -f wanted | sed '1s/wanted/wanted_site/')"
wanted() { wanted_site; wanted_page; }
crash "a site comes" site
child_at /srv/hostler/web1/html /srv/hostler/web1/html/a.test /srv/hostler/web1/html/a.test/.index.html.0.tmp
step=1 crash "a site comes, the tenant's part" site
whose=()
wanted() { wanted_site; }

site_request a.test web1 locked html/other no new.test >/tmp/request
prepare() { with_account; site a.test web1 live html/a.test yes old.test http://x.test/ IP=192.0.2.10 >/dev/null; }
learn
crash "a site changes, is locked, gets another alias and loses its address" site

site_request a.test web1 absent html/a.test yes >/tmp/request
prepare() { with_account; site a.test web1 live html/a.test yes old.test new.test >/dev/null; }
learn
crash "a site goes" site

# Exclusive addresses: each is there or not, and what stays is there all the time.
addresses_request 192.0.2.2 2001:db8::3 >/tmp/request
prepare() { clean_accounts; addresses 192.0.2.1 192.0.2.2 >/dev/null; mkdir -p /srv/sites/.addresses/x/y; }
at_death() { [ -f /srv/sites/.addresses/192.0.2.2 ] || wrong "an address that stays was away"; }
wanted() { [ "$(ls -A /srv/sites/.addresses | tr '\n' ' ')" = "192.0.2.2 2001:db8::3 " ] || wrong "it holds $(ls -A /srv/sites/.addresses | tr '\n' ' ')"; }
crash "exclusive addresses change" site

# PHP pools: whatever is on the disk, php-fpm would start with it, each pool is in one master's folder, and running ones go on.
config=/etc/hostler/php run=/run/hostler/php
answers() { [ "$(perl fastcgi.pl $run/$1.sock /srv/hostler/$1/html/id.php 2>&1 | tail -n 1)" = "$(id -u "$1")" ]; }
end_php() { while pgrep -r D,R,S,T php-fpm >/dev/null; do pkill -9 php-fpm; sleep 0.02; done; }
with_pools() { # with_pools LOGIN=yes…: of three accounts
  end_php
  clean_accounts
  local login
  for login in web1 web2 web3; do
    account $login present >/dev/null
    echo '<?php echo posix_getuid();' >/srv/hostler/$login/html/id.php && chmod 644 /srv/hostler/$login/html/id.php
  done
  php "$@" >/dev/null
}
places_of() { (cd $config && ls */"$1".conf 2>/dev/null | tr '\n' ' '); }
masters_are_sound() {
  local master
  for master in $config/*.conf; do
    compgen -G "${master%.conf}/*.conf" >/dev/null || continue
    /usr/sbin/php-fpm[0-9].* -t -y "$master" >/tmp/test 2>&1 || wrong "$(grep -m 1 ERROR /tmp/test)"
  done
}
no_mark() { ! compgen -G "$run/*.reload" >/dev/null || wrong "a reload is still noted"; }

php_request web2=yes >/tmp/request
prepare() { with_pools web1=yes; }
at_death() { masters_are_sound; answers web1 || wrong "the neighbour does not answer"; }
wanted() { no_mark; answers web1 && answers web2 || wrong "a pool does not answer"; }
crash "a PHP pool comes" site

php_request web2=no >/tmp/request
prepare() { with_pools web1=yes web2=yes; }
wanted() { no_mark; answers web1 || wrong "the neighbour does not answer"; [ -z "$(places_of web2)" ] && [ ! -e $run/web2.sock ] || wrong "the pool is still there"; }
crash "a PHP pool goes" site

printf 'php.settle\nend\n' >/tmp/request
prepare() { with_pools web1=yes web2=yes web3=yes; }
at_death() { masters_are_sound; for login in web1 web2 web3; do [ "$(places_of $login | wc -w)" = 1 ] || wrong "$login is in '$(places_of $login)'"; done; }
wanted() {
  no_mark
  for login in web1 web2 web3; do [ "$(places_of $login)" = "m1/$login.conf " ] || wrong "$login is in '$(places_of $login)'"; answers $login || wrong "$login does not answer"; done
}
crash "PHP pools move to an older master" site
end_php
echo "# $total points"
finish
