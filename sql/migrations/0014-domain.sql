-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE IF NOT EXISTS domain (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  account_id BIGINT UNSIGNED NOT NULL,
  parent_id BIGINT UNSIGNED NULL COMMENT 'the domain it is a subdomain of',
  name VARCHAR(253) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'A-labels, lower case, no dot at the end',
  reversed VARCHAR(254) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'labels from right to left with a dot at the end (test.a.): the names below a name are one range',
  kind ENUM('domain','subdomain') NOT NULL,
  registration BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'registered through us (DNR)',
  created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  UNIQUE KEY (name),
  KEY (reversed),
  KEY account_name (account_id, name),
  KEY (parent_id)
) ENGINE=InnoDB COMMENT='A name somebody owns, unique on all servers';
