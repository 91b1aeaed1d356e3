#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Plain sites as links below /srv/sites, served by Apache with mod_hostler: what visitors and tenants may expect.
. "$(dirname "$0")/host.sh"
set_up_tenants
in_host apache2ctl configtest >"$WORK/configtest" 2>&1; verdict $? "Apache accepts the constant configuration"
diagnose <"$WORK/configtest"
"$TESTHOST" start "$NAME" apache2 || { echo "Bail out! no Apache"; exit 1; }

request a.test /plain.txt; is "a static file" 200 'plain text of anna'
request a.test /; is "the index of the root" 200 'start of anna'
request a.test /who.php; is "PHP runs as the tenant" 200 'uid=20001'
is "SCRIPT_FILENAME is the real path" 200 'SCRIPT_FILENAME=[/srv/hostler/anna/html/who.php]'
is "DOCUMENT_ROOT is the real path" 200 'DOCUMENT_ROOT=[/srv/hostler/anna/html]'
is "SERVER_NAME is the site" 200 'SERVER_NAME=[a.test]'
request a.test /who.php/more/path?x=1; is "PATH_INFO" 200 'PATH_INFO=[/more/path]'
is "SCRIPT_NAME ends at the script" 200 'SCRIPT_NAME=[/who.php]'
is "QUERY_STRING" 200 'QUERY_STRING=[x=1]'
ALLOW=1 request b.test /who.php; ALLOW=1 is "the other site runs as the other tenant" 200 'uid=20002'
write 20001 /srv/hostler/anna/html/app/index.php <<<'<?php echo "front ", $_SERVER["REQUEST_URI"], " as ", posix_getuid();'
request a.test /app/; is "index.php of a folder" 200 'front /app/ as 20001'
request a.test /app; is "a folder without slash is completed" 301 'Location: http://a.test/app/'
htaccess app <<-'TXT'
	Options -MultiViews
	RewriteEngine On
	RewriteCond %{REQUEST_FILENAME} !-f
	RewriteRule . index.php [L]
TXT
request a.test '/app/nice/address?q=1'; is "front controller by .htaccess" 200 'front /app/nice/address?q=1 as 20001'
htaccess fall <<<'FallbackResource /app/index.php'
request a.test /fall/nothing/here; is "FallbackResource" 200 'front /fall/nothing/here as 20001'
htaccess docs <<<'ErrorDocument 404 /plain.txt'
request a.test /docs/none; is "ErrorDocument of the tenant" 404 'plain text of anna'
htaccess env <<-'TXT'
	SetEnv COLOUR blue
	Header set X-Mine yes
	RewriteEngine On
	RewriteRule ^go$ /plain.txt [R=301,L]
TXT
write 20001 /srv/hostler/anna/html/env/e.php <<<'<?php echo "colour=", $_SERVER["COLOUR"];'
request a.test /env/e.php; is "SetEnv reaches PHP" 200 'colour=blue'
is "Header" 200 'X-Mine: yes'
request a.test /env/go; is "external redirect by .htaccess" 301 'Location: http://a.test/plain.txt'
for name in 'a b' 'a%b' 'ä' 'a+b' 'a#b' 'a;b' 'a&b'; do
	write 20001 "/srv/hostler/anna/html/odd/$name.php" <<<'<?php echo "odd ", $_SERVER["SCRIPT_FILENAME"];'
	request a.test "/odd/$(printf %s "$name" | od -An -v -tx1 | tr -d '\n' | tr ' ' '%').php"
	is "PHP file with the name '$name'" 200 "odd /srv/hostler/anna/html/odd/$name.php"
done
request a.test /who.php -d 'x=some text'; is "a POST body" 200 'INPUT=[x=some text]'
request a.test /who.php -d 'x=chunks' -H 'Transfer-Encoding: chunked'; is "a chunked POST body" 200 'INPUT=[x=chunks]'
request a.test /plain.txt -r 0-4; is "a byte range" 206 'plain'
request a.test /plain.txt -I; is "HEAD" 200 'Content-Length: 19'
request a.test / -X OPTIONS; is "OPTIONS" 200 'Allow:'
request a.test /plain.txt -X TRACE; is "TRACE is off" 405 ''
is "the server does not tell its version" 405 '!Apache/2'
request a.test /plain.txt -H 'X-Forwarded-For: 1.2.3.4' -H 'Client-IP: 1.2.3.4'; is "forwarded addresses are only headers" 200 ''
request a.test /who.php -H 'X-Forwarded-For: 1.2.3.4'; is "REMOTE_ADDR is the peer" 200 "REMOTE_ADDR=[${IP%.*}.254]"
request a.test /who.php -H 'Proxy: http://evil.test/'; is "a Proxy header never becomes HTTP_PROXY" 200 '!HTTP_PROXY'
request a.test /who.php -H 'Authorization: Bearer abc'; is "Authorization reaches PHP" 200 'HTTP_AUTHORIZATION=[Bearer abc]'
request a.test /who.php -H 'Connection: Host, X-Forwarded-For, close'; is "Host named as a hop header" 200 'SERVER_NAME=[a.test]'
mkdir -p "$ROOT/srv/hostler/anna/html/list"; htaccess list <<<'Options +Indexes'
write 20001 /srv/hostler/anna/html/list/one.txt <<<one
request a.test /list/; is "no listing, even where the tenant asks for it" 403 ''
mkdir -p "$ROOT/srv/hostler/anna/html/icons"; write 20001 /srv/hostler/anna/html/icons/i.txt <<<'my own icons'
request a.test /icons/i.txt; is "no Alias of the server hides a tenant's folder" 200 'my own icons'
ln -s plain.txt "$ROOT/srv/hostler/anna/html/link.txt"; chown -h 20001 "$ROOT/srv/hostler/anna/html/link.txt"
request a.test /link.txt; is "a link to the own file" 200 'plain text of anna'

# names
request A.TEST /plain.txt; is "upper case" 200 'plain text'
request a.test. /plain.txt; is "trailing dot" 200 'plain text'
request a.test:80 /plain.txt; is "port" 200 'plain text'
request a.test.:8080 /who.php; is "dot and port, PHP" 200 'uid=20001'
ln -s a.test "$ROOT/srv/sites/www.a.test"
request www.a.test /who.php; is "alias" 200 'SERVER_NAME=[www.a.test]'
request none.test /; is "unknown host" 404 'There is no site at this address'
is "its page is bilingual" 404 'Unter dieser Adresse'
request '' /; is "empty host" '400|404' ''
mkdir -p "$ROOT/srv/sites/half.test"
request half.test /; is "a directory without links is no site" 404 'There is no site'
long=$(printf 'a%.0s' {1..63}); request "$long.$long.$long.$long" /; is "a name over 253 characters" 400 ''

# states
mkdir "$ROOT/srv/sites/r.test"; ln -s 'https://elsewhere.test/x?y=1&z=%20#f' "$ROOT/srv/sites/r.test/redirect"
request r.test /any/path; is "redirect" 302 'Location: https://elsewhere.test/x?y=1&z=%20#f'
in_host curl -s -o /dev/null -w '%{http_code} %{redirect_url}' -H 'Host: r.test' http://127.0.0.1/.well-known/hostler-state >"$WORK/body"
status=0; is "state of a redirect" 0 '302 https://elsewhere.test/'
touch "$ROOT/srv/sites/a.test/locked"
request a.test /plain.txt; is "locked" 503 'temporarily not available'
is "locked says when to come back" 503 'Retry-After: 3600'
is "locked is not kept" 503 'Cache-Control: no-store'
request www.a.test /who.php -d x=1; is "an alias is locked with its site" 503 'nicht erreichbar'
in_host curl -s -w '%{http_code}' -H 'Host: a.test' http://127.0.0.1/.well-known/hostler-state >"$WORK/body"; status=0
is "state of a locked site" 0 'locked'
rm "$ROOT/srv/sites/a.test/locked"
in_host curl -s -w '%{http_code}' -H 'Host: a.test' http://127.0.0.1/.well-known/hostler-state | tr '\n' ' ' >"$WORK/body"; status=0
is "state of a live site" 0 'live 200'
request a.test /.well-known/hostler-state; is "the state is for this machine only" 404 ''
request a.test /.well-known/hostler-state -H 'X-Forwarded-For: 127.0.0.1'; is "also with a forged address" 404 ''
mv "$ROOT/srv/sites/a.test/php.sock" "$WORK/php.sock"
request a.test /who.php; is "PHP without a pool is refused" 403 ''
mv "$WORK/php.sock" "$ROOT/srv/sites/a.test/php.sock"
mkdir "$ROOT/srv/sites/.new"; cp -a "$ROOT/srv/sites/a.test/"* "$ROOT/srv/sites/.new/"
request .new /plain.txt; is "a site being built is not reachable" 400 ''
request new /plain.txt; is "nor by its name without dot" 404 ''
mv "$ROOT/srv/sites/.new" "$ROOT/srv/sites/new.test"
request new.test /plain.txt; is "one rename makes a site live" 200 'plain text'
rm -r "$ROOT/srv/sites/new.test"
request new.test /plain.txt; is "and it is gone without reload" 404 ''

# exclusive addresses (R3): E of site a.test, F of b.test, G of nobody; the host's own address is shared by all
E=${IP%.*}.201 F=${IP%.*}.202 G=${IP%.*}.203 SIX=2001:db8::201
for address in "$E/24" "$F/24" "$G/24" "$SIX/64"; do nsenter -t "$PID" --net ip addr add "$address" dev eth0 nodad; done
at() { # at ADDRESS HOST PATH [CURL-OPTION...]
	URL="http://$1" request "${@:2}"
}
at "$E" b.test /who.php; ALLOW=1 is "an address that is not listed is shared by all" 200 'uid=20002'
install -d -m 711 "$ROOT/srv/sites/.addresses"; touch "$ROOT/srv/sites/.addresses/$E" "$ROOT/srv/sites/.addresses/$F" "$ROOT/srv/sites/.addresses/$G"
ln -s "$E" "$ROOT/srv/sites/a.test/address"; ln -s "$F" "$ROOT/srv/sites/b.test/address"
at "$E" a.test /plain.txt; is "a site answers at its exclusive address, without a reload" 200 'plain text of anna'
at "$E" www.a.test /who.php; is "so does its alias, with PHP" 200 'uid=20001'
at "$F" b.test /who.php; ALLOW=1 is "the other at the other" 200 'uid=20002'
request a.test /plain.txt; is "it goes on answering at the shared one" 200 'plain text of anna'
request b.test /who.php; ALLOW=1 is "as the other does" 200 'uid=20002'
at "$F" a.test /plain.txt; is "not at another's" 404 'There is no site at this address'
at "$E" b.test /secret.txt; is "nor the other at its" 404 'There is no site at this address'
at "$E" r.test /; is "a redirect without it does not answer there" 404 ''
at "$G" a.test /plain.txt; is "nobody answers at one that nobody has" 404 ''
touch "$ROOT/srv/sites/b.test/locked"
at "$E" b.test /; is "a locked site of another is unknown there" 404 ''
at "$F" b.test /; is "and locked at its own" 503 ''
rm "$ROOT/srv/sites/b.test/locked"
for host in "$E" "$F" .addresses ".addresses/$E" "../.addresses/$E" "a.test/../b.test" "b.test:80" "b.test." B.TEST "a.test, b.test" "b.test%00.a.test" "b.test@a.test" "[::1]" "[$SIX]" "::ffff:$E" 127.0.0.1 localhost ''; do
	at "$E" "$host" /secret.txt; is "no other site by the host ${host@Q}" '400|404' '!anna'
done
for header in "X-Forwarded-For: $IP" "X-Forwarded-Host: b.test" "X-Real-IP: $F" "Forwarded: host=b.test;by=$F" "Via: $F"; do
	at "$E" b.test /secret.txt -H "$header"; is "nor by the header ${header%%:*}" 404 ''
done
IP=$E raw 'GET http://b.test/secret.txt HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n'; is "nor by an absolute target" '400|404' '!anna'
IP=$E raw 'GET /secret.txt HTTP/1.1\r\nHost: a.test\r\nHost: b.test\r\nConnection: close\r\n\r\n'; is "nor by two hosts" '400|404' '!anna'
IP=$E raw 'GET /secret.txt HTTP/1.0\r\n\r\n'; is "nor without a host" '400|404' '!anna'
in_host curl -s -w '%{http_code}' -H 'Host: a.test' http://127.0.0.1/.well-known/hostler-state | tr '\n' ' ' >"$WORK/body"; status=0
is "the state is told on the machine itself" 0 'live 200'
touch "$ROOT/srv/sites/.addresses/$SIX"
six() { in_host curl -gs -w '\n%{http_code}' -H "Host: $1" "http://[$SIX]/plain.txt" >"$WORK/body"; status=$(tail -n 1 "$WORK/body"); }
six a.test; is "IPv6 likewise: not of others" 404 ''
ln -sfn "$SIX" "$ROOT/srv/sites/a.test/address"
six a.test; is "but of the one that has it" 200 'plain text of anna'
at "$E" a.test /plain.txt; is "whose former address is not his any more" 404 ''
at "$E" www.a.test /plain.txt; is "by no name" 404 ''
ln -sfn "${E}0" "$ROOT/srv/sites/a.test/address"; at "$E" a.test /plain.txt; is "one that begins like it is another" 404 ''
rm -r "$ROOT/srv/sites/.addresses" "$ROOT/srv/sites/a.test/address" "$ROOT/srv/sites/b.test/address"
at "$E" b.test /who.php; ALLOW=1 is "taken off the list it is shared again" 200 'uid=20002'

# the server around it
in_host apache2ctl graceful >/dev/null 2>&1; sleep 1
request a.test /who.php; is "PHP after a graceful restart" 200 'uid=20001'
in_host tail -n 1 /var/log/hostler/web-access.log >"$WORK/body"; is "the access log begins with the site" 200 'a.test '
request A.Test.:80 /gone.txt; in_host tail -n 1 /var/log/hostler/web-access.log >"$WORK/body"
is "in the log the name is canonical" 404 'a.test '
htaccess broken <<<'NoSuchDirective'
request a.test /broken/; in_host tail -n 1 /var/log/hostler/web-error.log >"$WORK/body"
is "a mistake in .htaccess is a 500 of that folder" 500 ''
is "the error log begins with the site" 500 'a.test ['
is "and names the file" 500 '/srv/hostler/anna/html/broken/.htaccess'
finish
