-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE IF NOT EXISTS allowance (
  account_id BIGINT UNSIGNED NOT NULL,
  name VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'a limit of a Feature, or a kept counter like users',
  granted BIGINT NULL COMMENT 'NULL: unlimited',
  used BIGINT NOT NULL DEFAULT 0 COMMENT 'by the account and everything below it',
  handed_out BIGINT NOT NULL DEFAULT 0 COMMENT 'sum of what its direct children were granted (unlimited ones count 0)',
  PRIMARY KEY (account_id, name),
  CONSTRAINT allowance_counts CHECK (used >= 0 AND handed_out >= 0 AND (granted IS NULL OR granted >= 0))
) ENGINE=InnoDB COMMENT='How much of something an account may have, has, and gave away';
