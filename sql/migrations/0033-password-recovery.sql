-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE IF NOT EXISTS password_recovery (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  login VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'as typed: the panel does not look whether it exists',
  place VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'who asked; IPv6: its /64',
  address VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  panel_url VARCHAR(255) NOT NULL COMMENT 'of the panel that was asked, from its configuration: the link begins with it',
  created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  handled BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'the worker has looked at it',
  account_id BIGINT UNSIGNED NULL COMMENT 'whose mail went out',
  token BINARY(32) NULL COMMENT 'SHA-256 of what the link holds; NULL: no link, or a dead one',
  expires_at DATETIME(6) NULL,
  UNIQUE KEY (token),
  KEY (handled, id),
  KEY (place, created_at),
  KEY (account_id, created_at),
  KEY (created_at)
) ENGINE=InnoDB COMMENT='Somebody asked for a link to set a new password';
