-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE IF NOT EXISTS folder (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  owner_id BIGINT UNSIGNED NOT NULL COMMENT 'a reseller, or the server''s own account: administrators share theirs',
  name VARCHAR(100) NOT NULL,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  UNIQUE KEY (owner_id, name)
) ENGINE=InnoDB COMMENT='A group that somebody files accounts and sites in';
