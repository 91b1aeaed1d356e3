-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE IF NOT EXISTS circular (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  owner_id BIGINT UNSIGNED NOT NULL COMMENT 'whose users it goes to',
  writer_id BIGINT UNSIGNED NOT NULL COMMENT 'whose contact it is written with',
  sender VARCHAR(254) NOT NULL,
  subject VARCHAR(200) NOT NULL,
  text TEXT NOT NULL,
  state ENUM('draft','sending','done','cancelled') NOT NULL DEFAULT 'draft',
  everyone BOOLEAN NOT NULL DEFAULT TRUE COMMENT 'a draft goes to all users but its exceptions, or to nobody but them',
  total INT UNSIGNED NOT NULL DEFAULT 0,
  sent INT UNSIGNED NOT NULL DEFAULT 0,
  failed INT UNSIGNED NOT NULL DEFAULT 0,
  unclear INT UNSIGNED NOT NULL DEFAULT 0,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  started_at DATETIME(6) NULL,
  KEY (owner_id, created_at)
) ENGINE=InnoDB COMMENT='One text to many users';
CREATE TABLE IF NOT EXISTS circular_exception (
  circular_id BIGINT UNSIGNED NOT NULL,
  account_id BIGINT UNSIGNED NOT NULL,
  PRIMARY KEY (circular_id, account_id),
  KEY (account_id)
) ENGINE=InnoDB COMMENT='A user for whom the opposite of circular.everyone holds, while it is a draft';
CREATE TABLE IF NOT EXISTS circular_recipient (
  circular_id BIGINT UNSIGNED NOT NULL,
  account_id BIGINT UNSIGNED NOT NULL,
  login VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  email VARCHAR(254) NOT NULL DEFAULT '' COMMENT 'where his mail went',
  state ENUM('waiting','handed','sent','failed','unclear') NOT NULL DEFAULT 'waiting'
    COMMENT 'handed: committed before the mail is handed over; unclear: whoever did it did not live to say how it went',
  reason VARCHAR(500) NOT NULL DEFAULT '',
  at DATETIME(6) NULL,
  PRIMARY KEY (circular_id, account_id),
  KEY (circular_id, state, account_id),
  KEY (account_id)
) ENGINE=InnoDB COMMENT='Somebody a circular goes to, once';
