-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE IF NOT EXISTS access_rule (
  permission VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  role VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'a word of its own for each role, also of those to come',
  allowed BOOLEAN NOT NULL,
  PRIMARY KEY (permission, role)
) ENGINE=InnoDB COMMENT='A permission of a role that differs from what the program comes with';
