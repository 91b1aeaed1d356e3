#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Folders with a password and pages for errors (H9, H10), asked of the running server, with what a tenant or visitor may try to get around them.
. "$(dirname "$0")/host.sh"
set_up_tenants
"$TESTHOST" start "$NAME" apache2 || { echo "Bail out! no Apache"; exit 1; }
H=/srv/hostler/anna/html T=$ROOT/srv/sites/.folders
owned() { ln -sfn "$1" "$ROOT$H/$2"; chown -h 20001:20001 "$ROOT$H/$2"; }
settings() { # settings FOLDER: its directory "!", as the helper makes it
	local at=$T/anna part
	for part in ${1//\// }; do at=$at/$part; install -d -m 711 "$at"; done
	install -d -m 750 -g 33 "$at/!"; echo "$at/!"
}
protect() { # protect FOLDER REALM LINE...
	local at; at=$(settings "$1")
	printf '%s\n' "${@:3}" | install -m 640 -g 33 /dev/stdin "$at/users"
	ln -sfn "$2" "$at/realm"
}
install -d -m 711 "$T" "$T/anna"
JOE=joe:$(perl -e 'print crypt("open sesame", q{$2y$05$abcdefghijklmnopqrstuu})')
write 20001 "$H/secret/page.html" <<<'the hidden page'; write 20001 "$H/secret/index.html" <<<'the hidden start'; write 20001 "$H/secret/deep/x.php" <<<'<?php echo "deep as ", posix_getuid(), " for ", $_SERVER["REMOTE_USER"] ?? "nobody";'
request a.test /secret/page.html; is "without settings a folder is open" 200 'hidden page'
protect html/secret 'Members "only"' "$JOE"
ln -sfn 'Members only' "$T/anna/html/secret/!/realm"

for path in /secret/page.html /secret/ /secret/deep/x.php /secret/none.html /secret/deep/; do
	request a.test "$path"; is "$path wants a password" 401 'WWW-Authenticate: Basic realm="Members only"'
	is "and shows nothing" 401 '!hidden'
done
request a.test /secret/page.html -u joe:wrong; is "a wrong one does not open it" 401 ''
request a.test /secret/page.html -u jim:'open sesame'; is "nor another name" 401 ''
request a.test /secret/page.html -u joe:; is "nor an empty one" 401 ''
for header in 'Basic' 'Basic !!!' 'Basic am9l' "Basic $(head -c 3000 /dev/zero | base64 -w0)" 'Bearer x' 'Digest username="joe"'; do request a.test /secret/page.html -H "Authorization: $header"; is "nor ${header:0:20}" 401 ''; done
request a.test /secret/page.html -u joe:'open sesame'; is "the right one does" 200 'hidden page'
request a.test /secret/ -u joe:'open sesame'; is "its index, too" 200 'hidden start'
request a.test /secret/deep/x.php -u joe:'open sesame'; is "programs below know who came" 200 'deep as 20001 for joe'
in_host tail -n 1 /var/log/hostler/web-access.log >"$WORK/body"; is "and so does the log" 200 ' joe ['
request a.test /secret/none.html -u joe:'open sesame'; is "then a missing page is missing" 404 ''
request a.test /plain.txt; is "other folders are open" 200 'plain text'
request a.test /secretive.txt; is "a name that begins like it is another" 404 ''

# ways around
for path in //secret/page.html /./secret/page.html /x/../secret/page.html /%73ecret/page.html /secret//page.html /secret/./page.html /secret/deep/../page.html; do
	request a.test "$path"; is "not as $path" '401|400|404' '!hidden'
done
owned secret alias; owned secret/page.html alias.html
request a.test /alias/page.html; is "not by a link to the folder" 401 '!hidden'
request a.test /alias.html; is "nor by one to the file" 401 '!hidden'
htaccess way <<<$'RewriteEngine On\nRewriteRule ^go$ /secret/page.html [L]\nDirectoryIndex ../secret/page.html\nErrorDocument 404 /secret/page.html'
for path in /way/go /way/ /way/none; do request a.test "$path"; is "not by .htaccess: $path" '401|403|404|400' '!hidden'; done
htaccess secret <<<$'Require all granted\nSatisfy Any\nAuthType None'
request a.test /secret/page.html; is "nor by what .htaccess grants" '401|500' '!hidden'
rm "$ROOT$H/secret/.htaccess"
touch "$ROOT/srv/sites/a.test/ssi"
write 20001 "$H/part.shtml" <<<'[<!--#include virtual="/secret/page.html" -->]'
request a.test /part.shtml; is "nor composed into another page" 200 '!hidden'
request a.test /secret/page.html -X POST; is "nor by another method" 401 ''
request b.test /who.php; ALLOW=1 is "another tenant's site is none of it" 200 'uid=20002'
protect html/secret/deep 'Deeper' "ann:${JOE#*:}"
request a.test /secret/deep/x.php -u joe:'open sesame'; is "a folder within wants its own, too" 401 'Deeper'
rm -r "$T/anna/html/secret/deep"
mkdir "$ROOT/srv/sites/sub.test"; ln -s "$H/secret" "$ROOT/srv/sites/sub.test/html"; chown -h 20001:20001 "$ROOT/srv/sites/sub.test/html"
request sub.test /page.html; is "the folder as a site of its own is protected as well" 401 'Members only'

# error pages
at=$(settings html)
ln -s /sorry.html "$at/404"; write 20001 "$H/sorry.html" <<<'sorry, not here'
request a.test /none; is "a page of the site for 404" 404 'sorry, not here'
ln -sfn 'https://elsewhere.test/gone?x=1' "$at/404"
request a.test /none; is "or another address" 302 'Location: https://elsewhere.test/gone?x=1'
rm "$at/404"; printf '<!DOCTYPE html>\n<meta charset="utf-8"><h1>Nichts für Sie</h1>\n' | install -m 640 -g 33 /dev/stdin "$at/404.html"
request a.test /none; is "or a page typed in the panel" 404 '<h1>Nichts für Sie</h1>'
is "whose characters it says itself" 404 '!iso-8859-1'
printf 'http://looks.like/an/address' | install -m 640 -g 33 /dev/stdin "$at/404.html"
request a.test /none; is "even one that looks like an address" 404 'http://looks.like/an/address'
printf 'forbidden here' | install -m 640 -g 33 /dev/stdin "$at/403.html"; mkdir -p "$ROOT$H/empty"
request a.test /empty/; is "for 403" 403 'forbidden here'
printf 'members, please' | install -m 640 -g 33 /dev/stdin "$at/401.html"
request a.test /secret/; is "for 401, and the browser still asks" 401 'members, please'
is "with its realm" 401 'Members only'
printf 'broken' | install -m 640 -g 33 /dev/stdin "$at/500.html"; htaccess broken <<<'NoSuchDirective'
request a.test /broken/x; is "for 500, although .htaccess is what is wrong" 500 'broken'
inner=$(settings html/shop); ln -s /sold-out.html "$inner/404"; write 20001 "$H/sold-out.html" <<<'sold out'
request a.test /shop/none; is "a folder has its own" 404 'sold out'
request a.test /shop/deeper/none; is "which holds below it" 404 'sold out'
request a.test /none; is "and not above" 404 'looks.like'
ln -sfn /none-either "$inner/404"
request a.test /shop/none; is "a page that is missing itself is no loop" 404 ''
request b.test /none; is "another tenant has Apache's own" 404 '!looks.like'
rm -r "$T"
request a.test /none; is "without settings it is Apache's own" 404 '!looks.like'
request a.test /secret/page.html; is "and the folder open" 200 'hidden page'
finish
