-- SPDX-License-Identifier: GPL-3.0-or-later
ALTER TABLE job ADD COLUMN IF NOT EXISTS object VARCHAR(255) NOT NULL DEFAULT '' COMMENT 'what people call the subject; it stays when the subject is gone' AFTER subject_id;
