-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE IF NOT EXISTS owner_setting (
  account_id BIGINT UNSIGNED NOT NULL COMMENT 'a reseller, or the server''s own account for everybody who says nothing',
  name VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  value MEDIUMTEXT NOT NULL,
  PRIMARY KEY (account_id, name)
) ENGINE=InnoDB COMMENT='What a reseller decides for himself and for his users'' accounts';
