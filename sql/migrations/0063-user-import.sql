-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE IF NOT EXISTS user_import (
  id CHAR(22) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  owner_id BIGINT UNSIGNED NOT NULL,
  content LONGBLOB NOT NULL COMMENT 'the file, then the result; sealed with a key that only the browser''s cookie gives: both may hold passwords',
  done BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'a second click imports nothing',
  created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  KEY (owner_id),
  KEY (created_at)
) ENGINE=InnoDB COMMENT='A file with users that was checked and may be imported';
