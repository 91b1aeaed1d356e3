-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE IF NOT EXISTS message (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  kind ENUM('notice','error') NOT NULL,
  account_id BIGINT UNSIGNED NOT NULL COMMENT 'whose object it is about',
  real_login VARCHAR(64) NOT NULL COMMENT 'who acted',
  acting_login VARCHAR(64) NOT NULL COMMENT 'as whom; the same when he acted for himself',
  address VARCHAR(45) NOT NULL DEFAULT '',
  object VARCHAR(255) NOT NULL DEFAULT '',
  text VARCHAR(500) NOT NULL COMMENT 'English sentence with places, translated when shown',
  text_values TEXT NOT NULL COMMENT 'JSON list that fills the places',
  KEY (at)
) ENGINE=InnoDB COMMENT='One notice or error: the audit trail, never changed';
