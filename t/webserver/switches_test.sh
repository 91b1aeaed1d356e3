#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Each switch of a site, on and off, asked of the running server; index names, folders behind an @, names with a star (H2, H3). What runs CGI
# programs is played by a PHP pool of the tenant's: who runs them is tested with the real one elsewhere.
. "$(dirname "$0")/host.sh"
install -d -m 711 "$ROOT/run/hostler/cgi"
for who in anna:20001 bert:20002; do
	cat >"$ROOT/etc/php/8.2/fpm/pool.d/cgi-${who%:*}.conf" <<-POOL
		[cgi-${who%:*}]
		user = ${who%:*}
		group = ${who%:*}
		listen = /run/hostler/cgi/${who%:*}.sock
		listen.owner = ${who%:*}
		listen.group = www-data
		listen.mode = 0660
		pm = ondemand
		pm.max_children = 2
		security.limit_extensions =
	POOL
done
set_up_tenants
"$TESTHOST" start "$NAME" apache2 || { echo "Bail out! no Apache"; exit 1; }
H=/srv/hostler/anna/html S=$ROOT/srv/sites/a.test
on() { local f; for f; do touch "$S/$f"; done; }
off() { local f; for f; do rm -f "$S/$f"; done; }
owned() { ln -sfn "$1" "$2"; chown -h 20001:20001 "$2"; }
program() { write 20001 "$1" <<<'<?php echo "ran ", basename($_SERVER["SCRIPT_FILENAME"]), " as ", posix_getuid(), " of ", $_SERVER["SCRIPT_NAME"], " path ", $_SERVER["PATH_INFO"] ?? "", " ", file_get_contents("php://input");'; }

# programs
for ending in cgi CGI pl py cfm cf; do program "$H/p.$ending"; done
program "$H/p.cgi~"; program "$H/p.pl."; program "$H/sub/q.cgi"
for ending in cgi CGI pl py cfm cf cgi~ pl.; do request a.test "/p.$ending"; is "off: .$ending is refused, not sent" 403 ''; done
owned /run/hostler/cgi/anna.sock "$S/cgi.sock"
request a.test /p.cgi; is "a socket alone switches nothing on" 403 ''
on cgi
request a.test /p.cgi; is "CGI: .cgi runs as the tenant" 200 'ran p.cgi as 20001'
request a.test /p.pl -d 'some input'; is "so does .pl, with what is posted" 200 'some input'
request a.test /p.CGI; is "whatever the case" 200 'ran p.CGI as 20001'
request a.test '/sub/q.cgi/more/path?x=1'; is "with what follows its name" 200 'of /sub/q.cgi path /more/path'
request a.test /p.py; is ".py needs its own switch" 403 ''
on python
request a.test /p.py; is "Python: .py runs" 200 'ran p.py as 20001'
off cgi
request a.test /p.cgi; is "and .cgi no more" 403 ''
request a.test /p.py; is "while .py goes on" 200 'ran p.py'
for ending in cfm cf; do request a.test "/p.$ending"; is ".$ending is never sent" 403 ''; done
htaccess sub <<<$'SetHandler default-handler\nForceType text/plain'
request a.test /sub/q.cgi; is ".htaccess does not make source a text" 403 ''
on cgi
request a.test /sub/q.cgi; is "nor a program one" 200 'ran q.cgi as 20001'
htaccess sub <<<'SetHandler "proxy:unix:/run/hostler/cgi/bert.sock|fcgi://localhost"'
request a.test /sub/q.cgi; is "nor another tenant's" 403 ''
rm "$ROOT$H/sub/.htaccess"

# cgi-bin
request a.test /cgi-bin/tool; is "without the folder /cgi-bin/ is a folder of html" 404 ''
install -d -m 2710 -o 20001 -g 33 "$ROOT/srv/hostler/anna/cgi-bin"
owned /srv/hostler/anna/cgi-bin "$S/cgi-bin"
program /srv/hostler/anna/cgi-bin/tool; program /srv/hostler/anna/cgi-bin/deep/tool.txt; chmod 700 "$ROOT/srv/hostler/anna/cgi-bin/tool"
request a.test /cgi-bin/tool; is "a program of cgi-bin runs, whatever its name, and need not be readable for the server" 200 'ran tool as 20001'
request a.test /cgi-bin/deep/tool.txt/x; is "in its folders, too" 200 'ran tool.txt as 20001 of /cgi-bin/deep/tool.txt path /x'
request a.test /cgi-bin/; is "the folder is not listed" 403 ''
request a.test /cgi-bin/none; is "what is not there is not there" 404 ''
request a.test /cgi-bin/../who.php; is "no way out of it" 200 'uid=20001'
owned /etc/passwd "$ROOT/srv/hostler/anna/cgi-bin/passwd"
request a.test /cgi-bin/passwd; is "a link out of it is refused" 403 '!root:'
off cgi; rm "$S/cgi-bin"
request a.test /cgi-bin/tool; is "off: it is gone" 404 ''
off python cgi.sock

# server side includes
write 20001 "$H/part.txt" <<<'the part'
write 20001 "$H/page.shtml" <<<'<!--#set var="x" value="composed" --><!--#echo var="x" -->,<!--#include file="part.txt" -->,<!--#include virtual="/part.txt" -->,<!--#exec cmd="id" -->.'
cp "$ROOT$H/page.shtml" "$ROOT$H/page.stm"; chown 20001:20001 "$ROOT$H/page.stm"
for ending in shtml stm; do request a.test /page.$ending; is "off: .$ending is refused" 403 '!part'; done
on ssi
request a.test /page.shtml; is "SSI: a page is composed" 200 'composed,the part'
grep -q '^composed,the part' "$WORK/body"; is "of files named both ways" 200 ',the part'
is "and nothing is executed" 200 '!uid='
is "as HTML" 200 'Content-Type: text/html'
request a.test /page.stm; is ".stm too" 200 'composed,the part'
request a.test /page.shtml -I; is "its head" 200 ''
write 20001 "$H/evil.shtml" <<<'<!--#include file="../../bert/html/secret.txt" --><!--#include virtual="/../../bert/html/secret.txt" --><!--#include virtual="/etc/passwd" -->[<!--#flastmod file="/etc/passwd" -->]<!--#if expr="file(\"/srv/hostler/bert/html/secret.txt\") =~ /BERT/" -->yes<!--#endif -->'
request a.test /evil.shtml; is "no other tenant's file is included" '200|500' '!root:'
owned /srv/hostler/bert/html/secret.txt "$ROOT$H/link.shtml"
request a.test /link.shtml; is "no link to it is composed" 403 ''
mkfifo "$ROOT$H/fifo.shtml"; chown 20001:20001 "$ROOT$H/fifo.shtml"
request a.test /fifo.shtml; is "a FIFO holds nobody" 403 ''
off ssi
htaccess ssi <<<$'SetOutputFilter INCLUDES\nXBitHack on'
write 20001 "$H/ssi/x.html" <<<'<!--#set var="x" value="composed" --><!--#echo var="x" -->'; chmod 755 "$ROOT$H/ssi/x.html"
request a.test /ssi/x.html; ! grep -q '^composed' "$WORK/body"; verdict $? "off: .htaccess does not switch it on"

# WML
for ending in wml wmls wmlc wbmp; do write 20001 "$H/card.$ending" <<<'a card'; request a.test /card.$ending; is "off: .$ending is refused" 403 ''; done
on wml
request a.test /card.wml; is "WML: .wml is sent" 200 'Content-Type: text/vnd.wap.wml'
request a.test /card.wbmp; is "and .wbmp" 200 'Content-Type: image/vnd.wap.wbmp'
off wml

# listing
write 20001 "$H/list/one.txt" <<<one; write 20001 "$H/list/secret.php" <<<'<?php'
request a.test /list/; is "off: a folder is not listed" 403 ''
htaccess list <<<'Options +Indexes'
request a.test /list/; is "not by .htaccess either" 403 ''
on listing
request a.test /list/; is "on: it is" 200 'one.txt'
htaccess list <<<'Options -Indexes'
request a.test /list/; is "but not where .htaccess says no" 403 ''
rm "$ROOT$H/list/.htaccess"
off listing

# index names
for name in start.html index.html other.php; do write 20001 "$H/idx/$name" <<<"this is $name"; done
request a.test /idx/; is "index.html by default" 200 'this is index.html'
ln -sfn 'none.html start.html index.html' "$S/index"
request a.test '/idx/?x=1'; is "other index names, the first that is there" 200 'this is start.html'
rm "$ROOT$H/idx/start.html"
request a.test /idx/; is "else the next" 200 'this is index.html'
ln -sfn 'other.php' "$S/index"
request a.test /idx/; is "a program as index" 200 'this is other.php'
request a.test /idx; is "the slash is completed" 301 'Location: http://a.test/idx/'
ln -sfn '../../../bert/html/secret.txt /etc/passwd' "$S/index"
request a.test /idx/; is "whatever the names were, nothing outside" '200|400|403|404' '!root:'
rm "$S/index"

# folders behind an @
write 20001 "$H/people/joe/index.html" <<<'this is joe'; program "$H/people/joe/p.php"
request a.test /@joe/; is "off: no such folder" 404 ''
install -d -m 711 "$S/at"; owned /srv/hostler/anna/html/people/joe "$S/at/joe"
request a.test /@joe/; is "a name behind an @ shows its folder" 200 'this is joe'
request a.test /@joe; is "the slash is completed" 301 'Location: http://a.test/@joe/'
request a.test /@joe/p.php; is "with PHP" 200 'ran p.php as 20001'
for path in /@ /@/ /@../ /@joe../ /@.joe/ /@%2e%2e/ /@jim/ /@JOE/; do request a.test "$path"; is "no folder behind $path" '400|403|404' '!this is joe'; done
owned /srv/hostler/bert/html "$S/at/bert"
request a.test /@bert/secret.txt; is "a link of anna's to bert's folder shows nothing" '403|404' ''
rm -r "$S/at"

# a star
mkdir "$ROOT/srv/sites/*.a.test"; ln -s /srv/hostler/anna/html/star "$ROOT/srv/sites/*.a.test/html"; chown -h 20001:20001 "$ROOT/srv/sites/*.a.test/html"
write 20001 "$H/star/index.html" <<<'this is the star'
request any.a.test /; is "a name below a star" 200 'this is the star'
request a.test /plain.txt; is "the domain itself is its own site" 200 'plain text'
request two.any.a.test /; is "two labels below it is nobody" 404 'There is no site'
request '*.a.test' /; is "the star itself is no name" 400 ''
request any.b.test /; is "nor is there a star below another" 404 'There is no site'
mkdir "$ROOT/srv/sites/own.a.test"; ln -s https://elsewhere.test/ "$ROOT/srv/sites/own.a.test/redirect"
request own.a.test /; is "a name of its own goes before the star" 302 'elsewhere.test'
touch "$ROOT/srv/sites/*.a.test/locked"
request any.a.test /; is "a star is locked like any site" 503 ''
finish
