# SPDX-License-Identifier: GPL-3.0-or-later
# Where there is no service manager: starts again what died, unless it was stopped on purpose.
PATH=/usr/sbin:/usr/bin:/sbin:/bin
* * * * * root [ -d /run/systemd/system ] || [ ! -e /run/hostler/wanted/hostler-panel ] || /etc/init.d/hostler-panel start >/dev/null
# What has been in the recycle bin long enough is removed for good, and old backups.
20 3 * * * root [ ! -x /usr/sbin/hostlerctl ] || [ ! -e /etc/hostler/panel.conf ] || /usr/sbin/hostlerctl bin expire
