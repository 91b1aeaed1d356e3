# SPDX-License-Identifier: GPL-3.0-or-later
# Where there is no service manager: starts again what died, unless it was stopped on purpose.
PATH=/usr/sbin:/usr/bin:/sbin:/bin
* * * * * root [ -d /run/systemd/system ] || [ ! -e /run/hostler/wanted/hostler-worker ] || /etc/init.d/hostler-worker start >/dev/null
# PHP pools of new users move from the young master, which is reloaded often, to the others.
40 3 * * * root [ ! -x /usr/lib/hostler/gate ] || printf 'php.settle\nend\n' | /usr/lib/hostler/gate site >/dev/null
