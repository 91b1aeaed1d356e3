-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE IF NOT EXISTS login_place (
  account_id BIGINT UNSIGNED NOT NULL,
  address VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'IPv6: its /64',
  last_at DATETIME(6) NOT NULL,
  PRIMARY KEY (account_id, address),
  KEY (last_at)
) ENGINE=InnoDB COMMENT='Somebody logged in to this account from there: guesses of others elsewhere do not delay him';
