#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The site helper: what holds for folders of sites (H9, H10) comes, changes and goes whole, readable for the web server alone.
. "$(dirname "$0")/host.sh"

for login in web1 web2; do account $login present >/dev/null; done
HASH='$2y$06$'$(printf 'a%.0s' {1..53})
settings() { # settings LOGIN LINE…
	local login=$1
	shift
	printf 'folder_settings.apply\nlogin %s\n' "$login"
	printf '%s\n' "$@" end | grep -v '^$'
}
apply() { settings "$@" | "$helpers/site"; }
listed() { printf 'folder_settings.list\nend\n' | "$helpers/site" | tr '\t' ','; }

check "nothing is wanted of nothing" gives 0 '^done$' apply web1
check "and nothing is there" same "$(listed)" done
check "folders get passwords and pages" gives 0 '^done$' apply web1 'folder html' 'folder html/a b/secret' 'realm 2 Members only' "user 2 ann:$HASH" "user 2 joe:$HASH" 'error_page 1 404 /sorry.html' 'error_page 2 403 https://x.test/' 'error_line 1 500 <h1>' 'error_line 1 500 ' 'error_line 1 500  end'
check "as links and files in the place of the folder" same "$(tree /srv/sites/.folders)" "$(cat expected/folder_settings.txt)"
check "the page is as it was typed" same "$(cat '/srv/sites/.folders/web1/html/!/500.html')" "$(printf '<h1>\n\n end')"
check "nobody but the web server reads the passwords" bash -c "su -s /bin/cat www-data '/srv/sites/.folders/web1/html/a b/secret/!/users' | grep -q ^joe: && ! su -s /bin/cat web1 '/srv/sites/.folders/web1/html/a b/secret/!/users' && ! su -s /bin/cat hostler-worker '/srv/sites/.folders/web1/html/a b/secret/!/users'"
check "the list tells all" same "$(listed)" "folders login web1,folder html,folder html/a b/secret,realm 2 Members only,user 2 ann:$HASH,user 2 joe:$HASH,error_page 1 404 /sorry.html,error_page 2 403 https://x.test/,error_line 1 500 <h1>,error_line 1 500 ,error_line 1 500  end
done"
before=$(stat -c %i /srv/sites/.folders/web1)
check "asking again is fine" gives 0 done apply web1 'folder html' 'folder html/a b/secret' 'realm 2 Members only' "user 2 ann:$HASH" "user 2 joe:$HASH" 'error_page 1 404 /sorry.html' 'error_page 2 403 https://x.test/' 'error_line 1 500 <h1>' 'error_line 1 500 ' 'error_line 1 500  end'
check "and touches nothing" same "$(stat -c %i /srv/sites/.folders/web1)" "$before"
check "another account's is its own" gives 0 done apply web2 'folder html' 'realm 1 x'
check "what is not named goes" gives 0 done apply web1 'folder html/x' 'realm 1 Others'
check "with the folders on the way" same "$(cd /srv/sites/.folders && find web1 | sort | tr '\n' ' ')" 'web1 web1/html web1/html/x web1/html/x/! web1/html/x/!/realm web1/html/x/!/users '
check "in the end nothing is wanted" gives 0 done apply web1
check "then nothing is there of it" same "$(ls /srv/sites/.folders)" web2
check "the sites are listed without it" same "$(list site)" done

check "an account that is not there has none" gives 65 'no account web9' apply web9 'folder html' 'realm 1 x'
check "but may be asked for none" gives 0 done apply web9
for bad in 'folder mail' 'folder ../x' 'folder html/!' 'realm 1 x' 'realm 0 x'; do check "refused: $bad" gives 65 ^refused apply web1 "$bad"; done
for bad in 'realm 2 x' 'realm 1 a"b' 'realm 1 ' "user 1 joe:$HASH" 'error_page 1 200 /x' 'error_page 1 404 x' 'error_page 1 404 //x' 'error_page 01 404 /x' 'error_page 1 404 javascript:x' 'error_line 1 99 x' 'folder html'; do check "refused: $bad" gives 65 ^refused apply web1 'folder html' "$bad"; done
for bad in "user 1 jo:e:$HASH" 'user 1 joe:plain' 'user 1 joe:$1$abc$def' "user 1 jo e:$HASH" "user 1 joe:$HASH"$'\n'"x"; do check "no line of a password file: ${bad@Q}" gives 65 ^refused apply web1 'folder html' 'realm 1 x' "$bad"; done
check "one status has one page" gives 65 'two pages' apply web1 'folder html' 'error_page 1 404 /x' 'error_line 1 404 y'
check "nothing of these was made" same "$(ls /srv/sites/.folders)" web2
mkdir -p /srv/sites/.folders/web2/html/junk && ln -s /etc/passwd '/srv/sites/.folders/web2/html/!/404'
check "what somebody put there is seen" bash -c "printf 'folder_settings.list\nend\n' | $helpers/site | grep -q 'error_page 1 404 /etc/passwd'"
check "and goes with the next request" gives 0 done apply web2 'folder html' 'realm 1 x'
check "as if it had not been" same "$(cd /srv/sites/.folders && find web2 | sort | tr '\n' ' ')" 'web2 web2/html web2/html/! web2/html/!/realm web2/html/!/users '
check "twenty at once are all done" bash -c "$(declare -f settings apply); helpers=$helpers; for i in {1..20}; do apply web1 'folder html' \"realm 1 r\$i\" & done | sort | uniq -c | grep -q '20 done'"
check "and one of them is there" same "$(ls '/srv/sites/.folders/web1/html/!' | tr '\n' ' ')" 'realm users '
check "no temporary file is left" same "$(leftovers)" ""
finish
