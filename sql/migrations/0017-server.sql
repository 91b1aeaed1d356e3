-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE IF NOT EXISTS server (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(253) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  UNIQUE KEY (name)
) ENGINE=InnoDB COMMENT='A machine Hostler manages';
CREATE TABLE IF NOT EXISTS setting (
  name VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) ENGINE=InnoDB COMMENT='A setting of the whole installation';
