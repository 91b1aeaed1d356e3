-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE IF NOT EXISTS skin (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  owner_id BIGINT UNSIGNED NOT NULL,
  name VARCHAR(100) NOT NULL,
  colours TEXT NOT NULL COMMENT 'JSON; only code that knows nothing but colours writes and reads it',
  logo_type ENUM('','png','svg') CHARACTER SET ascii NOT NULL DEFAULT '',
  logo MEDIUMBLOB NOT NULL COMMENT 'a picture of our own making',
  hash CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'of colours and logo: part of the address, so browsers may keep it',
  version INT UNSIGNED NOT NULL DEFAULT 1,
  created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  UNIQUE KEY (owner_id, name)
) ENGINE=InnoDB COMMENT='A look of the panel: colours and a logo';
