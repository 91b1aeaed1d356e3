-- SPDX-License-Identifier: GPL-3.0-or-later
ALTER TABLE site
  ADD COLUMN IF NOT EXISTS listing BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'folders without an index file are listed, where the account has that service' AFTER redirect,
  ADD COLUMN IF NOT EXISTS index_names VARCHAR(610) CHARACTER SET ascii NOT NULL DEFAULT '' COMMENT 'names of index files with spaces between; empty: the usual ones' AFTER listing;
