-- SPDX-License-Identifier: GPL-3.0-or-later
ALTER TABLE account ADD COLUMN IF NOT EXISTS time_zone VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'Europe/Berlin; empty: UTC';
