#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Where the programs' accounts in the database are made for: localhost with the socket; over TCP the hosts that are named, with TLS or not at all.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
top_builddir=${top_builddir:-.}
[ -n "${HOSTLER_TEST_DATABASE:-}" ] || exec "$top_srcdir/t/with_database" "$0" "$@"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
port=${HOSTLER_TEST_DATABASE_TCP#*:}

# shellcheck source=t/features/checks.sh
. "$top_srcdir/t/features/checks.sh"
fails() { # fails STATUS TEXT COMMAND…
  local status=$1 text=$2 said
  shift 2
  said=$("$@" 2>&1)
  is status $? "$status" && case $said in *"$text"*) ;; *) echo "said: $said"; return 1 ;; esac
}
root_sql() { mariadb --no-defaults -u root -S "$HOSTLER_TEST_DATABASE" -BN -e "$1"; }
upgrade() { "$top_builddir/src/programs/hostlerctl" --config "$folder/panel.conf" upgrade-database --sql "$top_srcdir/sql" "$@"; }
tcp() { printf 'database_host = 127.0.0.1\ndatabase_port = %s\ndatabase_ca_file = %s\n' "$port" "$HOSTLER_TEST_DATABASE_CA"; }
admin_file() { # admin_file LINE…: an administrator with the rights that hostlerctl(8) names
  (umask 077; tcp; printf 'database_user = dba\ndatabase_password = secret\n'; printf '%s\n' "$@") >"$folder/admin"
  chmod 600 "$folder/admin"
}
files() { # files COMMAND…: what each program's file begins with
  local file
  for file in panel worker filter lookup; do { "$@"; echo 'database_name = place_test'; } >"$folder/$file.conf"; done
}
accounts() { root_sql "SELECT CONCAT(User, '@', Host, ' ', ssl_type) FROM mysql.user WHERE User LIKE 'hostler\\_%' ORDER BY 1"; }
everywhere() { for name in filter ro web worker; do echo "hostler_$name@$1${2:+ $2}"; done; }
rights() { # rights HOST: of all four, without their hosts and passwords
  local name
  for name in filter ro web worker; do root_sql "SHOW GRANTS FOR hostler_$name@'$1'"; done |
    grep '^GRANT [^U]' | sed 's/@`[^`]*`//' | perl -ne 'print join(" ", sort split /[\s,()]+/), "\n"' | sort
}
as() { # as FILE OPTION…: the account of the program, by TCP
  local file=$1
  shift
  MYSQL_PWD=$(sed -n 's/^database_password = //p' "$folder/$file.conf") mariadb --no-defaults -h 127.0.0.1 -P "$port" \
    -u "$(sed -n 's/^database_user = //p' "$folder/$file.conf")" -BN "$@" -e "SHOW STATUS LIKE 'Ssl_cipher'"
}

root_sql "CREATE USER dba@'%' IDENTIFIED BY 'secret' REQUIRE SSL; GRANT ALL ON place_test.* TO dba@'%' WITH GRANT OPTION;
  GRANT CREATE USER ON *.* TO dba@'%'; GRANT SELECT ON mysql.user TO dba@'%'"

# --- by the socket ---
files echo "database_socket = $HOSTLER_TEST_DATABASE"
check "by the socket: made" upgrade
check "for this machine only" is accounts "$(accounts)" "$(everywhere localhost '' | sed 's/$/ /')"
rights localhost >"$folder/rights"
check "with rights" grep -q 'hostler_web' "$folder/rights"

# --- what is refused before anything is changed ---
files tcp
check "by TCP: an administrator is needed" fails 64 "--database-admin-file" upgrade
admin_file
chmod 640 "$folder/admin"
check "his password is for nobody else" fails 70 "chmod 600" upgrade --database-admin-file "$folder/admin"
for host in "%' IDENTIFIED BY 'x" '10.0.0.1"' 'a\' 'a b' 'a;b' "$(printf 'a%.0s' $(seq 61))"; do
  admin_file "database_account_host = $host"
  check "no account for ${host:0:20}" fails 70 "database_account_host may" upgrade --database-admin-file "$folder/admin"
done
admin_file
echo "database_socket = $HOSTLER_TEST_DATABASE" >"$folder/worker.conf"
check "files that differ are named" fails 70 "worker.conf reaches the database by a socket" upgrade --database-admin-file "$folder/admin"
check "and the accounts are as before" is accounts "$(accounts)" "$(everywhere localhost '' | sed 's/$/ /')"

# --- by TCP ---
files tcp
rm "$folder/panel.conf"
for file in worker filter lookup; do echo "server_name = here" >"$folder/$file.conf"; done
sed -i '$a database_name = place_test' "$folder/admin"
check "by TCP: made by an administrator who may just that" upgrade --database-admin-file "$folder/admin"
check "for every host, with TLS" is accounts "$(accounts)" "$(everywhere % ANY)"
rights % >"$folder/rights.tcp"
check "with the same rights" diff "$folder/rights" "$folder/rights.tcp"
for file in panel worker filter lookup; do
  check "$file.conf says where" sh -c "grep -qx 'database_host = 127.0.0.1' $folder/$file.conf && grep -qx 'database_port = $port' $folder/$file.conf && grep -qx 'database_ca_file = $HOSTLER_TEST_DATABASE_CA' $folder/$file.conf && ! grep -q 'socket\|secret\|dba' $folder/$file.conf"
  encrypted() { as "$file" --ssl-ca="$HOSTLER_TEST_DATABASE_CA" | grep -E 'Ssl_cipher.[A-Z]'; }
  check "its account is let in encrypted" encrypted
  check "and refused in clear" fails 1 "Access denied" as "$file" --skip-ssl
done
cp "$folder/admin" "$folder/database-admin.conf"
check "the administrator's file is found by itself" upgrade
echo "database_account_host = 127.0.0._" >>"$folder/admin"
check "for other hosts" upgrade --database-admin-file "$folder/admin"
check "the accounts move" is accounts "$(accounts)" "$(everywhere '127.0.0._' ANY)"
check "and are let in" encrypted

# --- and back ---
rm "$folder/database-admin.conf"
sed -i "s|^database_host = .*|database_socket = $HOSTLER_TEST_DATABASE|; /^database_port\|^database_ca/d" "$folder"/*.conf
check "by the socket again: made" upgrade
check "for this machine only, without TLS" is accounts "$(accounts)" "$(everywhere localhost '' | sed 's/$/ /')"
echo "1..$count"
