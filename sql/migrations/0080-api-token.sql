-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE IF NOT EXISTS api_token (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  account_id BIGINT UNSIGNED NOT NULL,
  name VARCHAR(100) NOT NULL,
  secret BINARY(32) NOT NULL COMMENT 'SHA-256 of the token',
  scope ENUM('read','write') NOT NULL,
  created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  used_at DATETIME(6) NULL COMMENT 'about when last, to the minute',
  ends_at DATETIME(6) NULL,
  UNIQUE KEY (secret),
  UNIQUE KEY (account_id, name)
) ENGINE=InnoDB COMMENT='A program that may act for an account by the API';
