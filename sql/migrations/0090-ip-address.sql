-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE IF NOT EXISTS ip_address (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  server_id BIGINT UNSIGNED NOT NULL DEFAULT 1,
  address VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'IPv4 or IPv6, as inet_ntop writes it',
  owner_id BIGINT UNSIGNED NOT NULL COMMENT 'a reseller, or the server''s own account: whose users may choose it',
  version INT UNSIGNED NOT NULL DEFAULT 1,
  UNIQUE KEY (address),
  KEY (owner_id),
  KEY (server_id)
) ENGINE=InnoDB COMMENT='An exclusive IP address: only the sites of those who chose it answer there';
