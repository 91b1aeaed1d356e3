# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Sourced by the tests of this folder after tap.sh and host.sh of t/system: one host with the packages (panel on nginx, sites on Apache), its people,
# and the verbs that cases are written in. They are the only place that knows how Hostler is asked; cases say what is asked and what must come of it.
FAULTS=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

# ---- the host
start_daemons() {
	testhost start "$HOST" mariadb apache2
	in_host service nginx start </dev/null >/dev/null 2>&1
}
panel_host() { # panel_host NAME: a host with everything installed and running
	new_host "$1" services
	PANEL=https://$HOST.test:8443
	testhost net -- true
	export BROWSE_CURL="$TOP/scripts/testhost net -- curl --resolve $HOST.test:8443:$IP"
	start_daemons
	preseed webserver select nginx
	# shellcheck disable=SC2046
	install $(packages) || { echo "Bail out! the packages cannot be installed"; exit 1; }
	until_true 20 panel_answers || { echo "Bail out! the panel does not answer"; exit 1; }
	sh_host 'cat >/root/state' <"$FAULTS/state"
}
panel_curl() { testhost net -- curl -sSk -m 30 --resolve "$HOST.test:8443:$IP" "$@"; }
panel_answers() { [[ $(panel_curl -o /dev/null -w '%{http_code}' "$PANEL/login" 2>/dev/null) == 200 ]]; }
site() { http_body "http://$IP/${2:-}" -H "Host: $1"; }                # site NAME [PATH]
site_status() { http_status "http://$IP/${2:-}" -H "Host: $1"; }

# ---- the command line, the system, the database
ctl() { in_host hostlerctl "$@"; }
settle() { ctl wait --timeout "${1:-60}"; }
db() { in_host mariadb hostler -Ne "$1"; }
as() { in_host su -s /bin/sh -c "$2" "$1"; }                            # as ACCOUNT SHELL-COMMAND; su, since setpriv would keep capabilities
gate() { as hostler-worker "/usr/lib/hostler/gate $1"; }                # gate HELPER <REQUEST, as the worker
sweep() { as hostler-worker "/usr/lib/hostler/worker --once"; }
state() { in_host sh /root/state "$@"; }                                # see the file state
emit() { state tree; }
made_login() { grep -oE '^ *[a-z]+[0-9]+' | tail -n 1 | tr -d ' '; }
id_of() { db "SELECT id FROM account WHERE login = '$1'"; }
domain_id() { db "SELECT id FROM domain WHERE name = '$1'"; }

new_reseller() { # new_reseller COMPANY USERS DOMAINS: prints his login
	ctl reseller create --company "$1" --first_name Re --last_name Seller --email reseller@example.org --users "$2" --domains "$3" --subdomains "$3" --php 1 \
		--password-from-stdin <<<"$PASSWORD" | made_login
}
new_user() { # new_user RESELLER DOMAIN [DOMAINS]: prints his login
	ctl user create --reseller "$1" --first_name Us --last_name "Er $2" --email user@example.org --domains "${3:-5}" --subdomains 5 --php 1 --protection 1 --error_pages 1 --domain "$2" \
		--password-from-stdin <<<"$PASSWORD" | made_login
}
PASSWORD='correct horse battery'

# ---- people at browsers: each has a folder with cookies
jar() { echo "$WORK/person-$1"; }
browse() { "$TOP/t/system/browse" "$(jar "$1")" "${@:2}" 2>&1; }        # browse PERSON get URL | submit FORM FIELD=VALUE...
login() { # login PERSON LOGIN [PASSWORD]
	rm -rf "$(jar "$1")"
	browse "$1" get "$PANEL/login" >/dev/null
	browse "$1" submit /login name="$2" password="${3:-$PASSWORD}" | head -n 1
	remember_token "$1"
}
remember_token() { sed -n 's/.*name="token" value="\([^"]*\)".*/\1/p' "$(jar "$1")/page" | head -n 1 >"$(jar "$1")/token"; }
token() { cat "$(jar "$1")/token" 2>/dev/null; }
get() { # get PERSON PATH [CURL-OPTION...]: "STATUS LOCATION", then the page
	panel_curl -b "$(jar "$1")/cookies" -o "$WORK/page-$BASHPID" -w '%{http_code} %{redirect_url}\n' "${@:3}" "$PANEL$2" && cat "$WORK/page-$BASHPID"
}
post() { # post PERSON PATH [FIELD=VALUE...]: the form of that page as a browser sends it
	local person=$1 path=$2 field data=(); shift 2
	for field; do data+=(--data-urlencode "$field"); done
	get "$person" "$path" --data-urlencode "token=$(token "$person")" "${data[@]}" -H "Origin: $PANEL" -H 'Sec-Fetch-Site: same-origin'
}
status() { head -n 1 <<<"$1" | cut -d' ' -f1; }
raw() { # raw BYTES-FOR-PRINTF: to the panel's port as they are
	# shellcheck disable=SC2059
	printf "$1" | testhost net -- timeout 5 openssl s_client -quiet -connect "$IP:8443" 2>/dev/null
}

# Many requests over one connection. Lines METHOD PATH DATA... in; "STATUS METHOD PATH" out, in order. DATA is urlencoded already; options for
# all of them in $ASK_OPTIONS, as curl's configuration file has them.
ask_all() { # ask_all PERSON
	local method path data
	while read -r method path data; do
		printf 'next\nurl = "%s"\ninsecure\nsilent\nresolve = "%s"\nmax-time = 30\ncookie = "%s"\noutput = "/dev/null"\nwrite-out = "%%{http_code} %s %s\\n"\n' \
			"$PANEL$path" "$HOST.test:8443:$IP" "$(jar "$1")/cookies" "$method" "$path"
		if [[ $method == HEAD ]]; then echo head; else printf 'request = "%s"\n' "$method"; fi
		[[ -z $data ]] || printf 'data = "%s"\n' "$data"
		[[ -z ${ASK_OPTIONS:-} ]] || echo "$ASK_OPTIONS"
	done | sed 1d >"$WORK/requests"
	[[ ! -s $WORK/requests ]] || testhost net -- curl -K "$WORK/requests"
}

# METHOD PATTERN PERMISSION ROLES, as the installed panel itself says: of every page, and of every address of the API.
all_routes() {
	[[ -s $WORK/routes ]] || in_host /usr/lib/hostler/panel --routes >"$WORK/routes"
	cat "$WORK/routes"
}
routes() { all_routes | grep -v ' /api/'; }
api_routes() { all_routes | grep ' /api/'; }
