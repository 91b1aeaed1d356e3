# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Sourced by scripts/bench: load on the host from outside, and the CPU time it costs there.
# shellcheck disable=SC2034  # for the groups

# load CONNECTIONS URL [HEADER…]: kept connections for $DURATION seconds. Sets REQUESTS, RATE (1/s) and P99 (ms).
load() {
	local connections=$1 url=$2 options=() header; shift 2
	for header; do options+=(-H "$header"); done
	testhost net -- wrk -t1 -c"$connections" -d"${DURATION}s" --timeout 20s --latency "${options[@]}" "$url" >"$WORK/wrk" 2>&1 || { cat "$WORK/wrk" >&2; return 1; }
	! grep -E 'Non-2xx|Socket errors' "$WORK/wrk" >&2 || { echo "wrong answers from $url" >&2; return 1; }
	REQUESTS=$(awk '/requests in/ { print $1 }' "$WORK/wrk")
	RATE=$(awk '/^Requests\/sec/ { print $2 }' "$WORK/wrk")
	P99=$(awk '$1 == "99%" { n = $2 + 0; print $2 ~ /us$/ ? n / 1000 : $2 ~ /ms$/ ? n : n * 1000 }' "$WORK/wrk")
}

# Nanoseconds of CPU that the host's processes of these names have used so far, all their threads.
cpu_of() {
	# shellcheck disable=SC2016
	in_host perl -e 'my %wanted = map { $_ => 1 } @ARGV;
		for my $process (glob "/proc/[0-9]*") {
			open(my $comm, "<", "$process/comm") or next; chomp(my $name = <$comm>); next unless $wanted{$name};
			for (glob "$process/task/*/schedstat") { open(my $s, "<", $_) or next; $sum += (split " ", <$s>)[0] } }
		printf "%d\n", $sum' "$@"
}

# measured PROGRAMS URL [HEADER…]: load by 4 connections for rate and CPU, then by 16 for the 99th percentile. Sets RATE, CPU (ms a request), P99.
measured() {
	local programs before after; read -ra programs <<<"$1"; shift
	before=$(cpu_of "${programs[@]}")
	load 4 "$@"
	after=$(cpu_of "${programs[@]}")
	CPU=$(awk -v ns=$((after - before)) -v n="$REQUESTS" 'BEGIN { printf "%.4f", ns / n / 1e6 }')
	local rate=$RATE
	load 16 "$@"
	RATE=$rate
}
