-- SPDX-License-Identifier: GPL-3.0-or-later
-- @domains more domains with a site each, spread over all users, and a finished job for everything that was ever set up.
SET @first = (SELECT 1 + COUNT(*) FROM domain WHERE name LIKE 'site%.test');
SET @last = @first + @domains - 1;
SET @users = (SELECT COUNT(*) FROM account WHERE role = 'user' AND login LIKE 'web%');
START TRANSACTION;
INSERT INTO domain (account_id, name, reversed, kind)
  SELECT a.id, CONCAT('site', seq, '.test'), CONCAT('test.site', seq, '.'), 'domain'
  FROM seq_1_to_1000000 JOIN account a ON a.login = CONCAT('web', 1 + (seq - 1) % @users) WHERE seq BETWEEN @first AND @last;
INSERT IGNORE INTO site (domain_id, account_id, server_id, live_at) SELECT id, account_id, 1, NOW(6) FROM domain;
INSERT INTO job (server_id, kind, subject_id, object, account_id, exclusive, state, attempts, created_by, created_at, finished_at)
  SELECT 1, 'account.apply', id, login, id, TRUE, 'done', 1, 2, NOW(6) - INTERVAL 1 DAY, NOW(6) - INTERVAL 1 DAY FROM account WHERE role = 'user' AND @first = 1
  UNION ALL
  SELECT 1, 'site.apply', domain_id, d.name, s.account_id, FALSE, 'done', 1, 2, NOW(6) - INTERVAL 1 DAY, NOW(6) - INTERVAL 1 DAY FROM site s JOIN domain d ON d.id = s.domain_id WHERE @first = 1;
COMMIT;
