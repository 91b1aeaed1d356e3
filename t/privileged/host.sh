# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced first by the tests of this folder: runs the test as root of a private host, an overlay of the machine's own file
# system in new mount and process name spaces, with gate and helpers installed at their real paths. The machine itself is
# never changed. Then offers the functions of TAP and of writing requests.

missing() { echo "Bail out! $1"; exit 1; }

if [ -z "$IN_PRIVATE_HOST" ]; then
  [ "$(id -u)" = 0 ] || { echo "1..0 # SKIP needs root, to run what runs as root"; exit 0; }
  for program in unshare strace perl setpriv zstd; do
    command -v $program >/dev/null || missing "this test needs the program $program."
  done
  ls /usr/sbin/php-fpm[0-9].* >/dev/null 2>&1 || missing "this test needs php-fpm (package php-fpm)."
  : "${top_srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}" "${top_builddir:=$PWD}"
  export top_srcdir top_builddir IN_PRIVATE_HOST=1
  exec unshare --mount --pid --fork --kill-child --net --ipc bash "$0" "$@"
fi

prefix=$(sed -n 's/^prefix = //p' "$top_builddir/Makefile")
libexec=$prefix/lib/hostler
helpers=$libexec/helpers

enter_private_host() {
  local base
  base=$(mktemp -d) && mount -t tmpfs -o mode=755 hostler-test "$base" || missing "no file system in memory can be mounted."
  mkdir "$base/upper" "$base/work" "$base/root"
  mount -t overlay overlay -o "lowerdir=/,upperdir=$base/upper,workdir=$base/work" "$base/root" || missing "no overlay of / can be mounted."
  local root=$base/root folder
  for folder in usr "$top_srcdir" "$top_builddir"; do
    folder=/${folder#/}
    mkdir -p "$root$folder" && mountpoint -q "$root$folder" || { [ "$(stat -c %d "$folder")" = "$(stat -c %d /)" ] || mount --bind "$folder" "$root$folder"; }
  done
  mount -t proc proc "$root/proc"
  for folder in srv run dev; do mount -t tmpfs -o mode=755 tmpfs "$root/$folder"; done
  for device in null:3 zero:5 full:7 random:8 urandom:9; do mknod -m 666 "$root/dev/${device%:*}" c 1 "${device#*:}"; done
  ln -s /proc/self/fd "$root/dev/fd"
  rm -rf "$root/etc/hostler" "$root/var/lib/hostler" "$root/var/log/hostler"
  export IN_PRIVATE_HOST=2
  exec chroot "$root" /bin/bash -c 'cd "$1" && shift && exec bash "$@"' bash "$(cd "$(dirname "$0")" && pwd)" "$(basename "$0")" "$@"
}
[ "$IN_PRIVATE_HOST" = 2 ] || enter_private_host "$@"

umask 022
ip link set lo up 2>/dev/null
getent group hostler-gate >/dev/null || groupadd --system hostler-gate
for account in hostler-worker hostler; do
  getent passwd $account >/dev/null || useradd --system --groups hostler-gate --no-create-home $account
done
mkdir -p "$helpers" && chmod 755 "$libexec" "$helpers"
install -o root -g hostler-gate -m 4750 "$top_builddir/src/privileged/gate" "$libexec/gate" || missing "the gate is not built."
install -o root -g root -m 700 "$top_builddir/src/privileged/account" "$top_builddir/src/privileged/site" "$helpers/" || missing "the helpers are not built."
gate=$libexec/gate

count=0 failed=0
# check NAME COMMAND… : one test; the command's output is shown when it fails.
check() {
  local name=$1 output
  shift
  count=$((count + 1))
  if output=$("$@" 2>&1); then
    echo "ok $count - $name"
  else
    echo "not ok $count - $name"
    sed 's/^/# /' <<<"$* : $output"
    failed=$((failed + 1))
  fi
}
finish() { echo "1..$count"; [ $failed = 0 ] && [ $count -gt 0 ]; exit; }

# gives CODE PATTERN COMMAND… : the command ends with that code and says something with the pattern.
gives() {
  local code=$1 pattern=$2 output status
  shift 2
  output=$("$@" 2>&1 </dev/null)
  status=$?
  echo "exit code $status
$output"
  [ $status = "$code" ] && grep -Eq -- "$pattern" <<<"$output"
}
same() { [ "$1" = "$2" ] || { diff <(echo "$1") <(echo "$2"); false; }; }
not() { ! "$@"; }

account_request() { printf 'account.apply\nlogin %s\nstate %s\nend\n' "$1" "$2"; }
account() { account_request "$@" | "$helpers/account"; }
# backup_request LOGIN NUMBER STATE HOME [ROW…]
backup_request() {
  printf 'backup.apply\nlogin %s\nnumber %s\nstate %s\nhome %s\n' "$1" "$2" "$3" "$4"
  for row in "${@:5}"; do echo "row $row"; done
  echo end
}
backup() { backup_request "$@" | "$helpers/account"; }
# site_request HOST LOGIN STATE FOLDER PHP [ALIAS…] [REDIRECT with ://] [WITH=SWITCH] [INDEX=NAMES] [AT=NAME FOLDER] [IP=ADDRESS]
site_request() {
  local name kind
  printf 'site.apply\nhost %s\nlogin %s\nstate %s\nfolder %s\n' "$1" "$2" "$3" "$4"
  for name in "${@:6}"; do case $name in *://* | *=*) ;; *) echo "alias $name" ;; esac; done
  for name in "${@:6}"; do case $name in *://*) echo "redirect $name" ;; esac; done
  printf 'php %s\n' "$5"
  for kind in WITH:with INDEX:index AT:at IP:address; do
    for name in "${@:6}"; do case $name in "${kind%:*}="*) echo "${kind#*:} ${name#*=}" ;; esac; done
  done
  echo end
}
# addresses ADDRESS…
addresses_request() { echo addresses.apply; for address in "$@"; do echo "address $address"; done; echo end; }
addresses() { addresses_request "$@" | "$helpers/site"; }
site() { site_request "$@" | "$helpers/site"; }
# with_page FILE LINE…: the site request on standard input, with a start page of the reseller's
with_page() {
  local line
  sed '$d'
  echo "start_file $1"
  for line in "${@:2}"; do echo "start_line $line"; done
  echo end
}
# php LOGIN=yes|no…
php_request() { echo php.apply; for pool in "$@"; do echo "pool ${pool%=*} ${pool#*=}"; done; echo end; }
php() { php_request "$@" | "$helpers/site"; }
list() { printf '%s.list\nend\n' "$1" | "$helpers/$1"; }
as() { local user=$1; shift; su -s /bin/bash "$user" -c "$*"; }

# What a tree looks like: kind, owner, group, mode, name, target; links' own modes say nothing.
tree() { (cd "$1" && find . -mindepth 1 -printf '%y %u %g %m %P %l\n' | sed 's/^l \([^ ]* [^ ]*\) [0-7]* /l \1 - /; s/ *$//' | LC_ALL=C sort -k5); }
leftovers() { find /etc /srv /var/lib/hostler /run/hostler \( -name '*.tmp' -o -name '.new.*' -o -path '/srv/sites/.new/*' -o -path '/srv/hostler/.trash/*' -o -name .staged \) 2>/dev/null; }
