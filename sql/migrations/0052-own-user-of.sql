-- SPDX-License-Identifier: GPL-3.0-or-later
ALTER TABLE account
  ADD COLUMN IF NOT EXISTS own_user_of BIGINT UNSIGNED AS (IF(own_user, parent_id, NULL)) VIRTUAL COMMENT 'the reseller whose own user it is: each has one at most' AFTER own_user,
  ADD UNIQUE INDEX IF NOT EXISTS own_user_of (own_user_of);
