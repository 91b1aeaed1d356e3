#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The panel's virtual host on nginx and on Apache, with a small FastCGI program in the panel's place.
. "$(dirname "$0")/host.sh"
set_up_tenants
PORT=8443
mkdir -p "$ROOT/etc/hostler/tls" "$ROOT/usr/share/hostler/htdocs/css" "$ROOT/usr/local/libexec"
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=panel.test -keyout "$ROOT/etc/hostler/tls/panel.key" \
	-out "$ROOT/etc/hostler/tls/panel.pem" 2>/dev/null
echo 'body { color: red }' >"$ROOT/usr/share/hostler/htdocs/css/panel-abc.css"
ln -s /etc/shadow "$ROOT/usr/share/hostler/htdocs/link.css"
install "$BUILD/t/webserver/hello" "$ROOT/usr/local/libexec/"
sed "s/@PORT@/$PORT/" "$SOURCE/src/webserver/panel/nginx.conf.in" >"$ROOT/etc/nginx/sites-available/hostler-panel"
sed "s/@PORT@/$PORT/" "$SOURCE/src/webserver/panel/apache.conf.in" >"$ROOT/etc/apache2/sites-available/hostler-panel.conf"
rm -f "$ROOT/etc/nginx/sites-enabled/default"; ln -s ../sites-available/hostler-panel "$ROOT/etc/nginx/sites-enabled/"
in_host a2enmod -q alias deflate headers proxy_fcgi reqtimeout rewrite setenvif ssl >/dev/null
in_host a2ensite -q hostler-panel >/dev/null
head -c 3000000 /dev/zero >"$WORK/3mb"; head -c 1900000 /dev/zero >"$WORK/2mb"

panel_starts() { in_host bash -c 'rm -f /run/hostler/panel.sock; /usr/local/libexec/hello /run/hostler/panel.sock </dev/null >/dev/null 2>&1 & echo $! >/run/hello.pid'; sleep 0.3; }
panel_stops() { in_host bash -c 'kill $(cat /run/hello.pid)'; }
ask() { local path=$1; shift; URL=https://$IP:$PORT request panel.test "$path" -k "$@"; }

same_on_both() { # same_on_both SERVER
	panel_starts
	ask /users/edit?id=5; is "$1: a page" 200 'REQUEST_URI=/users/edit?id=5'
	is "$1: the panel knows it is HTTPS" 200 'HTTPS=on'
	is "$1: Strict-Transport-Security" 200 'trict-'
	ask '/a%2Fb/../c//d?x=%20'; is "$1: REQUEST_URI comes as it was sent" '200|400|404' ''
	ask / -H 'Proxy: http://evil.test/'; is "$1: HTTP_PROXY is dropped" 200 '!evil.test'
	ask / -H 'X-Forwarded-For: 1.2.3.4'; is "$1: REMOTE_ADDR is the peer" 200 "REMOTE_ADDR=${IP%.*}.254"
	ask / -H 'Accept-Encoding: gzip'; is "$1: pages are not compressed" 200 '!ontent-Encoding'
	ask /upload --data-binary "@$WORK/2mb" -H Expect:; is "$1: a body below 2 MB" 200 'BODY=1900000'
	ask /upload --data-binary "@$WORK/3mb" -H Expect:; is "$1: a body of 3 MB is refused" 413 '!BODY='
	ask /upload -d x=chunks -H 'Transfer-Encoding: chunked'; is "$1: a chunked body" 200 'BODY=8'
	ask /static/css/panel-abc.css; is "$1: a static file" 200 'color: red'
	is "$1: it is kept for a year" 200 'max-age=31536000, immutable'
	ask /static/none.css; is "$1: a missing static file" 404 '!hello'
	is "$1: that answer is not kept" 404 '!immutable'
	ask /static/link.css; is "$1: no links among static files" '403|404' '!root:'
	ask /static/../../../../etc/hostler/tls/panel.key; is "$1: no way out of /static/" '400|403|404|200' '!PRIVATE'
	ask /static../tls/panel.key; is "$1: nor by a prefix" '400|403|404|200' '!PRIVATE'
	ask /; is "$1: no version of the server" 200 '!erver: nginx/'
	ask /status/503; is "$1: the panel's own 503 passes" 503 'hello'
	ask /status/404; is "$1: and its own 404" 404 'hello'
	ask / --tls-max 1.1; is "$1: TLS 1.1 is refused" 000 ''
	URL=http://$IP:$PORT request "panel.test:$PORT" /x; is "$1: plain HTTP on this port" '302|400' ''
	panel_stops
	ask /; is "$1: no worker at all" 503 'The panel does not answer'
	is "$1: that page has no version either" 503 '!pache/'
	in_host rm -f /run/hostler/panel.sock
	ask / -d x=1; is "$1: no socket" 503 'antwortet zurzeit nicht'
	panel_starts
	ask /; is "$1: back at once" 200 hello
	panel_stops
}
in_host nginx -t >"$WORK/nginx" 2>&1; verdict $? "nginx accepts the file"; diagnose <"$WORK/nginx"
in_host nginx >/dev/null 2>&1
same_on_both nginx
in_host nginx -s stop; sleep 0.5
in_host apache2ctl -t >"$WORK/apache" 2>&1; verdict $? "Apache accepts the file"; diagnose <"$WORK/apache"
"$TESTHOST" start "$NAME" apache2 || { echo "Bail out! no Apache"; exit 1; }
same_on_both Apache
request a.test /who.php; is "Apache: sites beside the panel" 200 'uid=20001'
panel_starts
URL=https://$IP:$PORT request a.test /who.php -k; is "Apache: mod_hostler leaves the panel's server alone" 200 'hello'
finish
