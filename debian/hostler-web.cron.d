# SPDX-License-Identifier: GPL-3.0-or-later
# Where there is no service manager: starts again what died, unless it was stopped on purpose.
PATH=/usr/sbin:/usr/bin:/sbin:/bin
* * * * * root [ -d /run/systemd/system ] || [ ! -e /run/hostler/wanted/hostler-php ] || /etc/init.d/hostler-php start >/dev/null
