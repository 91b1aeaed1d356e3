-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE IF NOT EXISTS account_address (
  account_id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  address_id BIGINT UNSIGNED NOT NULL,
  alone BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'only for this user',
  resting BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'its user is in the recycle bin: it keeps the address from nobody',
  KEY (address_id)
) ENGINE=InnoDB COMMENT='The exclusive IP address a user has; without a row his sites share the server''s';
