-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE IF NOT EXISTS account_service (
  account_id BIGINT UNSIGNED NOT NULL,
  name VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  value VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT '0 or 1, or one of the service''s choices',
  PRIMARY KEY (account_id, name)
) ENGINE=InnoDB COMMENT='A service of an account: switched on for a user, allowed to pass on for a reseller';
