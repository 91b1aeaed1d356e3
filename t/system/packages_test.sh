#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The packages on a minimal Debian: dependencies, accounts, modes, services, upgrade, remove, purge. The panel on Apache.
set -uo pipefail
# shellcheck source=t/system/tap.sh
. "$(dirname "$0")/tap.sh"
# shellcheck source=t/system/host.sh
. "$(dirname "$0")/host.sh"

running() { sh_host "/etc/init.d/$1 status" >/dev/null; }
pid_of() { in_host cat "/run/hostler/$1.pid"; }
panel_answers() { answers_on 8443; }
status_on() { http_status "https://$HOST.test:$1/" --resolve "$HOST.test:$1:$IP"; }
answers_on() { [[ $(status_on "$1") =~ ^[23] ]]; }

# ---- installed on a minimal Debian
new_host packages minimal
# shellcheck disable=SC2046
ok "the packages install on a minimal Debian with all they need" install $(packages)
is "dpkg finds nothing half installed" "$(in_host dpkg --audit)" ""

while read -r file mode; do is "mode of $file" "$(mode_of "$file")" "${mode/_/ }"; done <<'END'
/usr/lib/hostler/gate root:hostler-gate_4750
/usr/lib/hostler/helpers/account root:root_700
/usr/lib/hostler/helpers/site root:root_700
/etc/hostler/panel.conf root:hostler_640
/etc/hostler/worker.conf root:hostler-worker_640
/etc/hostler/tls/panel.key root:root_600
/srv/sites root:root_711
/srv/hostler root:root_711
/var/lib/hostler root:root_711
/run/hostler root:root_755
/run/hostler/lock root:root_700
/run/hostler/php root:root_711
/run/hostler/panel.sock hostler:www-data_660
/run/hostler/worker hostler-worker:hostler-gate_2750
/var/log/hostler root:adm_750
/root/hostler-admin-password root:root_600
END
is "no other file of ours is setuid or setgid" \
	"$(sh_host "dpkg -L hostler-panel hostler-node hostler-web | grep . | xargs -d '\n' sh -c 'find \"\$@\" -maxdepth 0 -type f -perm /6000' x")" /usr/lib/hostler/gate
like "the worker may start the gate" "$(in_host id -nG hostler-worker)" hostler-gate
fails "the panel's account has no shell" in_host su hostler -c true
fails "the web server is in no group of ours" sh_host 'id -nG www-data | grep hostler'

password=$(sh_host "grep -oE '[^ ]+\$' /root/hostler-admin-password | tail -n 1")
like "the administrator's password was generated" "$password" '^.{12,}$'
fails "the password is in no log and not in debconf" in_host grep -rqF -- "$password" /var/log /var/cache/debconf
like "the certificate is for this host" "$(in_host openssl x509 -in /etc/hostler/tls/panel.pem -noout -ext subjectAltName)" "DNS:$HOST.test"
like "it has an elliptic key" "$(in_host openssl x509 -in /etc/hostler/tls/panel.pem -noout -text)" 'id-ecPublicKey'
ok "it is good for nine years and more" in_host openssl x509 -in /etc/hostler/tls/panel.pem -noout -checkend $((9 * 365 * 86400))

# ---- services
for s in hostler-panel hostler-worker; do ok "$s runs" until_true 10 running "$s"; done
ok "the panel answers on its port" until_true 10 panel_answers
is "a site that nobody has is not found" "$(http_status "http://$IP/" -H 'Host: nobody.test')" 404
is "Debian's default site gave way" "$(sh_host 'ls /etc/apache2/sites-enabled')" $'hostler-panel.conf\nhostler-sites.conf'
ok "stop" sh_host '/etc/init.d/hostler-panel stop && /etc/init.d/hostler-worker stop'
fails "a stopped panel does not run" running hostler-panel
fails "a stopped worker does not run" running hostler-worker
is "without the panel the port says so" "$(http_status "https://$HOST.test:8443/")" 503
cron_minute() { sh_host "sed -n 's/^\* \* \* \* \* root //p' /etc/cron.d/hostler-* | while read -r line; do sh -c \"\$line\"; done"; }
cron_minute
fails "cron does not start what was stopped on purpose" running hostler-panel
ok "start" sh_host '/etc/init.d/hostler-panel start && /etc/init.d/hostler-worker start'
ok "start again says so and does no harm" sh_host '/etc/init.d/hostler-panel start && /etc/init.d/hostler-worker start'
ok "the panel answers again" until_true 10 panel_answers
old=$(pid_of panel)
ok "restart" sh_host '/etc/init.d/hostler-panel restart'
fails "a restarted panel is another process" test "$old" = "$(pid_of panel)"
ok "reload" sh_host '/etc/init.d/hostler-panel reload'
ok "the panel answers after its reload" until_true 10 panel_answers
sh_host "kill -9 $(pid_of panel) $(pid_of worker)"
cron_minute
ok "cron starts a panel that died" running hostler-panel
ok "cron starts a worker that died" running hostler-worker
ok "the panel answers after that" until_true 10 panel_answers
install logrotate
ok "logrotate takes our files" sh_host 'logrotate -f /etc/logrotate.d/hostler-panel && logrotate -f /etc/logrotate.d/hostler-web'
logs_anew() { panel_answers && sh_host 'cd /var/log/hostler && test -s panel-web-access.log -a -s panel-web-access.log.1'; }
ok "and the panel's web server begins a new log" until_true 10 logs_anew

# ---- other answers to the questions
reconfigure() { # reconfigure QUESTION TYPE VALUE
	preseed "$@"
	in_host dpkg-reconfigure -f noninteractive hostler-panel
}
server_of() { http_body "$1" -I | grep -i '^server:'; }
url() { sh_host "sed -n 's/^panel_url *= *//p' /etc/hostler/panel.conf"; }
sh_host 'echo "# of the administrator" >>/etc/hostler/panel.conf'
ok "another port" reconfigure port string 9443
ok "the panel answers there" until_true 10 answers_on 9443
is "and on the old one nobody" "$(status_on 8443)" 000
is "its address follows" "$(url)" "https://$HOST.test:9443"
like "what the administrator wrote stays" "$(in_host cat /etc/hostler/panel.conf)" '# of the administrator'
sh_host 'echo "# mine" >>/etc/apache2/sites-available/hostler-panel.conf; sed -i "s|^panel_url .*|panel_url = https://panel.example|" /etc/hostler/panel.conf'
ok "back to the first port" reconfigure port string 8443
like "a configuration changed by hand stays as it is" "$(status_on 9443)" '^[1-5]'
like "the new one is beside it" "$(in_host cat /etc/apache2/sites-available/hostler-panel.conf.hostler-new)" 'Listen 8443'
is "an address of the administrator's own stays" "$(url)" https://panel.example
sh_host 'cd /etc/apache2/sites-available && mv hostler-panel.conf.hostler-new hostler-panel.conf && sed -i "s|^panel_url .*|panel_url = https://$(hostname -f):8443|" /etc/hostler/panel.conf'
install nginx-light
ok "nginx instead of Apache" reconfigure webserver select nginx
ok "the panel answers" until_true 10 panel_answers
like "from nginx" "$(server_of "https://$IP:8443/")" nginx
like "sites are still Apache's" "$(server_of "http://$IP/")" Apache
ok "Apache again" reconfigure webserver select apache2
ok "the panel answers" until_true 10 panel_answers
like "from Apache" "$(server_of "https://$IP:8443/")" Apache

# ---- upgrade
sh_host 'echo "# mine" >>/etc/hostler/panel.conf; echo "WORKERS=2" >/etc/default/hostler-panel'
before=$(sh_host 'md5sum /etc/hostler/* /etc/hostler/tls/* /root/hostler-admin-password 2>/dev/null')
old=$(pid_of panel)
ok "the next version is built" "$TOP/scripts/build-packages" --edit "$TOP/t/system/next_version" "$WORK/next"
next=$(cd "$TOP" && awk -F. '{ print $1 "." $2 "." $3 + 1 }' VERSION)
ok "upgrade" install "$WORK/next"/*.deb
is "dpkg knows the next version" "$(in_host dpkg-query -W -f '${Status} ${Version}\n' hostler hostler-panel hostler-node hostler-web | sort -u)" "install ok installed $next"
is "the panel is of the next version" "$(in_host /usr/lib/hostler/panel --version)" "panel (Hostler) $next"
is "an upgrade changes no configuration, key or password" "$(sh_host 'md5sum /etc/hostler/* /etc/hostler/tls/* /root/hostler-admin-password 2>/dev/null')" "$before"
is "nor a setting of the administrator" "$(in_host cat /etc/default/hostler-panel)" WORKERS=2
is "the gate keeps its mode" "$(mode_of /usr/lib/hostler/gate)" "root:hostler-gate 4750"
fails "the panel was started anew" test "$old" = "$(pid_of panel)"
ok "it answers" until_true 10 panel_answers
like "the new migration was run" "$(in_host mariadb hostler -Ne 'SHOW TABLES')" upgrade_proof

# ---- remove, and back
sh_host 'install -d /srv/hostler/kept/html && echo precious >/srv/hostler/kept/html/index.html'
ok "remove the panel and the worker" in_host apt-get -qq -y remove hostler hostler-panel hostler-node
fails "the panel's port is closed" panel_answers
is "what serves the sites stays" "$(http_status "http://$IP/" -H 'Host: nobody.test')" 404
ok "the database stays" in_host mariadb hostler -e 'SELECT 1'
ok "the configuration stays" in_host test -e /etc/hostler/panel.conf
ok "install again" install "$WORK/next"/*.deb
ok "everything is back" until_true 10 panel_answers
is "with the old password" "$(sh_host 'md5sum /root/hostler-admin-password')" "$(grep admin-password <<<"$before")"

# ---- purge
ok "purge" in_host env DEBIAN_FRONTEND=noninteractive dpkg --purge hostler hostler-panel hostler-node hostler-web
is "nothing of Hostler's own is left" "$(sh_host 'ls -d /etc/hostler /var/lib/hostler /run/hostler /var/log/hostler /usr/lib/hostler /usr/share/hostler /srv/sites \
	/etc/apache2/*/hostler* /etc/init.d/hostler* /etc/cron.d/hostler* /etc/default/hostler* /root/hostler* 2>/dev/null; find /etc/rc?.d -name "*hostler*"')" ""
is "no account" "$(sh_host 'getent passwd hostler hostler-worker; getent group hostler hostler-worker hostler-gate')" ""
is "no override" "$(in_host dpkg-statoverride --list '*hostler*')" ""
is "no database and no account in it" "$(in_host mariadb -Ne "SHOW DATABASES LIKE 'hostler'; SELECT user FROM mysql.user WHERE user LIKE 'hostler%'")" ""
is "no process" "$(in_host pgrep -f /usr/lib/hostler)" ""
is "users' files are all there" "$(in_host cat /srv/hostler/kept/html/index.html)" precious
ok "Apache is sound" in_host apache2ctl -t
is "and shows Debian's site again" "$(sh_host 'ls /etc/apache2/sites-enabled')" 000-default.conf
done_testing
