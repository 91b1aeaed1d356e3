-- SPDX-License-Identifier: GPL-3.0-or-later
-- @entries domains in the recycle bin, of users of all resellers; every tenth went with the one before.
SET @users = (SELECT COUNT(*) FROM account WHERE role = 'user' AND login LIKE 'web%');
START TRANSACTION;
INSERT INTO bin (kind, object_id, owner_id, login, name, by_login, binned_at, leaves_at)
  SELECT 'domain', 1000000 + seq, a.id, a.login, CONCAT('gone', seq, '.test'), 'admin', NOW(6) - INTERVAL 100000 - seq MINUTE, NOW(6) + INTERVAL seq MINUTE
  FROM seq_1_to_1000000 JOIN account a ON a.login = CONCAT('web', 1 + (seq - 1) % @users) WHERE seq <= @entries ORDER BY seq;
UPDATE bin SET batch = IF(id % 10 = 0, id - 1, id) WHERE batch = 0;
COMMIT;
ANALYZE TABLE bin;
