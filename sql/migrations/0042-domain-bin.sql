-- SPDX-License-Identifier: GPL-3.0-or-later
ALTER TABLE domain ADD COLUMN IF NOT EXISTS in_bin BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'the name stays taken, but takes no room of its owner' AFTER registration;
