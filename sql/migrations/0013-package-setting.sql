-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE IF NOT EXISTS package_limit (
  package_id BIGINT UNSIGNED NOT NULL,
  name VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  value BIGINT NULL COMMENT 'NULL: unlimited',
  PRIMARY KEY (package_id, name)
) ENGINE=InnoDB COMMENT='A limit of a package';
CREATE TABLE IF NOT EXISTS package_service (
  package_id BIGINT UNSIGNED NOT NULL,
  name VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  value VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (package_id, name)
) ENGINE=InnoDB COMMENT='A service of a package';
