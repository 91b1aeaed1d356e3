-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE IF NOT EXISTS site (
  domain_id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  account_id BIGINT UNSIGNED NOT NULL,
  server_id BIGINT UNSIGNED NOT NULL,
  state ENUM('active','removing') NOT NULL DEFAULT 'active',
  folder VARCHAR(1000) NOT NULL DEFAULT 'html' COMMENT 'below the home',
  www BOOLEAN NOT NULL DEFAULT TRUE COMMENT 'also as www.NAME',
  redirect VARCHAR(2000) CHARACTER SET ascii NOT NULL DEFAULT '' COMMENT 'URL; empty: serves the folder',
  live_at DATETIME(6) NULL COMMENT 'when the wanted state was last seen to be effective',
  version INT UNSIGNED NOT NULL DEFAULT 1,
  KEY (account_id)
) ENGINE=InnoDB COMMENT='What a name serves';
