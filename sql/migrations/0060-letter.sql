-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE IF NOT EXISTS letter (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  owner_id BIGINT UNSIGNED NOT NULL,
  package_id BIGINT UNSIGNED NOT NULL DEFAULT 0 COMMENT '0: for users without a package, and for packages without a letter',
  sender VARCHAR(254) NOT NULL DEFAULT '' COMMENT 'empty: the address of whoever creates the user',
  subject VARCHAR(200) NOT NULL,
  text TEXT NOT NULL,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  changed_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  UNIQUE KEY (owner_id, package_id)
) ENGINE=InnoDB COMMENT='A registration mail with its variables';
