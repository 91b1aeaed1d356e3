-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE IF NOT EXISTS account_scope (
  root_id BIGINT UNSIGNED NOT NULL,
  account_id BIGINT UNSIGNED NOT NULL,
  PRIMARY KEY (root_id, account_id),
  KEY (account_id)
) ENGINE=InnoDB COMMENT='account_id lies in the subtree of root_id (itself included): the one rule of who may see what';
