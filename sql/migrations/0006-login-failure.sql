-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE IF NOT EXISTS login_failure (
  subject VARBINARY(80) NOT NULL PRIMARY KEY COMMENT 'n: and SHA-256 of a typed name, or a: and an address (IPv6: its /64)',
  failures INT UNSIGNED NOT NULL,
  blocked_until DATETIME(6) NOT NULL,
  last_at DATETIME(6) NOT NULL,
  KEY (last_at)
) ENGINE=InnoDB COMMENT='Wrong logins per name and per address, for the growing delay';
