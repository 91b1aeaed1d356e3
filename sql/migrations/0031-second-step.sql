-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE IF NOT EXISTS second_step (
  account_id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  secret BINARY(20) NOT NULL COMMENT 'of the authenticator app (RFC 6238); read by nothing but the check of a code',
  last_step BIGINT UNSIGNED NOT NULL COMMENT 'of the last code that was accepted: none of it or before it ever is again',
  created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6)
) ENGINE=InnoDB COMMENT='The two-step login of an account';
CREATE TABLE IF NOT EXISTS recovery_code (
  account_id BIGINT UNSIGNED NOT NULL,
  code BINARY(32) NOT NULL COMMENT 'SHA-256 of account and code',
  PRIMARY KEY (account_id, code)
) ENGINE=InnoDB COMMENT='A code that is good for one login without the app';
