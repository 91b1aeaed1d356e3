# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Group api: what programs ask, in turns with the FastCGI program that only says hello. api.NAME.{rps,cpu_ms,queries,kb}; peer and ratio are hello's.
# shellcheck disable=SC2153,SC2154  # variables of scripts/bench and its lib
# shellcheck source=t/bench/lib/hello.sh
. "$TOP/t/bench/lib/hello.sh"

check_answer() { # check_answer NAME PATH TEXT: the answer holds the text; its queries and size become figures
	local head=$WORK/head body=$WORK/body
	for _ in 1 2; do testhost net -- curl -sSk -D "$head" -o "$body" -H "Host: $HOST.test:8443" -H "Authorization: Bearer $TOKEN" "$PANEL_ADDRESS/api/v1$2"; done
	if ! grep -qE '^HTTP/[0-9.]+ 200' "$head" || ! grep -qF -- "$3" "$body"; then
		head -c 2000 "$head" "$body" >&2
		echo "$2 is not the answer $1" >&2
		return 1
	fi
	figure "api.$1.queries" "$(sed -n 's/^x-hostler-queries: *\([0-9]*\).*/\1/ip' "$head")" "" - "<= 5"
	figure "api.$1.kb" "$(awk -v n="$(stat -c %s "$body")" 'BEGIN { printf "%.1f", n / 1024 }')" KiB
}

measure_answer() { # measure_answer NAME PATH TEXT AIM
	local rate cpu value peer r
	check_answer "$@"
	for ((r = 0; r < ROUNDS; r++)); do
		measured "hello nginx" "https://$IP:8444/hello" "Host: $HOST.test:8444"
		rate=$RATE cpu=$CPU
		measured "panel mariadbd nginx" "$PANEL_ADDRESS/api/v1$2" "Host: $HOST.test:8443" "Authorization: Bearer $TOKEN"
		printf '%s\t%s\t%s\t%s\n' "$RATE" "$CPU" "$rate" "$cpu" >>"$WORK/api.$1"
	done
	read -r value peer < <(median_pair "$WORK/api.$1" 1 3); figure "api.$1.rps" "$value" 1/s "$peer"
	read -r value peer < <(median_pair "$WORK/api.$1" 2 4); figure "api.$1.cpu_ms" "$value" ms "$peer" "$4"
}

start_hello
value_of "INSERT INTO setting (name, value) VALUES ('api.requests_per_minute', '100000000') ON DUPLICATE KEY UPDATE value = VALUES(value)"
TOKEN=$(in_host hostlerctl --as admin token create --name bench --scope read --days 1 | grep -o 'hst_[A-Za-z0-9_-]*')
measure_answer users_1000 '/users?limit=1000' '"next":"' "ratio <= 10"
measure_answer users_25 '/users?limit=25' '"next":"' -
measure_answer package_list '/packages' '"items":' -
