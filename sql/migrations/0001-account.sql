-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE IF NOT EXISTS account (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  parent_id BIGINT UNSIGNED NULL COMMENT 'NULL only for the server''s root, account 1',
  role ENUM('admin','reseller','user') NOT NULL,
  login VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  number INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'the 7 of web7: lists sort by it',
  password VARCHAR(160) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'crypt(3) yescrypt; empty: nobody can log in',
  state ENUM('active','locked','removing') NOT NULL DEFAULT 'active',
  own_user BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'the reseller''s own user',
  package_name VARCHAR(100) NOT NULL DEFAULT '' COMMENT 'what the user was created with; empty: individual settings',
  language VARCHAR(12) NOT NULL DEFAULT '',
  display_name VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'company, or first and last name: what lists show and search',
  version INT UNSIGNED NOT NULL DEFAULT 1 COMMENT 'grows with every change: optimistic locking',
  created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  UNIQUE KEY (login),
  KEY (parent_id),
  KEY role_number (role, number, id),
  KEY role_name (role, display_name, id),
  KEY role_created (role, created_at, id)
) ENGINE=InnoDB COMMENT='One login of the panel: administrator, reseller or user';
