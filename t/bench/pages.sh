# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Group pages: the panel's pages as an administrator sees them, each in turns with a FastCGI program that only says hello, behind the same
# nginx with the same TLS and as many processes. pages.NAME.{rps,p99_ms,cpu_ms,queries,kb}; peer and ratio are hello's.
# There are 2,200 accounts, a million messages and 2,000 entries in the recycle bin.
# With 2,200 accounts the list of users has 88 pages, so its page 300 and the page 1 it is compared with are measured with 10,000.
# shellcheck disable=SC2153,SC2154  # variables of scripts/bench and its lib
# shellcheck source=t/bench/lib/hello.sh
. "$TOP/t/bench/lib/hello.sh"

# The cursor of a page is the sort key and id of the last row before it, as the list's own links have it.
users_page() { # users_page NUMBER
	local key id
	read -r key id < <(value_of "SELECT number, id FROM account WHERE role = 'user' ORDER BY number, id LIMIT $((($1 - 1) * 25 - 1)), 1")
	echo "/users?key=$key&id=$id&page=$1"
}
messages_page() { # messages_page NUMBER
	local id
	id=$(value_of "SELECT message_id FROM message_reader WHERE root_id = 1 ORDER BY message_id DESC LIMIT $((($1 - 1) * 25 - 1)), 1")
	echo "/messages?key=$id&id=$id&page=$1"
}

check_page() { # check_page NAME PATH TEXT: the answer is that page; its queries and size become figures
	local head=$WORK/head body=$WORK/body
	for _ in 1 2 3; do COOKIE=$PAGE_COOKIE panel_get "$2" -D "$head" -o "$body"; done
	if ! grep -qE '^HTTP/[0-9.]+ 200' "$head" || ! grep -qF -- "$3" "$body"; then
		head -n 30 "$head" "$body" >&2
		echo "$2 is not the page $1" >&2
		return 1
	fi
	printf '%s\t%s\n' "$(sed -n 's/^x-hostler-queries: *\([0-9]*\).*/\1/ip' "$head")" "$(awk -v n="$(stat -c %s "$body")" 'BEGIN { printf "%.1f", n / 1024 }')" >"$WORK/facts.$1"
}

round() { # round NAME PATH: hello, then the page; the columns of the file are rate, cpu, p99 of the page, then of hello
	local rate cpu p99
	measured "hello nginx" "https://$IP:8444/hello" "Host: $HOST.test:8444" "Cookie: $COOKIE"
	rate=$RATE cpu=$CPU p99=$P99
	measured "panel mariadbd nginx" "$PANEL_ADDRESS$2" "Host: $HOST.test:8443" "Cookie: $PAGE_COOKIE"
	printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$RATE" "$CPU" "$P99" "$rate" "$cpu" "$p99" >>"$WORK/rounds.$1"
	printf '%s\t%s\t%s\n' "$rate" "$cpu" "$p99" >>"$WORK/rounds.hello"
}

measure_pages() { # measure_pages NAME PATH TEXT …: in turns
	local i r
	for ((i = 1; i <= $#; i += 3)); do
		choose_cookie "${!i}"
		check_page "${@:i:3}"
	done
	for ((r = 0; r < ROUNDS; r++)); do
		for ((i = 1; i <= $#; i += 3)); do
			choose_cookie "${!i}"
			round "${@:i:2}"
		done
	done
	for ((i = 1; i <= $#; i += 3)); do show_page "${!i}"; done
}
choose_cookie() { if [[ $1 == login ]]; then PAGE_COOKIE="language=en"; else PAGE_COOKIE=$COOKIE; fi; }

show_page() { # show_page NAME
	local f=$WORK/rounds.$1 value peer queries kb aims=(-)
	[[ $1 != users_* && $1 != messages_* && $1 != *_list ]] || aims=("ratio <= 4")
	read -r value peer < <(median_pair "$f" 1 4); figure "pages.$1.rps" "$value" 1/s "$peer"
	read -r value peer < <(median_pair "$f" 3 6); figure "pages.$1.p99_ms" "$value" ms "$peer" "ratio <= 8"
	read -r value peer < <(median_pair "$f" 2 5); figure "pages.$1.cpu_ms" "$value" ms "$peer" "${aims[0]}"
	read -r queries kb <"$WORK/facts.$1"
	figure "pages.$1.queries" "$queries" "" - "<= 5"
	figure "pages.$1.kb" "$kb" KiB - "<= 30"
}

flat() { # flat LATER FIRST: the CPU of a later page to that of page 1, by rounds
	paste "$WORK/rounds.$1" "$WORK/rounds.$2" >"$WORK/flat"
	local value peer
	read -r value peer < <(median_pair "$WORK/flat" 2 8)
	figure "pages.$1.cpu_ms_to_page_1" "$value" ms "$peer" "ratio <= 1.3"
}

start_hello
run_seed messages.sql messages=990000    # with those that are there: a million
run_seed bin.sql entries=2000
log_in admin
measure_pages login /login 'name="password"' overview /general site990000.test users_page_1 /users web25 users_page_80 "$(users_page 80)" web2000 \
	users_search '/users?search=web12' web1200 messages_page_1 /messages site990000.test messages_page_300 "$(messages_page 300)" site982525.test \
	resellers_list /resellers res20 bin_list /bin gone1999.test sites_list /sites site10.test tree /tree res20
flat users_page_80 users_page_1
flat messages_page_300 messages_page_1
seed 10000 10000
measure_pages users_page_1_of_10000 /users web25 users_page_300 "$(users_page 300)" web7500
flat users_page_300 users_page_1_of_10000
for i in 1 2 3; do
	names=(rps cpu_ms p99_ms) units=(1/s ms ms)
	figure "pages.hello.${names[i - 1]}" "$(median "$WORK/rounds.hello" "$i")" "${units[i - 1]}"
done
