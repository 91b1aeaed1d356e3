-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE IF NOT EXISTS protected_directory (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  account_id BIGINT UNSIGNED NOT NULL,
  folder VARCHAR(1000) NOT NULL COMMENT 'html or below, seen from the home',
  realm VARCHAR(100) NOT NULL,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  KEY (account_id, folder(100))
) ENGINE=InnoDB COMMENT='A folder of a user''s sites that visitors enter with a password only';
