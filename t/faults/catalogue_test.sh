#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The catalogue of hostile input: one function per case, through the real panel, gate, daemons and database accounts of one host. After every case
# the invariants hold: canaries untouched, no page failed, no temporary file, and the files of the daemons (and, unless the case says otherwise, the
# rows) exactly as before. Further capabilities add their cases here; `catalogue_test.sh P10 P33` runs some of them.
set -uo pipefail
# shellcheck source=t/system/tap.sh
. "$(dirname "$0")/../system/tap.sh"
# shellcheck source=t/system/host.sh
. "$(dirname "$0")/../system/host.sh"
# shellcheck source=t/faults/adapter.sh
. "$(dirname "$0")/adapter.sh"

# ---- fixture: users A and B of reseller R1, user C of reseller R2; each person but B is logged in, as P in jar P, and has a token for programs
declare -A ID=() OBJECT=() SECRET=()    # ID[A]: of the account; OBJECT[R1 skins]: one of its objects; SECRET[A]: of its token
declare -A AROUND=([A]="A R1" [B]="B R1" [C]="C R2" [R1]="R1 A" [R2]="R2 C" [admin]="admin R1 A")    # whose objects are meant: the first who has one of a kind
fixture() {
	R1=$(new_reseller 'First Reseller' 20 40) R2=$(new_reseller 'Second Reseller' 20 40)
	A=$(new_user "$R1" a.test) B=$(new_user "$R1" b.test) C=$(new_user "$R2" c.test)
	declare -gA LOGIN=([admin]=admin [R1]=$R1 [R2]=$R2 [A]=$A [B]=$B [C]=$C)
	ID=([admin]=1 [R1]=$(id_of "$R1") [R2]=$(id_of "$R2") [A]=$(id_of "$A") [B]=$(id_of "$B") [C]=$(id_of "$C"))
	ok "the fixture is set up" settle
	sh_host "umask 077; echo CANARY >/etc/hostler-canary; for u in $A $B $C; do echo secret-of-\$u >/srv/hostler/\$u/private/secret.txt; chown \$u: /srv/hostler/\$u/private/secret.txt; done"
	login admin admin "$(sh_host "grep -oE '[^ ]+\$' /root/hostler-admin-password | tail -n 1")" >/dev/null
	login R1 "$R1" >/dev/null; login R2 "$R2" >/dev/null; login A "$A" >/dev/null; login C "$C" >/dev/null
	for person in A B C; do things_of_user "$person"; done
	for person in R1 R2 admin; do things_of_reseller "$person"; done
	unset "OBJECT[admin resellers]"
	for person in A B R1; do OBJECT[$person messages]=$(newest message "$person" account_id); done
	binned_domain "$A" gone.test; settle >/dev/null; ctl bin purge gone.test    # so that the folder of backups is there
	ok "what was made for it is effective" settle
	DOMAIN_A=${OBJECT[A domains]} DOMAIN_B=${OBJECT[B domains]} PACKAGE_R1=${OBJECT[R1 packages]} DRAFT_R1=${OBJECT[R1 drafts]} DRAFT_R2=${OBJECT[R2 drafts]}
	is "everybody is logged in" "$(cat "$WORK"/person-*/token | grep -c .)" 5
	is "everybody has one of each kind" "$(for thing in "${!OBJECT[@]}"; do [[ ${OBJECT[$thing]} =~ ^[0-9A-Za-z_-]+$ && ${OBJECT[$thing]} != NULL ]] || echo "$thing: ${OBJECT[$thing]}"; done)" ""
}
binned_domain() { ctl --as "$1" domain create --name "$2" --folder html --www 1 >/dev/null && ctl --as "$1" domain delete "$2"; }
newest() { db "SELECT MAX(id) FROM $1 WHERE ${3:-owner_id} IN (${ID[$2]}, $(id_of "${LOGIN[$2]}"))"; }    # newest TABLE PERSON [COLUMN]; administrators' things are the server's
things_of_user() { # things_of_user PERSON
	local login=${LOGIN[$1]}
	OBJECT[$1 users]=${ID[$1]} OBJECT[$1 domains]=$(db "SELECT MIN(id) FROM domain WHERE account_id = ${ID[$1]}") OBJECT[$1 jobs]=$(newest job "$1" account_id)
	ctl --as "$login" protected-directory create --folder html/members --realm Members >/dev/null; OBJECT[$1 protected-directories]=$(newest protected_directory "$1" account_id)
	ctl --as "$login" directory-visitor create --directory "${OBJECT[$1 protected-directories]}" --name joe --password-from-stdin <<<"$PASSWORD" >/dev/null
	OBJECT[$1 directory-visitors]=$(db "SELECT MAX(id) FROM directory_visitor WHERE directory_id = ${OBJECT[$1 protected-directories]}")
	ctl --as "$login" error-page create --folder html --status 404 --target /sorry.html >/dev/null; OBJECT[$1 error-pages]=$(newest error_page "$1" account_id)
	binned_domain "$login" "binned-${1,,}.test"
	OBJECT[$1 bin]=$(newest bin "$1")
	token_of "$1"
}
token_of() { # token_of PERSON
	SECRET[$1]=$(ctl --as "${LOGIN[$1]}" token create --name "token of $1" --scope write --days 1 | grep -oE '[A-Za-z0-9_.-]{30,}')
	OBJECT[$1 tokens]=$(newest api_token "$1" account_id)
}
thing_of() { # thing_of PERSON NOUN OPTION...: makes one by the command line, prints its id
	ctl --as "${LOGIN[$1]}" "$2" create --name "$2 of $1" "${@:3}" >/dev/null && newest "$2" "$1"
}
upload() { # upload PERSON FILE: users to import, checked
	panel_curl -b "$(jar "$1")/cookies" -F "token=$(token "$1")" -F "file=@$2" -H "Origin: $PANEL" -H 'Sec-Fetch-Site: same-origin' "$PANEL/users/import"
}
address_of() { # address_of PERSON: his exclusive one; prints its id
	local login=
	[[ $1 == admin ]] || login=${LOGIN[$1]}
	ctl address create --address "203.0.113.$((100 + ${ID[$1]}))" --reseller "$login" >/dev/null && newest ip_address "$1"
}
things_of_reseller() { # things_of_reseller PERSON
	[[ $1 == admin ]] || ctl settings own-skins "${LOGIN[$1]}" --own_skins 1
	OBJECT[$1 resellers]=${ID[$1]} OBJECT[$1 settings]=${ID[$1]}
	OBJECT[$1 packages]=$(thing_of "$1" package --domains 1 --subdomains 1 --php 1) OBJECT[$1 folders]=$(thing_of "$1" folder) OBJECT[$1 skins]=$(thing_of "$1" skin)
	OBJECT[$1 addresses]=$(address_of "$1")
	token_of "$1"
	post "$1" /letters/new package= sender= subject=Welcome text=Hello >/dev/null; OBJECT[$1 letters]=$(newest letter "$1")
	post "$1" /circulars/new sender=re@example.org subject=News text=Hello go=next >/dev/null; OBJECT[$1 circulars]=$(newest circular "$1")
	OBJECT[$1 drafts]=$(post "$1" /users/new package= go=next | head -n 1 | sed 's|.*/users/new/\([^/]*\)/.*|\1|')
	printf 'first_name,last_name,email\nIm,Port,import@example.org\n' >"$WORK/users.csv"
	upload "$1" "$WORK/users.csv" >/dev/null
	OBJECT[$1 imports]=$(newest user_import "$1")
}

# ---- how cases are run
refused() { # refused NAME ANSWER: a form's "no", with a sentence
	like "$1" "$(head -n 1 <<<"$2")" '^4(00|22) '
}
check_state() { # check_state NAME WHAT BEFORE
	local after
	after=$(state "$2")
	if [[ $after == "$3" ]]; then tap_result 0 "$1"; else tap_result 1 "$1"; note "$(diff <(echo "$3") <(echo "$after") | head -n 20)"; fi
}
run_case() {
	local name=$1 tree rows canaries troubles
	ROWS_CHANGE=""
	tree=$(state tree) rows=$(state rows) canaries=$(state canaries) troubles=$(state troubles)
	"$name"
	[[ ! $ROWS_CHANGE ]] || ok "$name: its jobs end" settle
	[[ $ROWS_CHANGE ]] || check_state "$name: no row changed" rows "$rows"
	check_state "$name: files of daemons as before" tree "$tree"
	check_state "$name: canaries untouched" canaries "$canaries"
	check_state "$name: no page failed" troubles "$troubles"
	check_state "$name: no temporary file" leftovers ""
	[[ ! $ROWS_CHANGE ]] || ok "$name: nothing differs from the database" ctl reconcile
	db 'DELETE FROM login_failure'
}

# The object behind the place in an address, of a person's or his reseller's; of =7 it is 7 of every kind. A new kind must be known here: unknown.
object_of() { # object_of PATTERN PERSON
	local kind person
	[[ $2 != =* ]] || { echo "${2#=}"; return; }
	case $1 in
	/users/new/*) kind=drafts ;;
	/users/import/*) kind=imports ;;
	/login-as/*) kind=users ;;
	/sites/* | /api/v1/sites/*) kind=domains ;;
	*) kind=${1#/api/v1} kind=${kind#/} kind=${kind%%/*} ;;
	esac
	for person in ${AROUND[$2]}; do
		[[ ! ${OBJECT[$person $kind]:-} ]] || { echo "${OBJECT[$person $kind]}"; return; }
	done
	echo unknown
}
fill() { # fill PERSON <ROUTES: "METHOD PATH PERMISSION ROLES", places filled; pages that name no object are left out
	local method pattern permission roles object
	while read -r method pattern permission roles; do
		case $pattern in
		'/{login}' | *'{section}' | *'{topic}' | *'{file}' | *'{link}') ;;
		*'{'*) object=$(object_of "$pattern" "$1") && echo "$method ${pattern/\{*\}/$object} $permission $roles" ;;
		*/with/*) object=$(object_of "$pattern" "$1") && echo "$method $pattern?ids=$object $permission $roles" ;;
		esac
	done
}
with_token() { # with_token PERSON <"METHOD PATH ...": what ask_all takes
	local method path rest
	while read -r method path rest; do
		if [[ $method == POST ]]; then echo "$method $path token=$(token "$1")"; else echo "$method $path"; fi
	done
}
# Every page and address of the API with the objects of somebody else: 404 where the role may open it at all, else 403 as for any object.
foreign() { # foreign NAME PERSON ROLE OWNER
	local name=$1 person=$2 role=$3 may may_not not_there='^404 '
	[[ $4 != =%* ]] || not_there='^40[04] '    # no address at all
	(routes; api_routes) | fill "$4" >"$WORK/filled"
	is "$name: the object of each page is known" "$(grep unknown "$WORK/filled")" ""
	may=$(awk -v role="$role" '$4 ~ role' "$WORK/filled" | ask_either "$person")
	may_not=$(awk -v role="$role" '$4 !~ role' "$WORK/filled" | ask_either "$person")
	like "$name: pages were asked" "$(grep -c . <<<"$may") $(grep -c . <<<"$may_not")" '^[1-9][0-9]* [0-9]+$'
	# What is for a person alone (C17) is closed to his tokens.
	is "$name: a foreign object is not there" "$(grep -vE "$not_there|^403 DELETE /api/v1/tokens/" <<<"$may")" ""
	is "$name: others' pages are closed" "$(grep -vE '^(400|403|404) |^$' <<<"$may_not")" ""
}
ask_either() { # ask_either PERSON <"METHOD PATH ...": pages as the browser, the API as a program
	cat >"$WORK/asked"
	grep -v ' /api/' "$WORK/asked" | with_token "$1" | ask_all "$1"
	grep ' /api/' "$WORK/asked" | with_json '{}' | ask_api "$1"
}
with_json() { # with_json BODY <"METHOD PATH ..."
	local method path rest
	while read -r method path rest; do
		if [[ $method == GET || $method == DELETE ]]; then echo "$method $path"; else echo "$method $path $1"; fi
	done
}
ask_api() { # ask_api PERSON: as ask_all, with his token
	ASK_OPTIONS="header = \"Authorization: Bearer ${SECRET[$1]}\""$'\nheader = "Content-Type: application/json"' ask_all nobody
}

# ---- cases
P01() { # line breaks in an address that ends in a configuration
	local bad
	# shellcheck disable=SC2016
	for bad in 'http://x.test/%0aHeader%20set%20X%201' $'http://x.test/\nHeader set X 1' $'http://x.test/\r\nX: 1' $'http://u\n:p@x.test/' 'http://u:p%0d%0a@x.test/' \
		'http://x.test/"' 'http://x.test/\' 'http://x.test/${PATH}' 'http://x.test:80%0a/' 'javascript:alert(1)' 'http://x.test/%00' '//x.test/' 'http:x.test'; do
		refused "P01: a subdomain is not redirected to ${bad@Q}" "$(post A "/domains/$DOMAIN_A/subdomain" label=red folder=html "redirect=$bad")"
	done
	refused "P01: nor is a domain" "$(post A "/domains/$DOMAIN_A" folder=html www=1 $'redirect=http://x.test/\nOptions +ExecCGI' version=1)"
	refused "P01: nor by a folder with a line break" "$(post A "/domains/$DOMAIN_A/subdomain" label=red $'folder=html/x\nOptions ExecCGI' redirect=)"
	refused "P01: nor by a name with one" "$(post A /domains/new $'name=x.test\nServerAlias *' folder=html redirect=)"
}

P06() { # SQL in the login, the search and the sort
	local page plain
	browse sql get "$PANEL/login" >/dev/null
	page=$(browse sql submit /login name="' OR 1=1-- -" password="' OR 1=1-- -")
	is "P06: it is no login" "$(status "$page")" 422
	plain=$(get R1 /users | grep -oE 'href="/users/[0-9]+"')
	page=$(get R1 "/users?sort=id%3BDROP%20TABLE%20account&order=down%3BDROP&search=")
	is "P06: an unknown sort is the usual one" "$(status "$page") $(grep -oE 'href="/users/[0-9]+"' <<<"$page")" "200 $plain"
	page=$(get R1 "/users?search=%27%20OR%201%3D1--%20-")
	is "P06: a search for SQL finds nothing" "$(status "$page") $(grep -coE 'href="/users/[0-9]+"' <<<"$page")" "200 0"
	is "P06: nor do wildcards" "$(get R1 '/users?search=%25' | grep -coE 'href="/users/[0-9]+"') $(get R1 '/users?search=_' | grep -coE 'href="/users/[0-9]+"')" "0 0"
	page=$(get R1 "/users?sort=login&key=%27%29%20OR%201%3D1--&id=1%20OR%201&page=-1&skip=99999999999999999999&size=%27")
	is "P06: cursors hold no SQL" "$(status "$page")" 200
	is "P06: no answer speaks SQL" "$(get R1 "/users?search=%27" | grep -ciE 'sql|syntax|mariadb')" 0
}

P07() { # script in every text a person can type, on every page of every role
	local script='<script>window.__xss=1</script>"onmouseover="window.__xss=1' draft login page person path seen=0
	draft=$(post R1 /users/new package= go=next | head -n 1 | sed 's|.*/users/new/\([^/]*\)/.*|\1|')
	ROWS_CHANGE=1
	post R1 "/users/new/$draft/limits" domains=2 subdomains=1 php=1 go=next >/dev/null
	post R1 "/users/new/$draft/person" "company=$script" "first_name=$script" "last_name=$script" "street=$script" "town=$script" "extra1=$script" email=x@example.org show_on_start=1 language=en \
		"password=$PASSWORD" "password_again=$PASSWORD" go=next >/dev/null
	post R1 "/users/new/$draft/domains" name=script.test go=create >/dev/null
	login=$(db "SELECT a.login FROM account a JOIN domain d ON d.account_id = a.id WHERE d.name = 'script.test'")
	like "P07: the user is made" "$login" '^web[0-9]+$'
	post R1 /packages/new "name=$script" domains=1 subdomains=1 php= >/dev/null
	post R1 /folders/new "name=$script" >/dev/null; post R1 /skins/new "name=$script" from= >/dev/null
	post R1 /circulars/new sender=re@example.org "subject=$script" "text=$script" go=next >/dev/null
	browse script get "$PANEL/login" >/dev/null; browse script submit /login "name=$script" password=x >/dev/null
	settle >/dev/null
	login script "$login" >/dev/null
	AROUND[script]="script R1" OBJECT[script users]=$(id_of "$login") OBJECT[script domains]=$(domain_id script.test) OBJECT[script packages]=$(newest package R1) OBJECT[script drafts]=$draft
	for person in admin R1 script; do
		for path in $(routes | awk '$1 == "GET" { print $2 }' | while read -r pattern; do
			object=$(object_of "$pattern" script)
			case $pattern in *'{section}') echo /overview/users ;; '/{login}') echo "/$login" ;; *) echo "${pattern/\{*\}/$object}" ;; esac
		done); do
			page=$(get "$person" "$path" -D "$WORK/headers")
			seen=$((seen + $(grep -c '&lt;script&gt;window.__xss' <<<"$page")))
			[[ $page != *'<script>window.__xss'* && $page != *'"onmouseover="window'* ]] || is "P07: $path of $person shows it as text" script text
			grep -qi "^content-security-policy:.*default-src 'none'" "$WORK/headers" || is "P07: $path of $person has a policy" "$(head -n 1 "$WORK/headers")" policy
			! grep -i '^content-security-policy:' "$WORK/headers" | grep -q unsafe || is "P07: $path of $person has a strict policy" unsafe strict
		done
	done
	like "P07: it was shown, as text, on many pages" "$seen" '^([1-9][0-9]+|[5-9])$'
	ctl user delete "$login" --confirm "$login" && settle && ctl bin purge "$login"
}

P10() { # everything of B as A
	local id
	foreign P10 A user B
	for id in 999999 -1 0 18446744073709551616 "%2e%2e%2f$DRAFT_R1"; do foreign "P10 ($id)" A user "=$id"; done
}

P11() { # everything of R1 and below as R2 and as his user
	AROUND[own]="R2 A" AROUND[reseller]="reseller R1 A" OBJECT[reseller users]=${ID[R1]}
	foreign P11 R2 reseller A
	foreign "P11 (a reseller)" R2 reseller reseller
	foreign "P11 (his user)" C user A
	foreign "P11 (what is his reseller's)" C user own
	is "P11: groups hold no foreign one" "$(status "$(post R2 /users action=lock "id=${ID[C]}" "id=${ID[A]}")") $(status "$(post R2 /packages action=delete "id=$PACKAGE_R1")")" "404 404"
}

own_posts() { # own_posts PERSON ROLE OWNER: "POST PATH" of all forms of a role, on its own objects
	routes | awk -v role="$2" '$1 == "POST" && $4 ~ role' >"$WORK/posts"
	fill "$3" <"$WORK/posts" | cut -d' ' -f1,2
	grep -vE '\{|/with/' "$WORK/posts" | cut -d' ' -f1,2
}
posts_of_all() { # posts_of_all FUNCTION: FUNCTION PERSON gets the forms of each role on standard input
	own_posts A user A | "$1" A
	own_posts R1 reseller R1 | "$1" R1
	own_posts admin admin admin | "$1" admin
}

P12() { # fields that no form of the person has
	local path
	extra() {
		while read -r _ path; do echo "POST $path token=$(token "$1")&role=admin&reseller_id=1&uid=0&limit_domains=9999&account_id=${ID[B]}&state=active"; done | ask_all "$1" | grep -v '^400 ' | sed "s|^|$1 |"
	}
	is "P12: every form refuses what it does not know" "$(posts_of_all extra)" ""
	refused "P12: also beside good fields" "$(post A /domains/new name=twelve.test folder=html www=1 redirect= "account_id=${ID[B]}")"
	refused "P12: and a field twice" "$(post A /domains/new name=twelve.test name=thirteen.test folder=html redirect=)"
	is "P12: A is who he was" "$(db "SELECT role, state FROM account WHERE id = ${ID[A]}")" $'user\tactive'
}

P13() { # forms that come from elsewhere
	local path
	forged() { # the answers but 403, for the DATA and the option given
		while read -r _ path; do echo "POST $path $DATA"; done | ask_all "$1" | grep -v '^403 ' | sed "s|^|$1 |"
	}
	with_own() { DATA=token=$(token "$1") forged "$1"; }
	with_other() { DATA=token=$(token C) forged "$1"; }
	is "P13: without a token" "$(DATA='x=1' posts_of_all forged)" ""
	is "P13: with an empty one" "$(DATA='token=' posts_of_all forged)" ""
	is "P13: with another session's" "$(posts_of_all with_other)" ""
	is "P13: with the right one, from another site" "$(ASK_OPTIONS='header = "Origin: https://evil.test"' posts_of_all with_own)" ""
	is "P13: from a page that hides where it is" "$(ASK_OPTIONS='header = "Origin: null"' posts_of_all with_own)" ""
	is "P13: as the browser says, across sites" "$(ASK_OPTIONS='header = "Sec-Fetch-Site: cross-site"' posts_of_all with_own)" ""
	is "P13: the token in the address does not count" "$(status "$(get A "/language?token=$(token A)" --data language=en)")" 403
	is "P13: a guest's login needs it, too" "$(echo "POST /login name=$A&password=x" | ask_all guest)" "403 POST /login"
	is "P13: with everything right it is taken" "$(status "$(post R1 /users action=)")" 303
}

P14() { # other methods on the addresses of forms
	local method
	other_methods() {
		while read -r _ path; do for method in HEAD OPTIONS PUT DELETE PATCH TRACE PROPFIND; do echo "$method $path token=$(token "$1")"; done; done |
			sed -E 's/^(HEAD|TRACE|DELETE) (.*) .*/\1 \2/' | ask_all "$1" | grep -v '^405 ' | sed "s|^|$1 |"
	}
	is "P14: every other method is refused" "$(posts_of_all other_methods)" ""
	only_posted() { # GET where there is only a POST; /{login} is a page of every first component
		while read -r _ path; do echo "GET $path"; done | ask_all "$1" | grep -E ' /(login-as|users/[0-9]+/(un)?lock|users/new/[^/]+/(mail|finish|discard)|logout|act-back)' |
			grep -vE '^405 |^404 GET /(logout|act-back)$' | sed "s|^|$1 |"
	}
	is "P14: none has an effect by GET" "$(posts_of_all only_posted)" ""
	is "P14: everybody is still logged in" "$(status "$(get A /general)") $(status "$(get R1 /general)")" "200 200"
}

P15() { # cookies before the login, after the logout, after another password
	local before after old
	cookie() { awk '$6 == "__Host-session" { print $7 }' "$(jar "$1")/cookies"; }
	rm -rf "$(jar fixed)"; browse fixed get "$PANEL/login" >/dev/null
	printf '#HttpOnly_%s\tFALSE\t/\tTRUE\t0\t__Host-session\t%s\n' "$HOST.test" "$(printf 'A%.0s' {1..43})" >>"$(jar fixed)/cookies"
	is "P15: a planted cookie logs nobody in" "$(status "$(get fixed /general)")" 303
	browse fixed get "$PANEL/login" >/dev/null; browse fixed submit /login name="$C" password="$PASSWORD" >/dev/null; remember_token fixed
	before=$(cookie fixed)
	like "P15: the login brings a new one" "$before" '^[A-Za-z0-9_-]{43}$'
	fails "P15: not the planted one" grep -q AAAAAAAA <<<"$before"
	cp -r "$(jar fixed)" "$(jar kept)"
	post fixed /logout >/dev/null
	is "P15: after the logout the old one is dead" "$(status "$(get kept /general)")" 303
	login one "$C" >/dev/null; login two "$C" >/dev/null; cp -r "$(jar one)" "$(jar old)"; old=$(cookie one)
	ROWS_CHANGE=1
	is "P15: the password is changed" "$(browse one get "$PANEL/password" >/dev/null; browse one submit /password old="$PASSWORD" 'new=another good horse' 'again=another good horse' | head -n 1 | cut -d' ' -f1)" 200
	after=$(cookie one)
	fails "P15: which brings a new cookie" test "$old" = "$after"
	is "P15: this browser stays in, its old cookie and the other browser are out" "$(status "$(get one /general)") $(status "$(get old /general)") $(status "$(get two /general)")" "200 303 303"
	as root "echo '$PASSWORD' | hostlerctl user password $C --password-from-stdin" >/dev/null
	is "P15: a password set from outside ends all" "$(status "$(get one /general)")" 303
	panel_curl -b "$(jar fixed)/cookies" -o /dev/null -D "$WORK/headers" --data-urlencode "token=$(browse fixed get "$PANEL/login" >/dev/null; remember_token fixed; token fixed)" \
		--data-urlencode "name=$C" --data-urlencode "password=$PASSWORD" -d next= "$PANEL/login"
	is "P15: each cookie is closed to scripts, other sites and plain HTTP" \
		"$(grep -i '^set-cookie: ' "$WORK/headers" | grep -vE '__Host-[a-z]+=.*; ?Secure.*HttpOnly.*SameSite=Strict|__Host-[a-z]+=.*HttpOnly.*SameSite=Strict.*Secure')" ""
	like "P15: the session's is among them" "$(grep -i '^set-cookie: ' "$WORK/headers")" '__Host-session=[A-Za-z0-9_-]{43};'
	login C "$C" >/dev/null
}

P18() { # does this login exist?
	local tries=8 exists missing n
	[[ ! ${HOSTLER_FULL:-} ]] || tries=50
	rm -rf "$(jar ask)"; browse ask get "$PANEL/login" >/dev/null; remember_token ask
	attempt() { # attempt NAME: seconds the answer took
		panel_curl -b "$(jar ask)/cookies" -o "$WORK/body" -D "$WORK/headers" -w '%{http_code} %{time_starttransfer}\n' \
			--data-urlencode "token=$(token ask)" --data-urlencode "name=$1" -d password=wrong -d next= "$PANEL/login"
		sed -i "s/$1/NAME/g" "$WORK/body"; grep -viE '^(date|content-length):' "$WORK/headers" >"$WORK/kept"
	}
	measure() { # the shortest of each, since the rest is this machine's noise
		rm -f "$WORK"/times-*
		for ((n = 0; n < tries; n++)); do
			db 'DELETE FROM login_failure'
			attempt "$A" >>"$WORK/times-exists"; cp "$WORK/body" "$WORK/body-exists"; cp "$WORK/kept" "$WORK/kept-exists"
			attempt web9999 >>"$WORK/times-missing"
		done
		exists=$(quick "$WORK/times-exists") missing=$(quick "$WORK/times-missing")
	}
	quick() { sort -n -k2 "$1" | awk 'NR == 1 { print int($2 * 1000000) }'; }
	alike() { ((4 * exists < 5 * missing && 4 * missing < 5 * exists)); }
	for _ in 1 2 3; do measure; ! alike || break; done    # a real difference is there each time
	ok "P18: the same page" cmp "$WORK/body" "$WORK/body-exists"
	ok "P18: the same headers" cmp "$WORK/kept" "$WORK/kept-exists"
	is "P18: the same status" "$(cut -d' ' -f1 "$WORK/times-exists" | sort -u)" "$(cut -d' ' -f1 "$WORK/times-missing" | sort -u)"
	ok "P18: in the same time within a quarter ($exists and $missing us)" alike
}

P19() { # guessing
	local wait n
	db "DELETE p FROM login_place p JOIN account a ON a.id = p.account_id WHERE a.login = '$B'; DELETE FROM login_failure"
	rm -rf "$(jar guess)"; browse guess get "$PANEL/login" >/dev/null; remember_token guess
	for n in {1..10}; do echo "POST /login token=$(token guess)&name=$B&password=wrong$n&next="; done | ask_all guess | cut -d' ' -f1 | sort | uniq -c | tr -s ' \n' ' ' >"$WORK/guesses"
	like "P19: after some wrong ones one must wait" "$(<"$WORK/guesses")" ' [3-9] 422 [1-7] 429 '
	for n in {1..10}; do    # until the wait is long enough for what follows
		panel_curl -D "$WORK/headers" -o /dev/null -b "$(jar guess)/cookies" --data-urlencode "token=$(token guess)" -d "name=$B&password=x&next=" "$PANEL/login"
		wait=$(sed -n 's/^retry-after: \([0-9]*\).*/\1/Ip' "$WORK/headers")
		((${wait:-0} < 3)) || break
		sleep "${wait:-0}"
	done
	like "P19: the answer says how long" "$wait" '^[1-9][0-9]{0,2}$'
	is "P19: also with the right one" "$(echo "POST /login token=$(token guess)&name=$B&password=${PASSWORD// /+}&next=" | ask_all guess)" "429 POST /login"
	is "P19: others need not wait" "$(login other "$A" | cut -d' ' -f1)" 200
	sleep "${wait:-1}"; sleep 0.2
	like "P19: then it works" "$(login guess "$B")" '^200 .*/general'
	like "P19: each attempt is told" "$(db "SELECT COUNT(*) FROM message WHERE account_id = ${ID[B]} AND at > NOW() - INTERVAL 5 MINUTE")" '^[3-9]|^[1-9][0-9]'
	db 'DELETE FROM login_failure'
	for n in {1..13}; do echo "POST /login token=$(token ask)&name=nobody$n&password=wrong&next="; done | ask_all ask >"$WORK/guesses"
	like "P19: many names from one address must wait, too" "$(cut -d' ' -f1 "$WORK/guesses" | tr '\n' ' ')" '^(422 )+(429 )+$'
}

P21() { # where passwords could be left lying about
	local secret=Zebra-4711-Quagga draft import login found
	ROWS_CHANGE=1
	ctl admin create --login twentyone --password-from-stdin <<<"$secret" >/dev/null
	post admin /resellers/new company=Twentyone first_name=Re last_name=Seller email=re@example.org language=en "password=$secret" users=5 domains=5 subdomains=5 php=1 >/dev/null
	draft=$(post R2 /users/new package= go=next | head -n 1 | sed 's|.*/users/new/\([^/]*\)/.*|\1|')
	post R2 "/users/new/$draft/limits" domains=1 subdomains=1 php=1 go=next >/dev/null
	post R2 "/users/new/$draft/person" first_name=Twenty last_name=One email=x@example.org language=en "password=$secret" "password_again=$secret" go=next >/dev/null
	post R2 "/users/new/$draft/domains" name=twentyone.test go=create >/dev/null
	printf 'first_name,last_name,email,password\nTwenty,One,import@example.org,%s\n' "$secret" >"$WORK/users.csv"
	import=$(upload R2 "$WORK/users.csv" | grep -oE '/users/import/[A-Za-z0-9_-]{22}' | head -n 1)
	post R2 "$import" >/dev/null
	login guess "$secret" "$secret" >/dev/null; login guess "$A" "$secret" >/dev/null
	ctl reseller password "$R2" --password-from-stdin <<<"$secret"; ctl reseller password "$R2" --password-from-stdin <<<"$PASSWORD"
	is "P21: one of each kind is made" "$(db "SELECT COUNT(*) FROM account WHERE login = 'twentyone' OR display_name = 'Twentyone' OR display_name = 'Twenty One'")" 4
	in_host sh -c 'cat >/root/secrets' <<<"$secret"$'\n'"${SECRET[R1]}"    # so that no command line of ours has them
	found=$(sh_host "mariadb-dump hostler | grep -cFf /root/secrets; cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' '\\n' | grep -cFf /root/secrets
		grep -rlFf /root/secrets /var/log /var/lib/hostler /run/hostler /tmp /var/tmp /var/spool /etc 2>/dev/null" | tr '\n' ' ')
	is "P21: no password and no token lies in the database, in a log or in a command line" "$found" "0 0 "
	is "P21: passwords are kept by yescrypt" "$(db "SELECT DISTINCT LEFT(password, 3) FROM account WHERE password <> ''")" '$y$'
	settle >/dev/null
	is "P21: jobs were done without them" "$(sh_host 'mariadb-dump hostler job message | grep -cFf /root/secrets; rm /root/secrets')" 0
	for login in $(db "SELECT login FROM account WHERE display_name = 'Twenty One'"); do ctl user delete "$login" --confirm "$login" && settle && ctl bin purge "$login"; done
	login R2 "$R2" >/dev/null
}

P22() { # names that look like options
	local name
	for name in -rf --help -x.test --login=x 'x.test --help' '-'; do
		refused "P22: no domain ${name@Q}" "$(post A /domains/new "name=$name" folder=html www=1 redirect=)"
		refused "P22: no subdomain" "$(post A "/domains/$DOMAIN_A/subdomain" "label=$name" folder=html redirect=)"
		refused "P22: no folder" "$(post A "/domains/$DOMAIN_A/subdomain" label=fine "folder=$name" redirect=)"
		refused "P22: no folder below html" "$(post A "/domains/$DOMAIN_A/subdomain" label=fine "folder=html/$name/../x" redirect=)"
		fails "P22: no administrator" ctl admin create --login "$name" --generate
		fails "P22: no user's domain" ctl user create --reseller "$R1" --first_name X --last_name Y --email x@example.org --domains 1 --domain "$name" --generate
	done
	refused "P22: nor in the wizard" "$(post R1 "/users/new/$DRAFT_R1/domains" name=-x.test go=add)"
}

P23() { # the gate as the worker, with what is no request
	local request
	gate_status() { as hostler-worker "/usr/lib/hostler/gate $1" >/dev/null 2>&1; echo $?; }
	is "P23: no argument" "$(gate_status '')" 64
	is "P23: three" "$(gate_status 'account site account')" 64
	is "P23: a helper it does not know" "$(gate_status rm </dev/null) $(gate_status ../x </dev/null) $(gate_status /bin/sh </dev/null) $(gate_status 'account/../site' </dev/null)" "77 77 77 77"
	is "P23: nothing" "$(gate_status account </dev/null)" 65
	is "P23: cut off" "$(printf 'account.apply\nlogin %s\nstate abs' "$B" | gate_status account)" 65
	is "P23: without its end" "$(printf 'account.apply\nlogin %s\nstate absent\n' "$B" | gate_status account)" 65
	is "P23: with a field more" "$(printf 'account.apply\nlogin %s\nstate absent\nuid 0\nend\n' "$B" | gate_status account)" 65
	is "P23: 10 MB" "$(head -c 10000000 /dev/zero | gate_status site)" 65
	is "P23: of another helper" "$(printf 'account.apply\nlogin %s\nstate absent\nend\n' "$B" | gate_status site)" 65
	for request in root www-data hostler-worker ../../etc "$B/../$A" "-$B" ''; do
		is "P23: for ${request@Q}" "$(printf 'account.apply\nlogin %s\nstate absent\nend\n' "$request" | gate_status account)" 65
	done
	is "P23: another's site" "$(printf 'site.apply\nhost b.test\nlogin %s\nstate live\nfolder html\nend\n' "$A" | gate_status site)" 65
	is "P23: the panel's account may run nothing" "$(as hostler '/usr/lib/hostler/gate account </dev/null' >/dev/null 2>&1; echo $?)" 77
	like "P23: the system log has it" "$(sh_host 'grep -c hostler-gate /var/log/syslog; grep -c "hostler-account.*refused" /var/log/syslog' | tr '\n' ' ')" '^[1-9][0-9]* [1-9]'
}

P24() { # the environment of the one who calls the gate
	local request plain trapped
	request=$(printf 'site.list\nend\n')
	plain=$(gate site <<<"$request")
	like "P24: the helper lists the sites" "$plain" 'site host a\.test'
	trapped=$(sh_host "mkdir -p /tmp/bait && cp /bin/true /tmp/bait/lib.so && chmod -R a+rX /tmp/bait
		printf 'site.list\nend\n' | strace -f -u hostler-worker -o /tmp/trace -E LD_PRELOAD=/tmp/bait/lib.so -E LD_LIBRARY_PATH=/tmp/bait -E PATH=/tmp/bait -E IFS=/ -E TZ=:/etc/hostler-canary \
			-E MYSQL_HOME=/tmp/bait -E OPENSSL_CONF=/tmp/bait/ssl -E GCONV_PATH=/tmp/bait -E LOCPATH=/tmp/bait /usr/lib/hostler/gate site")
	is "P24: with bait in its environment, too" "$trapped" "$plain"
	is "P24: no bait was touched" "$(sh_host 'grep -v execve /tmp/trace | grep -cE "/tmp/bait|hostler-canary"')" 0
	ok "P24: the trace saw the helper" in_host grep -q '"sites"' /tmp/trace
	sh_host 'rm -rf /tmp/bait /tmp/trace'
}

P25() { # the one setuid file
	is "P25: the packages hold one setuid file" "$(sh_host "find / -xdev -perm /6000 -type f \( -path '*hostler*' -o -newer /etc/hostler/panel.conf \) -printf '%p %u:%g %m\n'")" \
		"/usr/lib/hostler/gate root:hostler-gate 4750"
	like "P25: it is a program, no script" "$(in_host head -c 4 /usr/lib/hostler/gate | tr -d '\0')" 'ELF'
	is "P25: a user cannot run it" "$(as "$A" '/usr/lib/hostler/gate account' >/dev/null 2>&1; echo $?)" 126
	is "P25: nor its helpers" "$(as "$A" '/usr/lib/hostler/helpers/account' >/dev/null 2>&1; echo $?)$(as hostler-worker '/usr/lib/hostler/helpers/account' >/dev/null 2>&1; echo $?)" 126126
	is "P25: nor read what is ours" "$(as "$A" 'cat /etc/hostler/panel.conf /etc/hostler/worker.conf /etc/hostler/tls/panel.key /root/hostler-admin-password /var/log/hostler/* /etc/hostler-canary 2>/dev/null; ls /srv/sites /srv/hostler /run/hostler/worker /run/hostler/lock 2>/dev/null')" ""
}

P26() { # a user's links where jobs go
	local name id folder
	for folder in log stats tmp sessions private html; do
		fails "P26: he cannot replace his folder $folder" as "$A" "mv ~/$folder ~/$folder.away || rmdir ~/$folder || ln -sfn /etc ~/$folder/../$folder.new"
	done
	as "$A" "ln -s /etc ~/html/etc; ln -s /srv/hostler/$B/private ~/html/other; ln -s /etc/hostler-canary ~/html/canary.txt; ln -s ../../$B/html ~/html/neighbour; ln /srv/hostler/$B/html/index.html ~/html/hard.html" 2>/dev/null
	ROWS_CHANGE=1
	for name in etc other neighbour; do
		is "P26: the folder html/$name/x is taken as a wish" "$(status "$(post A "/domains/$DOMAIN_A/subdomain" "label=link$name" "folder=html/$name/x" redirect=)")" 303
	done
	ctl user lock "$A"; ok "P26: a lock goes through" settle
	ctl user unlock "$A"; ok "P26: and its end" settle
	login A "$A" >/dev/null
	for name in etc other neighbour; do
		is "P26: but the system refuses html/$name/x" "$(db "SELECT j.state FROM job j JOIN domain d ON d.id = j.subject_id AND j.kind = 'site.apply' WHERE d.name = 'link$name.a.test' ORDER BY j.id DESC LIMIT 1")" refused
		is "P26: and nothing was made there" "$(sh_host "ls -d /etc/x /srv/hostler/$B/private/x /srv/hostler/$B/html/x 2>/dev/null")" ""
		like "P26: the owner is told" "$(db "SELECT text_values FROM message WHERE account_id = ${ID[A]} AND kind = 'error' ORDER BY id DESC LIMIT 1")" 'link'
		id=$(domain_id "link$name.a.test")
		is "P26: it can be deleted" "$(status "$(post A "/domains/$id/delete")")" 303
	done
	ok "P26: all is settled" settle
	for name in canary.txt etc/passwd other/secret.txt neighbour/index.html; do
		like "P26: the web server does not follow to $name" "$(site_status a.test "$name")" '^40[34]$'
	done
	as "$A" 'rm -f ~/html/etc ~/html/other ~/html/canary.txt ~/html/neighbour ~/html/hard.html'
}

P29() { # ways out of a folder
	local bad answer
	for bad in ../../etc /etc/hostler-canary html/../../etc html/.. html/./x html//x '' . .. 'html/%2e%2e/x' 'html/..%c0%af' $'html/\xc0\xaf' $'html/x\x01' 'html\..\x' "../$B/html" private html/$'\xe2\x80\xae'x; do
		refused "P29: no site shows ${bad@Q}" "$(post A "/domains/$DOMAIN_A" "folder=$bad" www=1 redirect= version=1)"
	done
	refused "P29: nor after a NUL" "$(get A "/domains/$DOMAIN_A" -d "token=$(token A)&folder=html%00/../../etc&www=1&redirect=&version=1")"
	for bad in /../../../../etc/hostler-canary /%2e%2e/%2e%2e/%2e%2e/etc/hostler-canary /..%2f..%2f..%2fetc/hostler-canary /..%c0%af..%c0%afetc/hostler-canary '/..%5c..%5cetc/hostler-canary' /%00 \
		/static/../../../../etc/hostler-canary /static/%2e%2e/%2e%2e/hostler/panel.conf /static../hostler.conf //etc/hostler-canary; do
		answer=$(panel_curl --path-as-is -w '\n%{http_code}\n' "$PANEL$bad"; http_body "http://$IP$bad" -H 'Host: a.test' --path-as-is -w '\n%{http_code}\n')
		like "P29: nothing is at $bad" "$(grep -xE '[0-9]{3}' <<<"$answer" | tr '\n' ' ')" '^(30[123]|40[0345]) 40[034] $'
		fails "P29: and no file comes" grep -qE 'CANARY|root:x:|database_password' <<<"$answer"
	done
	like "P29: not with raw bytes either" "$(raw "GET /static/../../../../etc/hostler-canary HTTP/1.1\r\nHost: $HOST.test\r\nConnection: close\r\n\r\n" | head -n 1)" ' (400|404)'
}

P33() { # names of others, above and below
	local name
	login B "$B" >/dev/null
	for name in shop.a.test a.test A.TEST. www.a.test deep.www.a.test test; do
		refused "P33: B cannot add $name" "$(post B /domains/new "name=$name" folder=html www= redirect=)"
		refused "P33: nor can R2 for a new user" "$(post R2 "/users/new/$DRAFT_R2/domains" "name=$name" go=add)"
	done
	refused "P33: not even A himself the name above" "$(post A /domains/new name=test folder=html www= redirect=)"
	refused "P33: B cannot add below A's domain" "$(post B "/domains/$DOMAIN_B/subdomain" label=x.a.test. folder=html redirect=)"
	is "P33: nor through A's page" "$(status "$(post B "/domains/$DOMAIN_A/subdomain" label=shop folder=html redirect=)")" 404
	refused "P33: the panel's own name is nobody's" "$(post B /domains/new "name=$HOST.test" folder=html www= redirect=)"
	ROWS_CHANGE=1
	is "P33: A can" "$(status "$(post A "/domains/$DOMAIN_A/subdomain" label=shop folder=html redirect=)")" 303
	refused "P33: then nobody else" "$(post B /domains/new name=shop.a.test folder=html www= redirect=)"
	post A "/domains/$(domain_id shop.a.test)/delete" >/dev/null
}

P40() { # more than one has
	local value left n answers
	for value in -1 99999999999 99999999999999999999 1e9 0x10 1.5 -5 +3 ' ' '٣' 41; do
		refused "P40: a reseller cannot give ${value@Q} domains" "$(post R1 "/users/new/$DRAFT_R1/limits" "domains=$value" subdomains=1 php=1 go=next)"
		refused "P40: nor keep it in a package" "$([[ $value == 41 ]] && echo '422 ' || post R1 /packages/new name=much "domains=$value" subdomains=1 php=1)"
	done
	ROWS_CHANGE=1
	left=$(db "SELECT granted - used FROM allowance WHERE account_id = ${ID[B]} AND name = 'domains'")
	login B "$B" >/dev/null
	for ((n = 0; n < left + 4; n++)); do (post B /domains/new "name=fill$n.test" folder=html www=1 redirect= | head -n 1 >"$WORK/fill-$n") & done; wait
	answers=$(cut -d' ' -f1 "$WORK"/fill-* | sort | uniq -c | tr -s ' \n' ' ')
	is "P40: of $((left + 4)) at once, as many as are left are taken" "$answers" " $left 303 4 422 "
	is "P40: the counter is exact" "$(db "SELECT used, granted FROM allowance WHERE account_id = ${ID[B]} AND name = 'domains'; SELECT COUNT(*) FROM domain WHERE account_id = ${ID[B]} AND NOT in_bin")" $'5\t5\n5'
	is "P40: what was given is never more than there is" "$(db "SELECT COUNT(*) FROM allowance WHERE used > granted OR handed_out > granted")" 0
	settle
	for n in $(db "SELECT id FROM domain WHERE account_id = ${ID[B]} AND name LIKE 'fill%'"); do post B "/domains/$n/delete" >/dev/null; done
}

panel_host catalogue
fixture
mapfile -t CASES < <(declare -F | grep -oE ' P[0-9]{2}$' | tr -d ' ')
(($# == 0)) || CASES=("$@")
for case in "${CASES[@]}"; do run_case "$case"; done
done_testing
