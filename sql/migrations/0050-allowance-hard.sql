-- SPDX-License-Identifier: GPL-3.0-or-later
ALTER TABLE allowance ADD COLUMN IF NOT EXISTS hard BOOLEAN NOT NULL DEFAULT TRUE COMMENT 'FALSE: granted is a maximum, which may be exceeded and is then shown' AFTER granted;
