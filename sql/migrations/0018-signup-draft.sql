-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE IF NOT EXISTS signup_draft (
  id CHAR(22) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY COMMENT 'in the address: every tab its own run',
  owner_id BIGINT UNSIGNED NOT NULL,
  typed LONGTEXT NOT NULL COMMENT 'JSON of what was typed so far, without the password',
  password VARBINARY(512) NOT NULL DEFAULT '' COMMENT 'sealed with a key that only the browser''s cookie gives',
  account_id BIGINT UNSIGNED NULL COMMENT 'the user made from it: a second click makes no second one',
  changed_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  KEY (owner_id),
  KEY (changed_at)
) ENGINE=InnoDB COMMENT='One run of the create-user wizard that is not finished';
