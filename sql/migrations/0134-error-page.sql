-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE IF NOT EXISTS error_page (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  account_id BIGINT UNSIGNED NOT NULL,
  folder VARCHAR(1000) NOT NULL COMMENT 'html or below, seen from the home',
  status SMALLINT UNSIGNED NOT NULL,
  target VARCHAR(1000) CHARACTER SET ascii NOT NULL DEFAULT '' COMMENT 'path of the site or URL; empty: the page is the column page',
  page TEXT NOT NULL COMMENT 'HTML',
  version INT UNSIGNED NOT NULL DEFAULT 1,
  KEY (account_id, folder(100))
) ENGINE=InnoDB COMMENT='What visitors see for an error in a folder';
