#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A full disk, a broken disk and a process table that is full (F05, F08, F10): the helper says "again", what was there is
# still there, and the same request works as soon as the system does.
. "$(dirname "$0")/host.sh"

# with CALL:FAULT HELPER <REQUEST : the helper under that fault
with() { strace -f -qq -o /tmp/trace -e trace="${1%%:*}" -e inject="$1" "$helpers/$2"; }
state() { cat /etc/passwd /etc/group /etc/shadow /etc/gshadow; (cd /srv && find . ! -path './sites/.new/*' ! -path './hostler/.new*' -printf '%P %l\n' | sort); }

account web2 absent >/dev/null # makes the trash
account web1 present >/dev/null
site a.test web1 live html yes www.a.test >/dev/null
addresses >/dev/null

# Every call of that name fails, of openat the twentieth and later ones.
for fault in write:error=ENOSPC fsync:error=EIO renameat2:error=EIO mkdirat:error=ENOSPC openat:error=EMFILE:when=20+ clone:error=EAGAIN fchown:error=EIO symlinkat:error=ENOSPC; do
  before=$(state)
  for request in 'account web2 present' 'site a.test web1 locked html/new no b.test' 'addresses 192.0.2.9'; do
    set -- $request
    helper=${1/addresses/site}
    "${1}_request" "${@:2}" >/tmp/request
    with $fault $helper </tmp/request >/tmp/answer 2>/dev/null
    code=$?
    case $code in
      75) check "$fault: $1 says again" bash -c '[ ! -s /tmp/answer ] || grep -q "^again" /tmp/answer' ;;
      0) check "$fault: $1 did not need it" grep -qx done /tmp/answer ;;
      *) check "$fault: $1 says again and not $code $(cat /tmp/answer)" false ;;
    esac
    check "$fault: then it is done" gives 0 done bash -c "$helpers/$helper <<<'$(cat /tmp/request)'"
  done
  check "$fault: nothing is left over" same "$(leftovers)" ""
  check "$fault: a site made anew is the one before" gives 0 done site a.test web1 live html yes www.a.test
  check "$fault: so is the account" gives 0 done account web2 absent
  check "$fault: so are the exclusive addresses" gives 0 done addresses
  rm -rf /srv/hostler/web1/html/new
  check "$fault: all is as it was" same "$(state)" "$before"
done

mount --bind /etc /etc && mount -o remount,bind,ro /etc
check "with /etc read-only an account says again" gives 75 '^again .*Read-only' account web3 present
umount /etc
check "and later it is done" gives 0 done account web3 present
check "nothing is left over in the end" same "$(leftovers)" ""
finish
