-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE IF NOT EXISTS account_design (
  account_id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  skin_id BIGINT UNSIGNED NOT NULL COMMENT '0: the panel''s own look',
  KEY (skin_id)
) ENGINE=InnoDB COMMENT='The look chosen for an account and those below it; without a row the look of the one above counts';
