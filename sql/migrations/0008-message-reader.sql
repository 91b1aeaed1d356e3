-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE IF NOT EXISTS message_reader (
  root_id BIGINT UNSIGNED NOT NULL,
  kind ENUM('notice','error') NOT NULL,
  message_id BIGINT UNSIGNED NOT NULL,
  PRIMARY KEY (root_id, message_id),
  KEY root_kind (root_id, kind, message_id)
) ENGINE=InnoDB COMMENT='The account root_id sees this message, because it is about somebody in its subtree';
