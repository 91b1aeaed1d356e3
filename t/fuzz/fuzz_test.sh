#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs each fuzzer of this folder for five seconds (HOSTLER_FULL=1: two minutes) from its corpus; NAME_fuzz.cc says in its second line which sources it
# is compiled with. An input that fails is kept as an artefact: put into corpus/NAME it is tried first from then on.
set -u
cd "${top_srcdir:-$(dirname "$0")/../..}" || exit 1
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
COUNT=0
verdict() { # verdict STATUS NAME LOG
	COUNT=$((COUNT + 1))
	if (($1 == 0)); then echo "ok $COUNT - $2"; else echo "not ok $COUNT - $2"; tail -n 40 "$3" | sed 's/^/# /' | cut -c1-300; fi
}
build() { # build NAME
	local sources libraries
	sources=$(sed -n '2s|^// SOURCES ||p' "t/fuzz/$1_fuzz.cc")
	libraries=$(sed -n '3s|^// LIBRARIES ||p' "t/fuzz/$1_fuzz.cc")
	# shellcheck disable=SC2086  # several words each
	clang++ -std=c++20 -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined -I. -Isrc -o "$WORK/$1" "t/fuzz/$1_fuzz.cc" $sources $libraries
}
fuzz() { # fuzz NAME
	mkdir -p "$WORK/new-$1" "$WORK/failed"
	"$WORK/$1" -max_total_time="$([[ ${HOSTLER_FULL:-} ]] && echo 120 || echo 5)" -timeout=10 -rss_limit_mb=1024 -print_final_stats=1 -artifact_prefix="$WORK/failed/$1-" "$WORK/new-$1" "t/fuzz/corpus/$1"
}
runs() { sed -n 's/^stat::number_of_executed_units: *//p' "$1"; }

names=$(cd t/fuzz && ls ./*_fuzz.cc | sed 's|^\./||; s/_fuzz.cc$//')
for name in $names; do
	build "$name" >"$WORK/$name.build" 2>&1
	verdict $? "$name: the fuzzer is built" "$WORK/$name.build"
done
for name in $names; do
	[[ -x $WORK/$name ]] || continue
	fuzz "$name" >"$WORK/$name.log" 2>&1
	verdict $? "$name: whatever it reads, what must hold does" "$WORK/$name.log"
	(($(runs "$WORK/$name.log") > 1000)); verdict $? "$name: it has read more than a thousand" "$WORK/$name.log"
done
[[ ! ${HOSTLER_ARTEFACTS:-} ]] || ! compgen -G "$WORK/failed/*" >/dev/null || { mkdir -p "$HOSTLER_ARTEFACTS/fuzz" && cp "$WORK"/failed/* "$HOSTLER_ARTEFACTS/fuzz/"; }
echo "1..$COUNT"
