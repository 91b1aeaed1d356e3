-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE IF NOT EXISTS domain_tree_lock (
  id TINYINT UNSIGNED NOT NULL PRIMARY KEY
) ENGINE=InnoDB COMMENT='Its one row is locked while a name is claimed: nobody else may claim a name above or below it meanwhile';
INSERT IGNORE INTO domain_tree_lock (id) VALUES (1);
