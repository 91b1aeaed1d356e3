# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# TAP for shell tests, sourced: ok "name" COMMAND..., is "name" GOT WANTED, like "name" GOT REGEX; done_testing at the end.
TAP_COUNT=0 TAP_FAILED=0

tap_result() { # tap_result STATUS NAME
	TAP_COUNT=$((TAP_COUNT + 1))
	if (($1 == 0)); then echo "ok $TAP_COUNT - $2"; else TAP_FAILED=$((TAP_FAILED + 1)); echo "not ok $TAP_COUNT - $2"; fi
}
note() { local text="$*"; echo "# ${text//$'\n'/$'\n'# }"; }
ok() { # ok NAME COMMAND...: passes when the command succeeds; its output is shown when it does not
	local name=$1 out status=0; shift
	out=$("$@" 2>&1) || status=$?
	tap_result "$status" "$name"
	((status == 0)) || note "$(tail -n 25 <<<"${out:-(no output)}" | cut -c1-300)" "[exit status $status of: $*]"
}
fails() { # fails NAME COMMAND...: passes when the command does not succeed
	local name=$1 out; shift
	if out=$("$@" 2>&1); then tap_result 1 "$name"; note "succeeded: $* $out"; else tap_result 0 "$name"; fi
}
is() { # is NAME GOT WANTED
	if [[ $2 == "$3" ]]; then tap_result 0 "$1"; else tap_result 1 "$1"; note "got:    $2"; note "wanted: $3"; fi
}
like() { # like NAME GOT REGEX
	if [[ $2 =~ $3 ]]; then tap_result 0 "$1"; else tap_result 1 "$1"; note "got:    $2"; note "wanted: $3"; fi
}
skip_all() { echo "1..0 # SKIP $*"; exit 0; }
done_testing() { echo "1..$TAP_COUNT"; ((TAP_FAILED == 0)); }
until_true() { # until_true SECONDS COMMAND...: repeats it until it succeeds
	local end=$((SECONDS + $1)); shift
	until "$@" >/dev/null 2>&1; do ((SECONDS < end)) || return 1; sleep 0.1; done
}
