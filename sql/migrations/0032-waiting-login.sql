-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE IF NOT EXISTS waiting_login (
  id BINARY(32) NOT NULL PRIMARY KEY COMMENT 'SHA-256 of the cookie',
  account_id BIGINT UNSIGNED NOT NULL COMMENT 'whose pages it will be',
  real_id BIGINT UNSIGNED NOT NULL COMMENT 'whose password was typed, and whose code is asked for',
  created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  KEY (real_id),
  KEY (created_at)
) ENGINE=InnoDB COMMENT='A login whose password was right and whose code is not typed yet: no session';
