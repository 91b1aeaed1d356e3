-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE IF NOT EXISTS folder_entry (
  owner_id BIGINT UNSIGNED NOT NULL,
  kind ENUM('account','site') CHARACTER SET ascii NOT NULL,
  object_id BIGINT UNSIGNED NOT NULL,
  folder_id BIGINT UNSIGNED NOT NULL,
  PRIMARY KEY (owner_id, kind, object_id),
  KEY (folder_id, kind),
  KEY (kind, object_id)
) ENGINE=InnoDB COMMENT='What lies in a folder: each account and site in one of its owner''s folders at most';
