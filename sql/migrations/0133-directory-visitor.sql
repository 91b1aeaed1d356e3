-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE IF NOT EXISTS directory_visitor (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  directory_id BIGINT UNSIGNED NOT NULL,
  name VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  password CHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'hash of bcrypt',
  version INT UNSIGNED NOT NULL DEFAULT 1,
  UNIQUE KEY (directory_id, name)
) ENGINE=InnoDB COMMENT='Who may enter a protected folder';
