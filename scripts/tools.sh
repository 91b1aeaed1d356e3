# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Sourced by scripts/demo and scripts/check: what the machine needs, and how to say what goes on.
TOP=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

need_root() { ((EUID == 0)) || { echo "$(basename "$0") needs root: it installs packages and boots throw-away hosts." >&2; exit 77; }; }

# need PKG...: installs what is missing; nothing else of the machine is changed
need() {
	local p missing=()
	for p; do
		[[ $(dpkg-query -W -f '${Status}' "$p" 2>/dev/null) == *" installed" ]] || missing+=("$p")
	done
	((${#missing[@]})) || return 0
	[[ -n ${APT_UPDATED:-} ]] || { apt-get -qq update </dev/null >/dev/null; APT_UPDATED=1; }
	DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install "${missing[@]}" </dev/null >>"${APT_LOG:-/dev/null}" 2>&1 ||
		{ [[ ! -f ${APT_LOG:-} ]] || tail -n 5 "$APT_LOG" >&2; echo "these packages cannot be installed: ${missing[*]}" >&2; exit 69; }
}

# Compilers through ccache where it is installed: the tests' build, the packages and the packages of the next version share what they compile.
use_ccache() {
	[[ -d /usr/lib/ccache ]] || return 0
	export PATH=/usr/lib/ccache:$PATH CCACHE_NOHASHDIR=1 CCACHE_MAXSIZE=${CCACHE_MAXSIZE:-2G}
	export CCACHE_DIR=${CCACHE_DIR:-${HOSTLER_CACHE:-/var/cache/hostler-test}/ccache}
}

# What the packages are built from is said in one place, debian/control.
need_to_build() {
	local wanted
	mapfile -t wanted < <(sed -n '/^Build-Depends:/,/^[A-Z][^:]*:/{s/^Build-Depends://;/^[A-Z]/d;p}' "$TOP/debian/control" |
		tr -d '\n' | tr , '\n' | sed 's/[(<].*//; s/|.*//; s/^ *//; s/ *$//; s/^debhelper-compat$/debhelper/; s/^pkgconf$/pkg-config/; s/^dh-apache2$/apache2-dev/' | grep .)
	need build-essential dpkg-dev fakeroot automake autoconf "${wanted[@]}"
}
