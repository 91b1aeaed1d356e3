#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Two resellers with different limits, by the panel's pages on a real host: each sells what he has, neither sees the other's; one is locked with his
# users and unlocked, deleted with them and restored with all they had, and deleted while his users move to the other (R1, R2, R3, R5, R7, U7, U8, U12).
set -uo pipefail
# shellcheck source=t/system/tap.sh
. "$(dirname "$0")/tap.sh"
# shellcheck source=t/system/host.sh
. "$(dirname "$0")/host.sh"
# shellcheck source=t/faults/adapter.sh
. "$(dirname "$0")/../faults/adapter.sh"

make_reseller() { # make_reseller COMPANY USERS DOMAINS: as the administrator fills the form; prints the login
	post admin /resellers/new "company=$1" first_name=Re last_name=Seller email=re@example.org language=en "password=$PASSWORD" "users=$2" "domains=$3" subdomains=10 php=1 >"$WORK/made"
	db "SELECT login FROM account WHERE display_name = '$1'"
}
sell() { # sell PERSON DOMAIN: walks the wizard to its end; prints "STATUS" of its last answer
	local draft
	draft=$(post "$1" /users/new package= go=next | head -n 1 | sed 's|.*/users/new/\([^/]*\)/.*|\1|')
	post "$1" "/users/new/$draft/limits" domains=2 subdomains=2 php=1 go=next >/dev/null
	post "$1" "/users/new/$draft/person" first_name=Us "last_name=Er of $2" email=user@example.org language=en "password=$PASSWORD" "password_again=$PASSWORD" go=next >/dev/null
	post "$1" "/users/new/$draft/domains" "name=$2" go=create
}
owner_of() { db "SELECT a.login FROM account a JOIN domain d ON d.account_id = a.id WHERE d.name = '$1'"; }
page_of() { # page_of LOGIN: a PHP page that says who it runs as, and what it read
	# shellcheck disable=SC2016
	echo '<?php echo posix_getpwuid(posix_geteuid())["name"], " ", file_get_contents(__DIR__ . "/note.txt");' |
		in_host sh -c "cat >/srv/hostler/$1/html/who.php; printf 'note of $1' >/srv/hostler/$1/html/note.txt; chown $1: /srv/hostler/$1/html/*"
}
rows_of() { # rows_of LOGIN: all that the database has of a user
	db "SELECT CONCAT_WS('|', login, password, state, package_name, language) FROM account WHERE login = '$1';
		SELECT CONCAT_WS('|', d.name, s.folder, s.www, s.redirect, s.state) FROM domain d JOIN site s ON s.domain_id = d.id JOIN account a ON a.id = d.account_id WHERE a.login = '$1' ORDER BY 1;
		SELECT CONCAT_WS('|', i.address, e.alone, e.resting) FROM account_address e JOIN ip_address i ON i.id = e.address_id JOIN account a ON a.id = e.account_id WHERE a.login = '$1';
		SELECT CONCAT_WS('|', l.name, l.granted, l.used) FROM allowance l JOIN account a ON a.id = l.account_id WHERE a.login = '$1' ORDER BY 1"
}
exclusive() { http_body "http://$OWN/who.php" -H "Host: $1"; }                # what the first's own address answers for a site
exclusive_status() { http_status "http://$OWN/who.php" -H "Host: $1"; }
may_log_in() { status "$(login "try" "$1")"; }

panel_host resellers
login admin admin "$(sh_host "grep -oE '[^ ]+\$' /root/hostler-admin-password | tail -n 1")" >/dev/null
R1=$(make_reseller Nordlicht 2 4) R2=$(make_reseller Hafenkontor 5 3)
like "the administrator makes two resellers" "$R1 $R2 $(head -n 1 "$WORK/made")" '^res[0-9]+ res[0-9]+ 303 '
login R1 "$R1" >/dev/null; login R2 "$R2" >/dev/null

# ---- each sells what he has
for domain in one.test two.test; do like "the first sells $domain" "$(sell R1 "$domain" | head -n 1)" '^303 .*/done'; done
answer=$(sell R1 three.test)
like "a third user is more than he has" "$(head -n 1 <<<"$answer")" '^422 '
like "he is told which limit it is" "$answer" 'Users.*2|2.*[Uu]sers'
like "the second sells other.test" "$(sell R2 other.test | head -n 1)" '^303 .*/done'
like "and not two domains more than are left" "$(sell R2 more.test)" '^422 .*|[Dd]omains'
like "nor a name that somebody else has" "$(sell R2 one.test | head -n 1)" '^422 '
ok "all is set up" settle
W1=$(owner_of one.test) W2=$(owner_of two.test) O=$(owner_of other.test)
for login in "$W1" "$W2" "$O"; do page_of "$login"; done
is "the sites answer as their users" "$(site one.test who.php) $(site two.test who.php) $(site other.test who.php)" "$W1 note of $W1 $W2 note of $W2 $O note of $O"

# ---- an address of the first's own (R3, U7)
OWN=${IP%.*}.201
nsenter -t "$(testhost list | awk -v host="$HOST" '$1 == host { print $3 }')" --net ip addr add "$OWN/24" dev eth0
is "the administrator gives it to him" "$(status "$(post admin /addresses/new "address=$OWN" "reseller=$R1")")" 303
is "he gives it to one user alone" "$(status "$(post R1 "/users/$(id_of "$W1")/address" "address=$OWN" address_alone=1)")" 303
ok "which is carried out" settle
is "there his site answers, and everywhere" "$(exclusive one.test) $(site one.test who.php)" "$W1 note of $W1 $W1 note of $W1"
is "and no other" "$(exclusive_status two.test) $(exclusive_status other.test) $(exclusive_status none.test)" "404 404 404"
is "nobody else gets it" "$(status "$(post R1 "/users/$(id_of "$W2")/address" "address=$OWN")") $(status "$(post R2 "/users/$(id_of "$O")/address" "address=$OWN")")" "422 422"

# ---- nobody sees the other's
for path in /users /domains /sites /tree /messages /search?q=test /bin; do
	fails "$path of the second shows nothing of the first" grep -qE "$R1|$W1|$W2|one\\.test|two\\.test|Nordlicht" <<<"$(get R2 "$path")"
done
is "by the command line neither" "$(ctl --as "$R2" user list | grep -cE "$W1|$W2"; ctl --as "$R2" user get "$W1" >/dev/null 2>&1; echo $?)" $'0\n67'

# ---- locked with his users, and everything back
files_before=$(sh_host "cd /srv/hostler && find $W1 $W2 -printf '%p %U %m %s\n' | sort")
rows_before=$(rows_of "$W1"; rows_of "$W2")
ok "the second user is locked before" ctl --as "$R1" user lock "$W2"
is "the administrator locks the first, with his users" "$(status "$(post admin "/resellers/$(id_of "$R1")/lock" with_users=1)")" 303
ok "carried out" settle
is "none of their sites is served, none of them gets in" "$(site_status one.test) $(site_status two.test) $(may_log_in "$R1") $(may_log_in "$W1")" "503 503 422 422"
is "the others go on" "$(site other.test who.php) $(status "$(get R2 /general)")" "$O note of $O 200"
is "he is unlocked" "$(status "$(post admin "/resellers/$(id_of "$R1")/unlock")")" 303
ok "carried out, too" settle
is "what was locked before stays so" "$(site one.test who.php) $(site_status two.test) $(may_log_in "$R1") $(may_log_in "$W2")" "$W1 note of $W1 503 200 422"
ok "until he unlocks it" ctl --as "$R1" user unlock "$W2"
ok "and that is carried out" settle
is "all is as before" "$(rows_of "$W1"; rows_of "$W2")" "$rows_before"

# ---- deleted with his users, and restored
is "the administrator deletes the first with his users" "$(status "$(post admin "/resellers/$(id_of "$R1")/delete" "confirm=$R1" users=delete)")" 303
ok "which is carried out" settle
is "their sites are gone, nobody gets in" "$(site_status one.test) $(site_status two.test) $(may_log_in "$R1") $(may_log_in "$W1")" "404 404 422 422"
like "their names stay taken" "$(post R2 /domains/new "user=$O" name=one.test folder=html www=1 redirect=)" '^422 '
like "one entry of the bin is all of it" "$(get admin /bin)" "$R1 \\+2"
is "it is restored" "$(status "$(post admin "/bin/$(db "SELECT id FROM bin WHERE name = '$R1'")/restore")")" 303
ok "that, too, is carried out" settle
is "the sites answer as before" "$(site one.test who.php) $(site two.test who.php)" "$W1 note of $W1 $W2 note of $W2"
is "also at the own address, alone" "$(exclusive one.test) $(exclusive_status two.test)" "$W1 note of $W1 404"
is "files, owners and modes are the same" "$(sh_host "cd /srv/hostler && find $W1 $W2 -printf '%p %U %m %s\n' | sort" | diff - <(echo "$files_before") | head -n 5)" ""
is "and so are all rows" "$(rows_of "$W1"; rows_of "$W2")" "$rows_before"
is "everybody gets in again" "$(may_log_in "$R1") $(may_log_in "$W1") $(may_log_in "$W2")" "200 200 200"

# ---- deleted while his users move
is "to whom there is no room nobody moves" "$(status "$(post admin "/resellers/$(id_of "$R1")/delete" "confirm=$R1" users=move "reseller=$R2")")" 422
is "and he is still there" "$(may_log_in "$R1")" 200
ok "with more room" ctl reseller limits "$R2" --domains 20 --version "$(db "SELECT version FROM account WHERE login = '$R2'")"
is "his users go to the second" "$(status "$(post admin "/resellers/$(id_of "$R1")/delete" "confirm=$R1" users=move "reseller=$R2")")" 303
ok "in the end" settle
is "their sites never stop" "$(site one.test who.php) $(site two.test who.php)" "$W1 note of $W1 $W2 note of $W2"
is "but the address stays behind" "$(exclusive_status one.test) $(db "SELECT COUNT(*) FROM account_address")" "404 0"
like "the second has them" "$(ctl --as "$R2" user list)" "$W1.*"
is "and the counts are right" "$(db "SELECT used FROM allowance WHERE account_id = $(id_of "$R2") AND name IN ('users', 'domains') ORDER BY name" | tr '\n' ' ')" "3 3 "
ok "nothing differs from the database" ctl reconcile
done_testing
