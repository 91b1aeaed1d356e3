# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by the tests of this folder: a host with Apache, nginx and PHP, mod_hostler as built, two tenants with a site each, and
# functions that send a request and judge the answer. TESTHOST and TESTHOST_BASE_HOST say which tool and which tree to use.
# shellcheck shell=bash
set -u
SOURCE=${top_srcdir:-$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)}
BUILD=${top_builddir:-.}
TESTHOST=${TESTHOST:-$SOURCE/scripts/testhost}
BASE=${TESTHOST_BASE_HOST:-}
((EUID == 0)) || { echo "1..0 # SKIP needs root for a throw-away host"; exit 0; }
[[ -n $BASE ]] || { echo "1..0 # SKIP needs a tree for hosts: scripts/check makes one and sets TESTHOST_BASE_HOST"; exit 0; }
[[ -x $TESTHOST && -d $BASE ]] || { echo "Bail out! no testhost at $TESTHOST or no tree at $BASE"; exit 1; }

NAME=web-$$ WORK=$(mktemp -d) count=0 failed=0
trap '"$TESTHOST" destroy $NAME >/dev/null 2>&1; rm -rf "$WORK"' EXIT
"$TESTHOST" create "$NAME" --base "$BASE" --owner $$ || { echo "Bail out! no host"; exit 1; }
read -r _ IP PID < <("$TESTHOST" list | grep "^$NAME ")
ROOT=/proc/$PID/root
in_host() { "$TESTHOST" run "$NAME" "$@"; }

verdict() { # verdict STATUS NAME: one line of TAP
	count=$((count + 1))
	if (($1 == 0)); then echo "ok $count - $2"; else echo "not ok $count - $2"; failed=$((failed + 1)); fi
}
diagnose() { sed 's/^/# /' | cut -c1-300; }
finish() { echo "1..$count"; exit $((failed > 0)); }

# A shell on the hosts' network, kept open: entering it for each request would be most of the time.
coproc NET { exec "$TESTHOST" net -- bash; }
request() { # request HOST PATH [CURL-OPTION...]: status in $status, body and head as files; from another machine than the host
	local host=$1 path=$2 line; shift 2
	: >"$WORK/body"; : >"$WORK/head"
	printf -v line '%q ' curl -gsS -m 20 --path-as-is -o "$WORK/body" -D "$WORK/head" -w '%{http_code}\n' -H "Host: $host" "$@" "${URL:-http://$IP}$path"
	echo "$line 2>$WORK/error" >&"${NET[1]}"
	read -r status <&"${NET[0]}"
}
raw() { # raw TEXT: what the server answers to these very bytes
	# shellcheck disable=SC2016
	printf "$1" >"$WORK/raw"
	"$TESTHOST" net -- timeout 20 bash -c 'exec 3<>/dev/tcp/$0/80; cat "$1" >&3; tr -d "\0" <&3' "$IP" "$WORK/raw" >"$WORK/body" 2>/dev/null
	status=$(sed -n '1s/^HTTP[^ ]* \([0-9]*\).*/\1/p' "$WORK/body")
}
is() { # is NAME STATUSES TEXT: the last answer has one of these statuses (403|404) and this text ("" any, !TEXT not)
	local ok=0
	[[ $status =~ ^($2)$ ]] || ok=1
	case $3 in
	'') ;;
	!*) ! grep -qF -- "${3#!}" "$WORK/body" "$WORK/head" || ok=1 ;;
	*) grep -qF -- "$3" "$WORK/body" "$WORK/head" || ok=1 ;;
	esac
	# Whatever the case is about: nobody sees another tenant's secret, runs as another or reads PHP source.
	! grep -qE 'BERT-SECRET|<\?php|uid=20002' "$WORK/body" "$WORK/head" || [[ ${ALLOW:-} ]] || ok=1
	verdict $ok "$1"
	((ok == 0)) || { echo "# status $status, wanted $2 and '$3'"; cat "$WORK/error" "$WORK/head" "$WORK/body" 2>/dev/null | head -12 | diagnose; }
}
write() { # write UID FILE: standard input becomes the tenant's file
	install -D -m 644 /dev/stdin "$ROOT$2"; chown -h "$1:$1" "$ROOT$2"
	[[ $2 != */html/*/* ]] || chown "$1:$1" "$(dirname "$ROOT$2")"
}
htaccess() { write 20001 "/srv/hostler/anna/html/$1/.htaccess"; }

site() { # site HOST LOGIN UID: what the root helper makes
	mkdir -p "$ROOT/srv/sites/$1"
	ln -s "/srv/hostler/$2/html" "$ROOT/srv/sites/$1/html"; chown -h "$3:$3" "$ROOT/srv/sites/$1/html"
	ln -s "/run/hostler/php/$2.sock" "$ROOT/srv/sites/$1/php.sock"
}

tenant() { # tenant LOGIN UID
	in_host useradd -u "$2" -d "/srv/hostler/$1" -s /usr/sbin/nologin "$1"
	install -d -m 711 "$ROOT/srv/hostler/$1"
	install -d -m 2750 -o "$2" -g 33 "$ROOT/srv/hostler/$1/html"
	cat >"$ROOT/etc/php/8.2/fpm/pool.d/$1.conf" <<-POOL
		[$1]
		user = $1
		group = $1
		listen = /run/hostler/php/$1.sock
		listen.owner = $1
		listen.group = www-data
		listen.mode = 0660
		pm = ondemand
		pm.max_children = 4
		php_admin_value[disable_functions] = passthru
	POOL
	write "$2" "/srv/hostler/$1/html/who.php" <<-'PHP'
		<?php echo 'uid=' . posix_getuid() . "\n", 'passthru=' . (function_exists('passthru') ? 'on' : 'off') . "\n";
		foreach ($_SERVER as $name => $value) if (is_string($value)) echo "$name=[$value]\n";
		echo 'INPUT=[' . file_get_contents('php://input') . "]\n";
	PHP
}

install_module() {
	local apache=$ROOT/etc/apache2
	mkdir -p "$ROOT/usr/share/hostler" "$ROOT/var/log/hostler"
	install -m 644 "$BUILD/src/webserver/mod_hostler.so" "$ROOT/usr/lib/apache2/modules/"
	cp -r "$SOURCE/src/webserver/pages" "$ROOT/usr/share/hostler/web"; chmod -R a+rX "$ROOT/usr/share/hostler"
	install -m 644 "$SOURCE"/src/webserver/apache/hostler.{load,conf} "$apache/mods-available/"
	install -m 644 "$SOURCE/src/webserver/apache/hostler-sites.conf" "$apache/sites-available/"
	in_host a2enmod -q hostler >/dev/null
	in_host a2dissite -q 000-default >/dev/null
	in_host a2ensite -q hostler-sites >/dev/null
}

set_up_tenants() {
	install -d "$ROOT/srv/sites" "$ROOT/srv/hostler" "$ROOT/run/hostler/php" "$ROOT/run/php"
	chmod 711 "$ROOT/srv/sites" "$ROOT/srv/hostler"
	rm -f "$ROOT/etc/php/8.2/fpm/pool.d/www.conf"
	tenant anna 20001; tenant bert 20002
	site a.test anna 20001; site b.test bert 20002
	write 20002 /srv/hostler/bert/html/secret.txt <<<'BERT-SECRET'
	chown 20002:33 "$ROOT/srv/hostler/bert/html/secret.txt"; chmod 640 "$ROOT/srv/hostler/bert/html/secret.txt"
	write 20001 /srv/hostler/anna/html/index.html <<<'start of anna'
	write 20001 /srv/hostler/anna/html/plain.txt <<<'plain text of anna'
	in_host php-fpm8.2 --daemonize >/dev/null 2>&1
	install_module
}
