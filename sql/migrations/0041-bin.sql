-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE IF NOT EXISTS bin (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY COMMENT 'with the login the name of its backup',
  kind VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'a BinKind of a Feature',
  object_id BIGINT UNSIGNED NOT NULL,
  owner_id BIGINT UNSIGNED NOT NULL COMMENT 'whose object it is: who is above him may restore it',
  login VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'whose home it has or is in',
  name VARCHAR(255) NOT NULL COMMENT 'as people call it',
  by_login VARCHAR(64) NOT NULL COMMENT 'who deleted it',
  batch BIGINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'the entry it was deleted with; its own id when it was not',
  binned_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  leaves_at DATETIME(6) NOT NULL COMMENT 'then the nightly clean-up removes it for good',
  state ENUM('in','leaving','left') NOT NULL DEFAULT 'in' COMMENT 'left: only its backup is there',
  left_at DATETIME(6) NULL,
  reason VARCHAR(500) NOT NULL DEFAULT '' COMMENT 'why it could not leave yet',
  UNIQUE KEY kind_object (kind, object_id),
  KEY (batch),
  KEY owner_state (owner_id, state, id),
  KEY state_leaves (state, leaves_at)
) ENGINE=InnoDB COMMENT='One object in the recycle bin, on its way out, or of which a backup is kept';
