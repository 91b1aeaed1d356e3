-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE IF NOT EXISTS login_number (
  prefix VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  next INT UNSIGNED NOT NULL
) ENGINE=InnoDB COMMENT='The next free number of web…, res…; a number is never given twice';
INSERT IGNORE INTO login_number (prefix, next) VALUES ('web', 1), ('res', 1);
