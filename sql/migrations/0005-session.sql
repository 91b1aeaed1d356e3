-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE IF NOT EXISTS session (
  id BINARY(32) NOT NULL PRIMARY KEY COMMENT 'SHA-256 of the cookie',
  account_id BIGINT UNSIGNED NOT NULL COMMENT 'whose pages',
  real_id BIGINT UNSIGNED NOT NULL COMMENT 'who really acts',
  token CHAR(43) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'of every form',
  address VARCHAR(45) NOT NULL,
  created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  seen_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  KEY (account_id),
  KEY (real_id),
  KEY (seen_at)
) ENGINE=InnoDB COMMENT='One browser that is logged in';
