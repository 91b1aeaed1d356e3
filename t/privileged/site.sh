#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The site helper: a site comes, changes, is locked and goes, each time by one rename; names of others are refused.
. "$(dirname "$0")/host.sh"

for login in web1 web2; do account $login present >/dev/null; done
sites() { tree /srv/sites | grep -vE ' \.(new|addresses)$'; }
line() { list site | grep "host $1" | tr '\t' ','; }
inode() { stat -c %i "/srv/sites/$1"; }

check "a site with everything is made" gives 0 '^done$' site a.test web1 live html/a.test yes www.a.test b.test https://c.test:8080/x?y=1
check "its links are these" same "$(sites)" "$(cat expected/site.txt)"
check "its folder has a start page" same "$(tree /srv/hostler/web1/html; cat /srv/hostler/web1/html/a.test/index.html)" "$(cat expected/start_page.txt)"
check "the web server can read the page and nobody else" bash -c "su -s /bin/cat www-data /srv/sites/www.a.test/html/index.html | grep -q a.test && ! su -s /bin/cat hostler-worker /srv/sites/a.test/html/index.html"
check "the list tells its state" same "$(line a.test)" "site host a.test,login web1,state live,folder html/a.test,alias www.a.test,alias b.test,redirect https://c.test:8080/x?y=1,php yes"

before=$(inode a.test)
check "asking again is fine" gives 0 done site a.test web1 live html/a.test yes www.a.test b.test https://c.test:8080/x?y=1
check "and touches nothing" same "$(inode a.test)" "$before"

check "it is locked" gives 0 done site a.test web1 locked html/a.test yes www.a.test b.test
check "by a flag; the redirect is gone" same "$(ls /srv/sites/a.test | tr '\n' ' ')" "aliases html locked owner php.sock "
check "it is unlocked without PHP and one alias changed" gives 0 done site a.test web1 live html/a.test no c.test b.test
check "as the list says" same "$(line a.test)" "site host a.test,login web1,state live,folder html/a.test,alias c.test,alias b.test,php no"
check "the old alias is gone" not test -L /srv/sites/www.a.test
check "the index names the present ones" same "$(cat /srv/sites/a.test/aliases)" "$(printf 'c.test\nb.test')"

check "another account cannot take the site" gives 65 'a.test belongs to another account' site a.test web2 live html no
check "nor remove it" gives 65 'belongs to another account' site a.test web2 absent html no
check "nor lock it" gives 65 'belongs to another account' site a.test web2 locked html no
check "nor take an alias as site" gives 65 'b.test belongs to another account' site b.test web2 live html no
check "nor the site as alias" gives 65 'a.test belongs to another account' site x.test web2 live html no a.test
check "nor an alias as alias" gives 65 'b.test belongs to another account' site x.test web2 live html no b.test
check "nothing of these tries is there" same "$(list site | cut -f1)" "$(printf 'site host a.test\ndone')"
check "an account that does not exist has no sites" gives 65 'no account web9' site x.test web9 live html no
check "its own alias must go before it becomes a site" gives 75 'still an alias of a.test' site b.test web1 live html/b no
check "its own site must go before it becomes an alias" bash -c "$(declare -f site site_request gives); helpers=$helpers; site d.test web1 live html/d no && gives 75 'still a site' site a.test web1 live html/a.test no d.test"
check "an alias moves between sites of one account" gives 0 done site d.test web1 live html/d no b.test
check "and the first site's removal leaves it alone" gives 0 done site a.test web1 absent html/a.test no
check "so that only the other is there" same "$(sites | cut -d' ' -f5-)" "$(printf 'b.test d.test\nd.test\nd.test/aliases\nd.test/html /srv/hostler/web1/html/d\nd.test/owner web1')"
check "the folder's files stay" test -f /srv/hostler/web1/html/a.test/index.html
check "removing again is fine" gives 0 done site a.test web1 absent html/a.test no
check "an absent site needs no account" gives 0 done site a.test web9 absent html no

echo mine >/srv/hostler/web1/html/a.test/index.html
check "a folder in use" gives 0 done site a.test web1 live html/a.test no
check "gets no start page" same "$(cat /srv/hostler/web1/html/a.test/index.html)" mine
as web1 'mkdir /srv/hostler/web1/html/old && touch /srv/hostler/web1/html/old/.htaccess'
check "nor a folder with a hidden file" bash -c "$(declare -f site site_request); helpers=$helpers; site old.test web1 live html/old no && [ ! -e /srv/hostler/web1/html/old/index.html ]"
check "deep folders are made" gives 0 done site deep.test web1 live 'html/a b/c/dä' no
check "as the tenant's, readable for the web server's group" same "$(stat -c '%U %G %a' '/srv/hostler/web1/html/a b/c/dä')" "web1 www-data 2750"

# What is switched on beside sending files (H3), index names, folders behind an @ and names with a star (H2).
check "a site has switches" gives 0 '^done$' site s.test web1 live html/s no WITH=cgi WITH=python WITH=ssi WITH=wml WITH=listing 'INDEX=start.html index.php' 'AT=joe html/joe' 'AT=sue html/at/sue'
check "as flags and links" same "$(tree /srv/sites/s.test)" "$(cat expected/switches.txt)"
check "as the list says" same "$(line s.test)" "site host s.test,login web1,state live,folder html/s,php no,with cgi,with python,with ssi,with wml,with listing,index start.html index.php,at joe html/joe,at sue html/at/sue"
check "the folders are made, without start pages" same "$(stat -c '%U %G %a' /srv/hostler/web1/html/joe /srv/hostler/web1/html/at/sue; ls -A /srv/hostler/web1/html/joe)" "$(printf 'web1 www-data 2750\nweb1 www-data 2750')"
before=$(inode s.test)
check "asking again is fine" gives 0 done site s.test web1 live html/s no WITH=cgi WITH=python WITH=ssi WITH=wml WITH=listing 'INDEX=start.html index.php' 'AT=joe html/joe' 'AT=sue html/at/sue'
check "and touches nothing" same "$(inode s.test)" "$before"
check "Python alone has no folder of programs" gives 0 done site s.test web1 live html/s no WITH=python 'AT=joe html/other'
check "but what runs them" same "$(ls /srv/sites/s.test | tr '\n' ' '; readlink /srv/sites/s.test/cgi.sock /srv/sites/s.test/at/joe)" "at cgi.sock html owner python /run/hostler/cgi/web1.sock
/srv/hostler/web1/html/other"
as web1 'ln -s /etc /srv/hostler/web1/html/trap'
check "a link as folder behind an @ is refused" gives 65 'link' site s.test web1 live html/s no 'AT=joe html/trap'
check "and nothing has changed" same "$(readlink /srv/sites/s.test/at/joe)" /srv/hostler/web1/html/other
check "all is switched off" gives 0 done site s.test web1 live html/s no
check "then nothing is left" same "$(ls /srv/sites/s.test | tr '\n' ' ')" "html owner "
check "a site has a star for a name" gives 0 done site '*.s.test' web1 live html/star no
check "and is listed" same "$(list site | grep -c 'host \*.s.test')" 1
check "another account cannot have it" gives 65 'belongs to another' site '*.s.test' web2 live html no
for bad in '*' '*.*.test' '../*.test'; do check "no site is called ${bad@Q}" gives 65 'bad value for host' site "$bad" web1 live html no; done
check "it goes" gives 0 done site '*.s.test' web1 absent html no
site s.test web1 absent html no >/dev/null

# Exclusive addresses (R3).
check "a site has an address of its own" gives 0 done site ip.test web1 live html/ip no www.ip.test IP=192.0.2.10
check "as the text of a link" same "$(readlink /srv/sites/ip.test/address)" 192.0.2.10
check "as the list says" same "$(line ip.test)" "site host ip.test,login web1,state live,folder html/ip,alias www.ip.test,php no,address 192.0.2.10"
before=$(inode ip.test)
check "asking again is fine" gives 0 done site ip.test web1 live html/ip no www.ip.test IP=192.0.2.10
check "and touches nothing" same "$(inode ip.test)" "$before"
check "it gets another" gives 0 done site ip.test web1 live html/ip no www.ip.test IP=2001:db8::10
check "at once" same "$(readlink /srv/sites/www.ip.test/address)" 2001:db8::10
check "and none" gives 0 done site ip.test web1 live html/ip no
check "then the link is gone" not test -L /srv/sites/ip.test/address
for bad in 127.0.0.1 ::1 ../x 2001:DB8::10 0.0.0.0; do check "no site has the address $bad" gives 65 'bad value for address' site ip.test web1 live html/ip no IP=$bad; done
check "nothing is listed before there is one" same "$(list site | grep -c '^address')" 0
check "the server's exclusive addresses" gives 0 '^done$' addresses 192.0.2.10 2001:db8::10
check "are files that the web server can look for and nobody can change" same "$(tree /srv/sites/.addresses; stat -c '%U %a' /srv/sites/.addresses)" "$(printf 'f root root 644 192.0.2.10\nf root root 644 2001:db8::10\nroot 711')"
before=$(stat -c %i /srv/sites/.addresses/*)
check "asking again for them" gives 0 done addresses 2001:db8::10 192.0.2.10
check "touches nothing either" same "$(stat -c %i /srv/sites/.addresses/*)" "$before"
check "the list tells them" same "$(list site | grep '^address' | sort | tr '\n' ' ')" "address 192.0.2.10 address 2001:db8::10 "
mkdir -p /srv/sites/.addresses/x/y && ln -s /srv/canary /srv/sites/.addresses/192.0.2.11
check "and what is none" same "$(list site | grep -E '^strange' | sort | tr '\n' ' ')" "strange .addresses/192.0.2.11 strange .addresses/x "
check "other ones take their place" gives 0 done addresses 192.0.2.11
check "and nothing else is there" same "$(tree /srv/sites/.addresses)" 'f root root 644 192.0.2.11'
check "no link was followed" not test -e /srv/canary
for bad in 127.0.0.1 ../../etc/x 192.0.2.010 192.0.2.11$'\n'address\ x; do check "${bad@Q} is refused" gives 65 '^refused' addresses 192.0.2.12 "$bad"; done
check "and one given twice" gives 65 'given twice' addresses 192.0.2.12 192.0.2.12
check "with all of the request" same "$(ls /srv/sites/.addresses)" 192.0.2.11
check "no site is called so" gives 65 'bad value for host' site .addresses web1 live html no
check "in the end there is none" gives 0 done addresses
check "no more" same "$(ls -A /srv/sites/.addresses)" ""
check "ten lists at once are all done" bash -c "$(declare -f addresses addresses_request); helpers=$helpers; for i in {1..10}; do addresses 192.0.2.\$((i % 2 + 1)) & done | sort | uniq -c | grep -q '10 done'"
check "and one of them is there" same "$(ls -A /srv/sites/.addresses | wc -l)" 1
site ip.test web1 absent html/ip no >/dev/null; addresses >/dev/null

# A start page of the reseller's (S2): written as the tenant, when the site is new and its folder empty.
new_page() { site_request "$1" web1 live "$2" no | with_page "${@:3}" | "$helpers/site"; }
check "a new site begins with the reseller's page" gives 0 done new_page page.test html/page welcome.html '<h1>page.test</h1>' '' '<p>Läden</p>'
check "and with nothing else" same "$(tree /srv/hostler/web1/html/page; cat /srv/hostler/web1/html/page/welcome.html)" "$(cat expected/reseller_page.txt)"
echo mine >/srv/hostler/web1/html/page/welcome.html
check "asking again" gives 0 done new_page page.test html/page welcome.html other
check "leaves the tenant's file alone" same "$(cat /srv/hostler/web1/html/page/welcome.html)" mine
check "a new site in a folder in use" gives 0 done new_page page2.test html/page index.html other
check "gets no page" same "$(ls -A /srv/hostler/web1/html/page)" welcome.html
check "a page name with a path is refused" gives 65 'bad value for start_file' new_page page3.test html/page3 ../index.html x
check "and so is one that PHP would run" gives 65 'bad value for start_file' new_page page3.test html/page3 index.php x
check "nothing was made for it" not test -e /srv/sites/page3.test

# Traps of a tenant: links on the way to the folder (C10).
as web2 'cd /srv/hostler/web2/html && ln -s /etc etc && ln -s ../../web1/html neighbour && mkdir real && ln -s /srv/canary real/index.html && touch plain'
echo CANARY >/srv/canary && chmod 600 /srv/canary
check "a link as folder is refused" gives 65 'link' site t.test web2 live html/etc no
check "a link on the way is refused" gives 65 'link' site t.test web2 live html/neighbour/x no
check "a file as folder is refused" gives 65 'not a folder' site t.test web2 live html/plain no
check "nothing was made there" same "$(ls -d /etc/x /srv/hostler/web1/html/x /srv/sites/t.test 2>/dev/null)" ""
check "a link as page is not written through" gives 0 done site t.test web2 live html/real no
check "the canary is whole" same "$(cat /srv/canary)" CANARY
as web2 'cd /srv/hostler/web2/html && mv real gone && ln -s /etc real'
check "a site whose folder became a link can still be locked" gives 0 done site t.test web2 locked html/real no
check "and removed" gives 0 done site t.test web2 absent html/real no
ln /srv/canary /srv/hostler/web2/html/gone/hard
check "a hard link in the folder keeps its owner" bash -c "$(declare -f site site_request); helpers=$helpers; site t.test web2 live html/gone no && [ \$(stat -c %U%a /srv/canary) = root600 ]"

as web2 'chmod 000 /srv/hostler/web2/html/gone && mkdir -m 500 /srv/hostler/web2/html/closed'
check "a folder the tenant closed says again" gives 75 'again' site u.test web2 live html/closed/x no
long=$(printf 'a%.0s' {1..63}).$(printf 'b%.0s' {1..63}).$(printf 'c%.0s' {1..63}).$(printf 'd%.0s' {1..61})
check "the longest host name works" gives 0 done site $long web1 live html/long yes "e${long:1}"
mkdir /srv/sites/strange.test
check "what is no site of ours is told" bash -c "printf 'site.list\nend\n' | $helpers/site | grep -x 'strange strange.test'"
check "and refused" gives 65 'belongs to another' site strange.test web1 live html no
rm /srv/sites/deep.test/html
check "a damaged site is made whole" gives 0 done site deep.test web1 live 'html/a b/c/dä' no
check "with its link" test -L /srv/sites/deep.test/html

# Requests that are none (P23).
for text in '' 'site.apply' 'rm' 'account.apply\nlogin web1\nstate absent\nend\n' "$(site_request a.test web1 live ../etc no | head -c -1)" "$(site_request a.test web1 live html/x/../../y no | head -c -1)"; do
  check "refused: ${text:0:20}" gives 65 '^refused' bash -c "printf '%b\n' '${text//$'\n'/\\n}' | $helpers/site"
done
check "ten megabytes are refused" gives 65 '4 MiB' bash -c "{ echo site.apply; head -c 10M /dev/zero | tr '\0' x; } | $helpers/site"

# The lock of one account: two requests at once are both done.
check "twenty requests at once are all done" bash -c "$(declare -f site site_request); helpers=$helpers; for i in {1..20}; do site p\$i.test web1 live html/p no & done | sort | uniq -c | grep -q '20 done'"
check "and are all there" same "$(list site | grep -c 'host p[0-9]*.test')" 20
check "no temporary file is left" same "$(leftovers)" ""
finish
