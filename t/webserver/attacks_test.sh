#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What a tenant (anna) may try with .htaccess, links and names to reach another tenant (bert), the server or PHP source. Every answer
# is also searched for bert's secret, bert's uid and PHP source (host.sh).
. "$(dirname "$0")/host.sh"
set_up_tenants
in_host a2enmod -q status info actions cgid include asis ssl >/dev/null 2>&1     # as a careless administrator might
"$TESTHOST" start "$NAME" apache2 || { echo "Bail out! no Apache"; exit 1; }
H=/srv/hostler/anna/html B=/srv/hostler/bert/html
BERT='unix:/run/hostler/php/bert.sock|fcgi://localhost' ANNA='unix:/run/hostler/php/anna.sock|fcgi://localhost'
source_file() { write 20001 "$H/$1" <<<'<?php echo "ran as uid=", posix_getuid();'; }
plain_file() { write 20001 "$H/$1" <<<'plain of anna'; }
owned() { ln -sfn "$1" "$ROOT$H/$2"; chown -h 20001:20001 "$ROOT$H/$2"; }

# .htaccess that points PHP or a file to a handler of its own choice, for a plain file, a PHP file and the folder itself
case_number=0
tried() { # tried NAME PLAIN-STATUS PHP-STATUS FOLDER-STATUS, .htaccess as standard input
	case_number=$((case_number + 1))
	local dir=c$case_number
	htaccess "$dir"; plain_file "$dir/f.txt"; source_file "$dir/x.php"
	request a.test "/$dir/f.txt"; is "$1: plain file" "$2" ''
	request a.test "/$dir/x.php"; is "$1: PHP file" "$3" "$([[ $3 == 200 ]] && echo 'ran as uid=20001')"
	request a.test "/$dir/"; is "$1: folder" "$4" ''
}
rewrite() { printf 'RewriteEngine On\nRewriteRule .? %s\n' "$*"; }
for target in "$BERT$B/who.php" "$ANNA$H/who.php" http://127.0.0.1/ fcgi://127.0.0.1:9000/ ftp://127.0.0.1/ balancer://x/; do
	tried "[P] to $target" 403 403 403 < <(rewrite "\"$target\" [P]")
done
tried "[P] with a target that says proxy: itself" '400|403' '400|403' '400|403' < <(rewrite "\"proxy:$BERT$B/who.php\" [P,PT]")
for handler in "proxy:$BERT" "PROXY:$BERT" "proxy:http://127.0.0.1" server-status server-info cgi-script send-as-is ldap-status balancer-manager perl-script \
	server-parsed redirect-handler imap-file; do
	case $handler in [pP]*:*) php=403 ;; *) php=200 ;; esac
	plain=403; [[ $handler != server-parsed ]] || plain=200     # mod_include takes that name away where Includes are off
	tried "SetHandler $handler" $plain $php 403 <<<"SetHandler \"$handler\""
	tried "RewriteRule [H=$handler]" 403 $php 403 < <(rewrite "- \"[H=$handler]\"")
	tried "AddHandler $handler" $plain $php 403 <<<"AddHandler \"$handler\" .txt .php"
	tried "ForceType $handler" 200 200 403 <<<"ForceType \"$handler\""
	tried "AddType $handler" 200 200 403 <<<"AddType \"$handler\" .txt .php"
	tried "RewriteRule [T=$handler]" 200 200 '403|404' < <(rewrite "- \"[T=$handler]\"")
done
tried "SetHandler by expression" 403 403 403 <<<"SetHandler \"proxy:unix:/run/hostler/php/%{tolower:BERT}.sock|fcgi://localhost\""
tried "SetHandler within Files and If" 403 403 '403' <<-TXT
	<If "true">
	SetHandler "proxy:$BERT"
	</If>
	<Files "*">
	SetHandler "proxy:$BERT"
	</Files>
TXT
tried "the own socket for everything" 403 200 403 <<<"SetHandler \"proxy:$ANNA\""
tried "default-handler" 200 200 403 <<<'SetHandler default-handler'
tried "SetHandler none" 200 200 403 <<<'SetHandler none'
tried "ForceType text/plain" 200 200 403 <<<'ForceType text/plain'
tried "RemoveHandler, RemoveType" 200 200 403 <<<$'RemoveHandler .php\nRemoveType .php\nAddType text/plain .php'
tried "Action for PHP" 200 200 403 <<<$'Action text/html /c1/x.php virtual\nAddHandler x-mine .nothing'
tried "Action to another handler" 403 200 '403' <<<$'Action x-mine /who.php\nAddHandler x-mine .txt .php'
tried "DirectoryIndex out of the folder" 200 200 '400|403|404' <<<"DirectoryIndex ../../../bert/html/secret.txt $B/secret.txt"
tried "DirectoryIndex that loops" 200 200 '200|404|403|500' <<<'DirectoryIndex ./ . /'
tried "Options +ExecCGI" 500 500 500 <<<$'Options +ExecCGI\nAddHandler cgi-script .txt'
tried "Options +Includes" 500 500 500 <<<$'Options +Includes\nAddOutputFilter INCLUDES .txt'
tried "Options +FollowSymLinks" 500 500 500 <<<'Options +FollowSymLinks'
tried "Options All" 500 500 500 <<<'Options All'
tried "a filter without its option" 200 200 403 <<<'SetOutputFilter INCLUDES'
tried "ErrorDocument with a proxy target" 200 200 '302|403' <<<"ErrorDocument 403 \"proxy:$BERT$B/who.php\""
htaccess ed <<<$'ErrorDocument 404 /ed/deny\nRewriteEngine On\nRewriteRule ^deny$ '"\"$BERT$B/who.php\" [P]"
request a.test /ed/none; is "ErrorDocument that is rewritten to a proxy" '403|404' ''
htaccess server-status <<<'Require all granted'
request a.test /server-status; is "server-status by its address, from outside" '403|404' '!Apache Server Status'
in_host curl -s -w '%{http_code}' -H 'Host: a.test' http://127.0.0.1/server-status >"$WORK/body"; : >"$WORK/head"; status=0
is "server-status by its address, from this machine" 0 '!Server uptime'
request a.test /cgi-bin/; is "the server's cgi-bin is not in a site" '404' ''
write 20001 "$H/ssi/a.shtml" <<<'<!--#include virtual="/who.php" --><!--#exec cmd="id" -->'
request a.test /ssi/a.shtml; is "server-side includes are refused where they are off" 403 '!#exec'
touch "$ROOT/srv/sites/a.test/ssi"
request a.test /ssi/a.shtml; is "and execute nothing where they are on" 200 '!uid=0'
rm "$ROOT/srv/sites/a.test/ssi"

# PHP source
for name in x.PHP x.Php x.php. x.php~ x.phtml x.phar x.phps x.php7 x.pht 'x.txt.php' '.php'; do source_file "src/$name"; done
for path in x.PHP x.Php x.php. x.php~ x.phtml x.phar x.phps x.php7 x.pht .php; do
	request a.test "/src/$path"; is "source of $path is not sent" '200|403|404' ''
	request a.test "/src/$path/"; is "source of $path/ is not sent" '200|403|404' ''
done
source_file src/x.php
for path in x.php/ x.php%00 x.php%00.txt x.php%20 x.php. x.php%2e x.php%2F x.php%5c 'x.php;a' 'x.php::$DATA' 'x%2ephp' './x.php' '../src//x.php'; do
	request a.test "/src/$path"; is "no source by /src/$path" '200|400|403|404' ''
done
request a.test /src/x.php -H 'Range: bytes=0-20'; is "no source by a range" '200|206' 'ran as'
request a.test /src/x.php -X PUT -d x; is "nor by PUT" '200|405' ''
request a.test /src/x.php -X PROPFIND; is "nor by an unknown method" '200|405|501' ''
plain_file nest/f.txt; source_file nest/deep/x.php
htaccess nest <<<'SetHandler default-handler'; htaccess nest/deep <<<$'ForceType text/plain\nRemoveHandler .php\nSetHandler none'
request a.test /nest/deep/x.php; is "nested .htaccess" 200 'ran as uid=20001'
write 20001 "$H/neg/x.php.en" <<<'negotiated'; write 20001 "$H/neg/x.php.de" <<<'verhandelt'
htaccess neg <<<$'Options +MultiViews\nAddLanguage en .en\nAddLanguage de .de'
request a.test /neg/x.php; is "negotiated names are what their last ending says" 200 ''
source_file mv/x.php; htaccess mv <<<$'Options +MultiViews\nAddType text/html .php'
request a.test /mv/x; is "MultiViews finds PHP and runs it" 200 'ran as uid=20001'
write 20001 "$H/map/m.var" <<<$'URI: x.php\nContent-Type: text/plain\n'; source_file map/x.php; htaccess map <<<'AddHandler type-map .var'
request a.test /map/m.var; is "a type map is not read" 403 ''
write 20001 "$H/map2/m.var" <<<$'URI: ../../../bert/html/secret.txt\nContent-Type: text/plain\n'; htaccess map2 <<<'AddHandler type-map .var'
request a.test /map2/m.var; is "nor out of the site" '400|403|404|406|500' ''

# settings of the pool
printf '<?php echo function_exists("passthru") ? "passthru on" : "passthru off"; foreach ($_SERVER as $k => $v) if (is_string($v)) echo "\\n$k=[$v]";' |
	write 20001 "$H/ini.php"
set_php() { # set_php NAME, .htaccess as standard input
	local dir=p$((++case_number))
	htaccess "$dir"; cp -p "$ROOT$H/ini.php" "$ROOT$H/$dir/ini.php"
	request a.test "/$dir/ini.php" -H 'PHP_ADMIN_VALUE: disable_functions=' -H 'PHP-Admin-Value: disable_functions=' -H 'X: disable_functions='
	is "$1" 200 'passthru off'
	! grep -q '^PHP.ADMIN.VALUE=\|^PHP.VALUE=' "$WORK/body"; verdict $? "$1: no such variable"
}
set_php "SetEnv PHP_ADMIN_VALUE" <<<'SetEnv PHP_ADMIN_VALUE "disable_functions="'
set_php "SetEnv PHP_VALUE, other cases" <<<$'SetEnv PHP_VALUE "disable_functions="\nSetEnv Php_Admin_Value "disable_functions="\nSetEnv PHP-ADMIN-VALUE "disable_functions="'
set_php "SetEnvIf" <<<$'SetEnvIf X (.*) PHP_ADMIN_VALUE=$1\nSetEnvIfNoCase Host . PHP_VALUE=disable_functions=\nBrowserMatch . PHP_ADMIN_VALUE=disable_functions='
set_php "SetEnvIfExpr" <<<'SetEnvIfExpr "true" PHP_ADMIN_VALUE=disable_functions='
set_php "RewriteRule [E=]" < <(rewrite '- "[E=PHP_ADMIN_VALUE:disable_functions=,E=PHP_VALUE:disable_functions=]"')
set_php "RewriteRule [E=] from a header" < <(rewrite '- "[E=PHP_ADMIN_VALUE:%{HTTP:X}]"')
set_php "RewriteRule [E=] with a second round" <<-'TXT'
	RewriteEngine On
	RewriteCond %{ENV:REDIRECT_STATUS} ^$
	RewriteRule . ini.php [E=PHP_ADMIN_VALUE:disable_functions=,E=REDIRECT_PHP_ADMIN_VALUE:disable_functions=,L]
TXT
set_php "RequestHeader" <<<'RequestHeader set PHP_ADMIN_VALUE "disable_functions="'
htaccess pf <<<'ProxyFCGISetEnvIf "true" PHP_ADMIN_VALUE "disable_functions="'; cp -p "$ROOT$H/ini.php" "$ROOT$H/pf/"
request a.test /pf/ini.php; is "ProxyFCGISetEnvIf is not for .htaccess" 500 ''
htaccess ra <<<$'SetEnv REMOTE_ADDR 1.2.3.4\nSetEnvIf Host . REMOTE_ADDR=1.2.3.4 SCRIPT_FILENAME=/x DOCUMENT_ROOT=/etc\nRequestHeader set X-Real-IP 1.2.3.4'
cp -p "$ROOT$H/ini.php" "$ROOT$H/ra/"
request a.test /ra/ini.php; is "REMOTE_ADDR cannot be set" 200 "REMOTE_ADDR=[${IP%.*}.254]"
is "nor DOCUMENT_ROOT" 200 "DOCUMENT_ROOT=[$H]"

# files of others
owned /etc/passwd passwd.txt; owned "$B/secret.txt" secret.txt; owned "$B" bert; owned "../../bert/html/secret.txt" up.txt; owned / root; owned "$B/who.php" who2.php
request a.test /passwd.txt; is "link to /etc/passwd" 403 '!root:'
request a.test /root/etc/passwd; is "link to /" 403 '!root:'
request a.test /secret.txt; is "link to another tenant's file" 403 ''
request a.test /up.txt; is "relative link to it" 403 ''
request a.test /bert/secret.txt; is "link to another tenant's folder" 403 ''
request a.test /bert/; is "listing of it" 403 '!secret.txt'
request a.test /who2.php; is "link to another tenant's PHP file" 403 ''
ln "$ROOT$B/secret.txt" "$ROOT$H/hard.txt" 2>/dev/null; request a.test /hard.txt; is "hard link to another tenant's file" '403|404' ''
htaccess rw < <(rewrite "$B/secret.txt [L]"); request a.test /rw/x; is "RewriteRule to a path of the file system" '403|404' ''
htaccess rw2 < <(rewrite "../../bert/html/secret.txt [L]"); request a.test /rw2/x; is "RewriteRule with .." '400|403|404|500' ''
mkdir -p "$ROOT$H/ht1"; owned "$B/secret.txt" ht1/.htaccess; chown 20001 "$ROOT$H/ht1"; plain_file ht1/f.txt
request a.test /ht1/f.txt; is ".htaccess that is a link" 403 ''
! grep -q BERT-SECRET "$ROOT/var/log/hostler/web-error.log"; verdict $? "its target does not get into the error log"
mkdir -p "$ROOT$H/ht2"; mkfifo "$ROOT$H/ht2/.htaccess"; chmod 666 "$ROOT$H/ht2/.htaccess"; chown 20001 "$ROOT$H/ht2/.htaccess"; plain_file ht2/f.txt
request a.test /ht2/f.txt -m 3; is ".htaccess that is a FIFO does not hold a thread" 403 ''
mkfifo "$ROOT$H/fifo.php"; request a.test /fifo.php -m 3; is "a FIFO as PHP file" '403|404' ''
for reader in "Header set X-Leak \"expr=%{file:$B/secret.txt}\"" "Header set X-Leak \"expr=%{FILE:$B/secret.txt}\"" \
	"ErrorDocument 404 \"%{file:$B/secret.txt}\"" "SetEnvIfExpr \"file('$B/secret.txt') =~ /(.*)/\" LEAK=\$1" \
	"SSLRequire file('$B/secret.txt') =~ m/BERT/" "Require expr file('$B/secret.txt') =~ /BERT/" "<If \"file('$B/secret.txt') =~ /BERT/\">
		Header set X-Leak yes
	</If>" "RewriteEngine On
		RewriteCond expr \"file('$B/secret.txt') =~ /BERT/\"
		RewriteRule . - [F]" "Header set X-Size \"expr=%{filesize:$B/secret.txt}\""; do
	htaccess "e$((++case_number))" <<<"$reader"
	request a.test "/e$case_number/none"; is "file() in: ${reader%%[\"(]*}" 500 '!X-Leak'
done
htaccess hn <<<$'Options +Indexes\nHeaderName /../../bert/html/secret.txt\nReadmeName /secret.txt'
touch "$ROOT/srv/sites/a.test/listing"
request a.test /hn/; is "HeaderName and ReadmeName of another tenant" 200 ''
rm "$ROOT/srv/sites/a.test/listing"
htaccess .ht <<<'x'; request a.test /.htaccess; is ".htaccess is not sent" '403|404' ''
mkdir -p "$ROOT$H/.git"; plain_file .git/config; request a.test /.git/config; is "nor what a version control keeps" 403 ''
for path in /../../bert/html/secret.txt /%2e%2e/%2e%2e/bert/html/secret.txt /..%2f..%2fbert/html/secret.txt /..%c0%af..%c0%afbert/html/secret.txt //srv/hostler/bert/html/secret.txt \
	/%2e%2e%5c/secret.txt /.%00./x; do
	request a.test "$path"; is "path $path" '400|403|404' ''
done
in_host su -s /bin/sh anna -c "cat $B/secret.txt" >"$WORK/body" 2>&1; status=$?; is "anna's processes cannot read bert's files" 1 'Permission denied'
write 20001 "$H/read.php" <<<"<?php echo @file_get_contents('$B/secret.txt') ?: 'unreadable', @stream_socket_client('unix:///run/hostler/php/bert.sock') ? ' connected' : ' closed';"
request a.test /read.php; is "nor her PHP, and bert's socket is closed to it" 200 'unreadable closed'
# The link turns between the own and the other's file as fast as a tenant can make it, while it is asked for.
cat >"$ROOT$H/../turn.pl" <<'PERL'
chdir "/srv/hostler/anna/html"; symlink "plain.txt", "t1"; symlink "../../bert/html/secret.txt", "t2"; $end = time + 6;
while (time < $end) { symlink "plain.txt", "t1"; rename "t1", "turning.txt"; symlink "../../bert/html/secret.txt", "t2"; rename "t2", "turning.txt"; }
PERL
in_host su -s /bin/sh anna -c 'perl /srv/hostler/anna/turn.pl' & turner=$!
"$TESTHOST" net -- timeout 6 bash -c 'while :; do printf "http://'"$IP"'/turning.txt?[1-2000]\n"; curl -s -H "Host: a.test" "http://'"$IP"'/turning.txt?[1-2000]"; done' >"$WORK/turns" 2>/dev/null
wait $turner
[[ $(grep -c 'plain text of anna' "$WORK/turns") -gt 10 ]]; verdict $? "a turning link is served while it points home ($(grep -c 'plain text of anna' "$WORK/turns") times)"
! grep -q BERT-SECRET "$WORK/turns"; verdict $? "and never leads to another tenant ($(grep -c 'another owner' "$ROOT/var/log/hostler/web-error.log") caught after opening)"
# The same with a FIFO: who opened it would wait for ever.
cat >"$ROOT$H/../turn.pl" <<'PERL'
use POSIX; chdir "/srv/hostler/anna/html"; POSIX::mkfifo("fifo", 0644); $end = time + 6;
while (time < $end) { link "plain.txt", "t3"; rename "t3", "turning.txt"; link "fifo", "t3"; rename "t3", "turning.txt"; }
PERL
in_host su -s /bin/sh anna -c 'perl /srv/hostler/anna/turn.pl' & turner=$!
askers=()
for n in 1 2 3; do "$TESTHOST" net -- timeout 6 bash -c 'while :; do curl -s -H "Host: a.test" "http://'"$IP"'/turning.txt?[1-2000]"; done' >"$WORK/turns-$n" 2>/dev/null & askers+=($!); done
wait $turner "${askers[@]}"
[[ $(cat "$WORK"/turns-* | grep -c 'plain text of anna') -gt 10 ]]; verdict $? "a file that turns into a FIFO is served while it is a file ($(cat "$WORK"/turns-* | grep -c 'plain text of anna') times)"
waiting=$(in_host sh -c 'for p in $(pgrep apache2); do cat /proc/$p/task/*/wchan; echo; done' 2>/dev/null | grep -co wait_for_partner)
[[ $waiting == 0 ]]; verdict $? "and no thread waits for its other end ($waiting)"
touch "$ROOT/srv/sites/a.test/listing"
htaccess titles <<<$'Options +Indexes\nIndexOptions +ScanHTMLTitles'; request a.test /titles/; is "titles of pages are not read for a listing" 500 ''
htaccess listed <<<$'Options +Indexes\nIndexOptions +FoldersFirst'; request a.test /listed/; is "other options of listings are" 200 'Index of'
rm "$ROOT/srv/sites/a.test/listing"

# passwords of his visitors
protect() { # protect FOLDER PASSWORD-FILE [LINE...]
	plain_file "$1/f.txt"
	{ printf 'AuthType Basic\nAuthName x\nAuthUserFile %s\nRequire valid-user\n' "$2"; printf '%s\n' "${@:3}"; } | htaccess "$1"
}
visit() { request a.test "/$1/f.txt" -m 5 -u "${2:-visitor:open sesame}"; }
for kind in -apr1 -5 -6; do
	{ echo '# people'; echo "visitor:$(openssl passwd $kind 'open sesame')"; } | write 20001 "$H/pw/users$kind"
	protect "pw$kind" "$H/pw/users$kind"
	visit "pw$kind"; is "a password ($kind) lets in" 200 'plain of anna'
	visit "pw$kind" visitor:wrong; is "a wrong one does not" 401 ''
	visit "pw$kind" nobody:x; is "nor an unknown name" 401 ''
done
perl -e 'print "visitor:", crypt("open sesame", "\$2y\$12\$abcdefghijklmnopqrstuu"), "\n"' | write 20001 "$H/pw/bcrypt"
protect pwb "$H/pw/bcrypt"; visit pwb; is "a password (bcrypt) lets in" 200 'plain of anna'
for hash in '$2y$13$abcdefghijklmnopqrstuuH3cWTfeAnbbvB9ALFOZlrUyxi6pLQCG' '$2y$31$abcdefghijklmnopqrstuuH3cWTfeAnbbvB9ALFOZlrUyxi6pLQCG' '$6$rounds=999999999$salt$x' '$5$rounds=999999999$salt$x' '$y$jFT$salt$x' '$7$DU..../....2Q9obwLhin8qvQl6sisAO/$x' '_zzzzaaaaX' \
	'$sha1$4000000000$salt$x'; do
	write 20001 "$H/pw/costly" <<<"visitor:$hash"; protect pwc "$H/pw/costly"
	visit pwc; is "a hash that would take minutes to check is not: ${hash:0:12}" 500 ''
done
mkdir -p "$ROOT$H/pw"; mkfifo "$ROOT$H/pw/fifo"; chmod 666 "$ROOT$H/pw/fifo"; chown 20001 "$ROOT$H/pw/fifo"
protect pwf "$H/pw/fifo"; visit pwf; is "a FIFO as password file does not hold a thread" 500 ''
write 20002 "$B/users" <<<"visitor:$(openssl passwd -apr1 'open sesame')"; owned "$B/users" pw/link; owned "$B" pw/bert
for file in "$B/users" "$H/pw/link" "$H/pw/bert/users" "$H/pw/none" /etc/shadow /dev/zero; do
	protect pwo "$file"; visit pwo; is "no passwords from $file" 500 ''
done
protect pwn "$H/pw/users-6" 'AuthBasicProvider file'; visit pwn; is "the provider by its name is the same" 200 'plain of anna'
protect pwg "$H/pw/users-6" "AuthGroupFile $H/pw/fifo" 'Require group x'; visit pwg; is "AuthGroupFile is not for .htaccess" 500 ''

# names and raw requests
for name in .. ../a.test a.test/ a.test/../b.test /etc 'a.test|x' 'a test' %2e%2e a%2etest a.test%00 a..test .a.test - _ 'a.test:80:80' 'a.test@b.test' '[::1]' '*' 'b.test,a.test' ä.test; do
	request "$name" /secret.txt; is "Host: $name" '400|403|404' ''
done
raw 'GET /who.php HTTP/1.1\r\nConnection: close\r\n\r\n'; is "no Host" 400 ''
raw 'GET /who.php HTTP/1.0\r\n\r\n'; is "no Host, HTTP/1.0" '400|404' ''
raw 'GET /who.php HTTP/1.1\r\nHost: a.test\r\nHost: b.test\r\nConnection: close\r\n\r\n'; is "two Hosts" 400 ''
raw 'GET http://a.test/who.php HTTP/1.1\r\nHost: none.test\r\nConnection: close\r\n\r\n'; is "an absolute address wins over Host" 200 'uid=20001'
raw 'GET http://none.test/who.php HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n'; is "also when it is unknown" 404 'no site'
raw 'GET http://../who.php HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n'; is "an absolute address of dots" '400|404' ''
raw 'CONNECT b.test:80 HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n'; is "CONNECT" '400|403|404|405' ''
raw 'OPTIONS * HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n'; is "OPTIONS *" 200 ''
raw 'GET who.php HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n'; is "a path without slash" 400 ''
raw 'GET /who.php HTTP/1.1\r\nHost : a.test\r\nConnection: close\r\n\r\n'; is "a blank before the colon" 400 ''
raw 'GET /who.php HTTP/1.1\r\nHost: a.test\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\nConnection: close\r\n\r\n0\r\n\r\nGET /secret.txt HTTP/1.1\r\nHost: b.test\r\n\r\n'
is "Content-Length with Transfer-Encoding" '200|400' ''
request a.test /plain.txt; is "and the server still answers" 200 'plain text of anna'
! grep -qE 'segfault|signal|AH00052' "$ROOT/var/log/apache2/error.log" "$ROOT/var/log/hostler/web-error.log"; verdict $? "no child died"
grep -E 'AH00052' "$ROOT/var/log/apache2/error.log" | diagnose
finish
