-- SPDX-License-Identifier: GPL-3.0-or-later
ALTER TABLE site MODIFY state ENUM('active','removing','binned') NOT NULL DEFAULT 'active';
