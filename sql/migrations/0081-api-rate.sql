-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE IF NOT EXISTS api_rate (
  token_id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  minute INT UNSIGNED NOT NULL COMMENT 'since 1970',
  requests INT UNSIGNED NOT NULL
) ENGINE=MEMORY COMMENT='Requests of a token in its newest minute; in memory, since each request writes it and a restart may forget it';
