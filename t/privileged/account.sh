#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The account helper: a tenant's system account and home come, stay as they are, and go.
. "$(dirname "$0")/host.sh"

entries() { grep -h "^$1:" /etc/passwd /etc/group /etc/shadow /etc/gshadow; }
uid_of() { id -u "$1"; }
modes_of_tables() { stat -c '%n %U %G %a' /etc/passwd /etc/group /etc/shadow /etc/gshadow; }

before=$(modes_of_tables)
echo "CANARY" >/srv/canary && chmod 600 /srv/canary

check "on a new host there is nothing to remove" gives 0 '^done$' account web1 absent
check "an account is made" gives 0 '^done$' account web1 present
check "its entries are these" same "$(entries web1)" "$(cat expected/entries.txt)"
check "its home looks so" same "$(tree /srv/hostler | grep -v trash)" "$(cat expected/home.txt)"
check "the tables keep owners and modes" same "$(modes_of_tables)" "$before"
check "pwck and grpck find nothing" bash -c 'pwck -qr && grpck -r'
check "the web server is in no tenant's group and no tenant in its" same "$(id -nG www-data) $(id -nG web1)" "www-data web1"

snapshot=$(tree /srv/hostler; entries web1; cat /var/lib/hostler/last-id; stat -c %i /etc/passwd)
check "asking again is fine" gives 0 done account web1 present
check "and changes nothing" same "$(tree /srv/hostler; entries web1; cat /var/lib/hostler/last-id; stat -c %i /etc/passwd)" "$snapshot"

chown 0:0 /srv/hostler/web1/tmp && chmod 755 /srv/hostler/web1/html && rm -r /srv/hostler/web1/log
check "damage to the folders is repaired" gives 0 done account web1 present
check "to what they were" same "$(tree /srv/hostler | grep -v trash)" "$(cat expected/home.txt)"

check "a second account gets the next number" gives 0 done account web2 present
check "which is" same "$(uid_of web2)" 20001
check "the list names both" same "$(list account)" "$(printf 'account web1 20000\naccount web2 20001\ndone')"

for login in root www-data daemon; do
  check "$login is refused" gives 65 'refused' account $login present
  check "$login is not removed either" gives 65 'refused' account $login absent
done
check "a group of the system keeps its name" bash -c 'groupadd -g 900 staff1'
check "and the login is refused" gives 65 'belongs to the system' account staff1 present
useradd -u 20500 -M -d /home/web7 web7
check "a foreign account in our range is refused" gives 65 'belongs to the system' account web7 absent
userdel web7

# What a tenant or an attacker may have put there is neither followed nor taken (P26, P27).
mv /srv/hostler/web2/stats /tmp/stats && ln -s /etc /srv/hostler/web2/stats
check "a link in place of a folder is refused" gives 65 'link' account web2 present
rm /srv/hostler/web2/stats && mv /tmp/stats /srv/hostler/web2/stats
etc_before=$(stat -c '%U %G %a' /etc)
check "a folder of another account is refused" bash -c "chown 20000 /srv/hostler/web2/stats; $(declare -f gives account account_request); helpers=$helpers; gives 65 'another account' account web2 present"
chown 20001 /srv/hostler/web2/stats
ln /srv/canary /srv/hostler/web2/html/hard
ln -s /srv/canary /srv/hostler/web2/html/soft
ln -s /srv/hostler/web1 /srv/hostler/web2/html/neighbour
check "links inside the folders do not disturb" gives 0 done account web2 present

as web2 'cd /srv/hostler/web2/html && perl -e "mkdir q(d) and chdir q(d) or die qq($_: $!) for 1 .. 3000"'  # more than descriptors
setpriv --reuid 20001 --regid 20001 --clear-groups perl -e 'fork || sleep 1000 for 1..3; sleep 1000' 2>/dev/null &
disown
sleep 0.2
check "an account goes with home and processes" gives 0 done account web2 absent
check "nothing of it is left" same "$(entries web2)$(ls -A /srv/hostler/ | grep web2)$(ls -A /srv/hostler/.trash)$(ps -o pid= -u 20001)" ""
check "what its links led to is untouched" same "$(cat /srv/canary; stat -c '%U %a %h' /srv/canary; ls /srv/hostler/web1 | wc -l; stat -c '%U %G %a' /etc)" "$(printf 'CANARY\nroot 600 1\n7\n%s' "$etc_before")"
check "removing it again is fine" gives 0 done account web2 absent
check "the number is not used again" gives 0 done account web3 present
check "but the next" same "$(uid_of web3)" 20002
rm /var/lib/hostler/last-id
check "without the mark, numbers in use are passed" gives 0 done account web4 present
check "by the highest in the tables" same "$(uid_of web4)" 20003
echo 59999 >/var/lib/hostler/last-id
check "the range has an end" gives 65 'used up' account web5 present
check "and nothing half made" same "$(entries web5)" ""
echo garbage >/var/lib/hostler/last-id
check "a damaged mark stops" gives 75 'again .*last-id' account web5 present
echo 20003 >/var/lib/hostler/last-id
mkdir /srv/hostler/web6
check "a home without account is refused" gives 65 'without an account' account web6 present

# The recycle bin: the home is kept, but its tenant cannot get at it; what leaves is backed up first (U9, R4, P26, P27).
check "an account for the bin" gives 0 done account web8 present
as web8 'cd /srv/hostler/web8 && echo hello >html/page.html && echo secret >private/note && mkdir html/deep && echo x >html/deep/x && mkfifo html/pipe'
uid8=$(uid_of web8)
ln /srv/canary /srv/hostler/web8/html/hard
ln -s /srv/canary /srv/hostler/web8/html/soft
ln -s /srv/hostler/web1 /srv/hostler/web8/html/neighbour
mkdir /srv/hostler/web8/html/foreign && echo CANARY >/srv/hostler/web8/html/foreign/c && chmod 700 /srv/hostler/web8/html/foreign
setpriv --reuid "$uid8" --regid "$uid8" --clear-groups perl -e 'chdir q(/srv/hostler/web8/html); sleep 1000' 2>/dev/null &
disown
sleep 0.2
check "it is closed" gives 0 done account web8 closed
check "nothing of it runs" same "$(ps -o pid= -u "$uid8")" ""
check "nobody gets in" same "$(as web8 'cat /srv/hostler/web8/html/page.html' 2>&1 | grep -c denied; as www-data 'ls /srv/hostler/web8/html' 2>&1 | grep -c denied)" "$(printf '1\n1')"
check "the list says so" same "$(list account | grep web8)" "account web8 $uid8 closed"
check "closing it again is fine" gives 0 done account web8 closed
php web8=yes >/dev/null
check "a pool that runs stops it" gives 75 'PHP pool' account web8 closed
php web8=no >/dev/null
check "without it is closed again" gives 0 done account web8 closed
check "what leaves is packed" gives 0 done backup web8 7 kept yes '{"table": "account", "login": "web8"}' '{"table": "site"}'
kept=/srv/hostler/.backup/web8.7
check "into files of root's" same "$(tree /srv/hostler/.backup)" "$(cat expected/backup.txt)"
check "with the rows" same "$(cat $kept/rows.json)" "$(printf '[\n{"table": "account", "login": "web8"},\n{"table": "site"}\n]')"
check "links are kept as links, what the tenant cannot read is left out" same "$(tar --zstd -tvf $kept/html.tar.zst | awk '{ print substr($1, 1, 1), $6, $7, $8 }' | sed 's/ *$//' | LC_ALL=C sort -k2)" "$(cat expected/backup_html.txt)"
check "the canary is in no archive" not bash -c "for f in $kept/*.zst; do zstd -dqc \$f; done | grep -a CANARY"
check "what he hid is" bash -c "tar --zstd -xOf $kept/private.tar.zst ./note | grep secret"
snapshot=$(find /srv/hostler/.backup -printf '%i %P\n')
check "packing again is fine" gives 0 done backup web8 7 kept yes '{}'
check "and changes nothing" same "$(find /srv/hostler/.backup -printf '%i %P\n')" "$snapshot"
mount -t tmpfs -o size=64k tiny /srv/hostler/.backup
as_root_file() { head -c 300k /dev/urandom >/srv/hostler/web8/html/big && chown "$uid8" /srv/hostler/web8/html/big; }
as_root_file
check "a full disk says so" gives 75 'again .*disk is full' backup web8 8 kept yes '{}'
check "and nothing half packed is left" same "$(ls -A /srv/hostler/.backup)" ""
umount /srv/hostler/.backup
check "another's rows need no home" gives 0 done backup res1 9 kept no '{}'
check "a backup goes" gives 0 done backup res1 9 absent no
check "again is fine" gives 0 done backup res1 9 absent no
check "and only that" same "$(ls -A /srv/hostler/.backup)" web8.7
check "restored it is open" gives 0 done account web8 present
check "as it was" same "$(list account | grep web8; as web8 'cat /srv/hostler/web8/html/page.html')" "$(printf 'account web8 %s\nhello' "$uid8")"
check "a bad number is refused" gives 65 'bad value' backup web8 ../../etc kept no
check "the canary is untouched" same "$(stat -c '%U %a' /srv/canary; cat /srv/canary)" "$(printf 'root 600\nCANARY')"
check "it goes" gives 0 done account web8 absent
rm -r /srv/hostler/.backup

mount -t tmpfs -o size=4k,nr_inodes=3 tiny /srv/hostler/.trash
check "a full trash says again" gives 75 '^again' account web4 absent
umount /srv/hostler/.trash
check "and later it is done" gives 0 done account web4 absent
check "no temporary file is left" same "$(leftovers)" ""
finish
