-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE IF NOT EXISTS api_creation (
  account_id BIGINT UNSIGNED NOT NULL,
  idempotency_key BINARY(32) NOT NULL COMMENT 'SHA-256 of what the caller sent',
  request BINARY(32) NOT NULL COMMENT 'SHA-256 of resource and body',
  object_id BIGINT UNSIGNED NOT NULL DEFAULT 0,
  created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  PRIMARY KEY (account_id, idempotency_key),
  KEY (created_at)
) ENGINE=InnoDB COMMENT='What a creation by the API made, so that a repeated request makes nothing twice';
