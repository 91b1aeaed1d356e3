# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Sourced by the tests of this folder after tap.sh: hosts with the packages on them. $HOSTLER_DEBS is a folder with the packages to test;
# without it they are built. Hosts end with the test.
TOP=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
((EUID == 0)) || skip_all "needs root for throw-away hosts"
WORK=$(mktemp -d /var/tmp/hostler-system.XXXXXX)
export TESTHOST_DIR=${TESTHOST_DIR:-$WORK/hosts}
HOSTS=()
finish_hosts() {
	local h
	for h in "${HOSTS[@]}"; do testhost destroy "$h" >/dev/null 2>&1; done
	rm -rf "$WORK"
}
trap finish_hosts EXIT
testhost() { "$TOP/scripts/testhost" "$@"; }

if [[ -z ${HOSTLER_DEBS:-} ]]; then
	HOSTLER_DEBS=$WORK/debs
	"$TOP/scripts/build-packages" "$HOSTLER_DEBS" || { echo "Bail out! the packages cannot be built"; exit 1; }
fi

no_host() { # no_host STATUS: of testhost, which says 77 where the kernel cannot do what was asked
	(($1 != 77)) || skip_all "this machine cannot run such a host"
	echo "Bail out! no host"; exit 1
}
new_host() { # new_host NAME BASE [OPTION...]: HOST is its name from then on
	local base
	base=$("$TOP/scripts/test-base" "$2" 2>"$WORK/base.log") || { cat "$WORK/base.log"; echo "Bail out! no tree for hosts"; exit 1; }
	HOST=$1-$$
	testhost create "$HOST" --base "$base" --owner $$ "${@:3}" || no_host $?
	HOSTS+=("$HOST")
	# shellcheck disable=SC2034  # for the tests
	IP=$(testhost ip "$HOST")
}
in_host() { testhost run "$HOST" -- "$@"; }
sh_host() { testhost run "$HOST" -- sh -c "$1"; }
install() { testhost install "$HOST" "$@"; }
packages() { ls "$HOSTLER_DEBS"/hostler{,-panel,-node,-web}_*.deb; }
preseed() { # preseed QUESTION TYPE VALUE
	echo "hostler-panel hostler-panel/$1 $2 $3" | in_host debconf-set-selections
}

# curl from another machine than the host. http_status URL [CURL-OPTION...]; http_body likewise
http_body() { testhost net -- curl -sSk -m 20 "${@:2}" "$1" 2>&1; }
http_status() { testhost net -- curl -sSk -m 20 --resolve "$HOST.test:8443:$IP" -o /dev/null -w '%{http_code}' "${@:2}" "$1" 2>/dev/null; }
mode_of() { in_host stat -c '%U:%G %a' "$1" 2>&1; }
