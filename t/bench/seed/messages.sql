-- SPDX-License-Identifier: GPL-3.0-or-later
-- @messages messages about the users, one after the other; every twentieth is an error.
SET @users = (SELECT COUNT(*) FROM account WHERE role = 'user' AND login LIKE 'web%');
START TRANSACTION;
INSERT INTO message (at, kind, account_id, real_login, acting_login, address, object, text, text_values)
  SELECT NOW(6) - INTERVAL 1000000 - seq MINUTE, IF(seq % 20 = 0, 'error', 'notice'), a.id, 'admin', IF(seq % 3 = 0, a.login, 'admin'), '192.0.2.7',
         CONCAT('site', seq, '.test'), IF(seq % 20 = 0, 'The system refused a change: %1', 'Domain added'), IF(seq % 20 = 0, '["the disk is full"]', '[]')
  FROM seq_1_to_1000000 JOIN account a ON a.login = CONCAT('web', 1 + (seq - 1) % @users) WHERE seq <= @messages ORDER BY seq;
INSERT IGNORE INTO message_reader (root_id, kind, message_id)
  SELECT s.root_id, m.kind, m.id FROM message m JOIN account_scope s ON s.account_id = m.account_id;
COMMIT;
ANALYZE TABLE message, message_reader;
