# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Sourced by scripts/bench: one host with the packages installed, its seed, and ways in.
HOST=bench
testhost() { "$TOP/scripts/testhost" "$@"; }
in_host() { testhost run "$HOST" -- "$@"; }
sh_host() { testhost run "$HOST" -- sh -c "$1"; }
sql() { in_host mariadb -N hostler "$@"; }
value_of() { sql -e "$1"; }    # value_of "SELECT …": one value

build_tools() { # hello, click and tree, in a build folder that is kept
	BUILD=${HOSTLER_CACHE:-/var/cache/hostler-test}/bench
	mkdir -p "$BUILD"
	[[ -x $TOP/configure && ! $TOP/configure.ac -nt $TOP/configure ]] || (cd "$TOP" && autoreconf -fi) >"$WORK/build.log" 2>&1 || { cat "$WORK/build.log" >&2; exit 1; }
	(cd "$BUILD" && { [[ -e Makefile ]] || "$TOP/configure" -q; } && make -s t/bench/hello t/bench/click t/bench/seed/tree) >"$WORK/build.log" 2>&1 ||
		{ tail -n 40 "$WORK/build.log" >&2; exit 1; }
}

boot_host() {
	local base debs=${HOSTLER_DEBS:-}
	build_tools
	if [[ -z $debs ]]; then
		debs=$WORK/debs
		"$TOP/scripts/build-packages" "$debs"
	fi
	base=$("$TOP/scripts/test-base" services 2>"$WORK/base.log") || { cat "$WORK/base.log" >&2; exit 1; }
	if [[ -n $KEEP ]]; then testhost create "$HOST" --base "$base"; else testhost create "$HOST" --base "$base" --owner $$; fi
	IP=$(testhost ip "$HOST")
	own_srv
	echo "hostler-panel hostler-panel/webserver select nginx" | in_host debconf-set-selections
	testhost start "$HOST" mariadb
	testhost install "$HOST" "$debs"/hostler{,-panel,-node,-web}_*.deb
	echo "panel_show_queries = 1" | in_host tee -a /etc/hostler/panel.conf >/dev/null
	testhost put "$HOST" "$BUILD/t/bench/seed/tree" /usr/local/sbin/tree
	testhost put "$HOST" "$BUILD/t/bench/hello" /usr/local/sbin/hello
	testhost start "$HOST" apache2 hostler-panel hostler-worker
	in_host service hostler-panel restart </dev/null >/dev/null 2>&1
	# shellcheck disable=SC2034  # for the groups
	PANEL=https://$HOST.test:8443 PANEL_ADDRESS=https://$IP:8443
	# shellcheck disable=SC2016
	remark "packages $(in_host dpkg-query -W -f '${Version}' hostler-panel) on a host"
}

# A file system of its own for homes and sites, as on many servers. With the host goes one file instead of a million.
own_srv() {
	local device image=$TESTHOST_DIR/$HOST/srv.img
	truncate -s 8G "$image"
	mkfs.ext4 -q -i 4096 -E lazy_itable_init=1 "$image"
	device=$(losetup --find --show "$image")
	testhost put "$HOST" "$device" /dev/
	in_host mount -o noatime "$device" /srv
	losetup --detach "$device"    # takes effect when the host ends
}

run_seed() { # run_seed FILE [NAME=NUMBER…]: an SQL file with its numbers set
	local file=$TOP/t/bench/seed/$1 pair; shift
	{ for pair; do echo "SET @${pair%%=*} = ${pair#*=};"; done; cat "$file"; } | sql >"$WORK/seed.log" 2>&1 || { cat "$WORK/seed.log" >&2; return 1; }
}

seed() { # seed ACCOUNTS DOMAINS: there are so many afterwards; the first accounts are the server, an administrator and 20 resellers
	local accounts domains
	accounts=$(value_of "SELECT COUNT(*) FROM account"); ((accounts > 2)) || accounts=22
	domains=$(value_of "SELECT COUNT(*) FROM domain")
	(($1 <= accounts)) || run_seed accounts.sql users=$(($1 - accounts))
	(($2 <= domains)) || run_seed domains.sql domains=$(($2 - domains))
	run_seed counters.sql
	(($(value_of "SELECT COUNT(*) FROM message") >= 10000)) || run_seed messages.sql messages=10000
	remark "seed: $1 accounts, $2 domains, $(value_of "SELECT COUNT(*) FROM message") messages"
}

# A browser that is logged in: COOKIE (a header's value) and TOKEN (of its forms), written into the database like any session.
log_in() { # log_in LOGIN
	local secret
	secret=$(od -An -N32 -tx1 /dev/urandom | tr -d ' \n'); secret=${secret:0:43}
	TOKEN=$secret
	COOKIE="$(session_cookie)=$secret"
	value_of "INSERT INTO session (id, account_id, real_id, token, address) SELECT UNHEX(SHA2('$secret', 256)), id, id, '$secret', '' FROM account WHERE login = '$1'"
}
session_cookie() { sed -n 's/.*session_cookie\[\] = "\([^"]*\)".*/\1/p' "$TOP/src/features/accounts/sessions.h"; }

# panel_get PATH [CURL-OPTION…] and panel_post PATH BODY: as the browser that is logged in
panel_get() { testhost net -- curl -sSk -m 30 --connect-to "$HOST.test:8443:$IP:8443" -H "Cookie: $COOKIE" "${@:2}" "$PANEL$1"; }
panel_post() { panel_get "$1" --data "token=$TOKEN&$2" -o "$WORK/answer" -w '%{http_code} %{redirect_url}'; }
