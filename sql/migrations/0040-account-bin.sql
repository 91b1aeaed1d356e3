-- SPDX-License-Identifier: GPL-3.0-or-later
ALTER TABLE account
  MODIFY state ENUM('active','locked','removing','binned') NOT NULL DEFAULT 'active',
  ADD COLUMN IF NOT EXISTS before_bin ENUM('active','locked') NULL COMMENT 'its state before it came into the bin; not NULL: it counts nowhere above itself' AFTER state,
  ADD COLUMN IF NOT EXISTS locked_with BIGINT UNSIGNED NULL COMMENT 'the reseller with whom it was locked: it is unlocked with him' AFTER before_bin,
  ADD INDEX IF NOT EXISTS locked_with (locked_with);
