-- SPDX-License-Identifier: GPL-3.0-or-later
-- 20 resellers, once, and @users more users below them. All have the administrator's password.
SET @first = (SELECT next FROM login_number WHERE prefix = 'web');
SET @last = @first + @users - 1;
SET @password = (SELECT password FROM account WHERE login = 'admin');
START TRANSACTION;
INSERT IGNORE INTO account (parent_id, role, login, number, password, display_name)
  SELECT 1, 'reseller', CONCAT('res', seq), seq, @password, CONCAT('Reseller ', seq) FROM seq_1_to_20;
UPDATE login_number SET next = 21 WHERE prefix = 'res';
INSERT INTO account (parent_id, role, login, number, password, package_name, display_name, created_at)
  SELECT r.id, 'user', CONCAT('web', seq), seq, @password, ELT(1 + seq % 3, 'Starter', 'Business', ''),
         CONCAT(ELT(1 + seq * 7 % 8, 'Bäckerei', 'Café', 'Praxis', 'Garten', 'Optik', 'Foto', 'Kanzlei', 'Verein'), ' ', SUBSTR(MD5(seq), 1, 10)),
         NOW(6) - INTERVAL 100000 - seq MINUTE
  FROM seq_1_to_100000 JOIN account r ON r.login = CONCAT('res', 1 + seq % 20) WHERE seq BETWEEN @first AND @last;
UPDATE login_number SET next = @last + 1 WHERE prefix = 'web';
INSERT IGNORE INTO account_scope (root_id, account_id)
  SELECT 1, id FROM account UNION SELECT id, id FROM account UNION SELECT parent_id, id FROM account WHERE parent_id IS NOT NULL;
INSERT IGNORE INTO account_contact (account_id, company, first_name, last_name, street, postcode, town, country, email)
  SELECT id, display_name, 'Erika', 'Beispiel', 'Hafenstraße 12', '20457', 'Hamburg', 'Deutschland', CONCAT(login, '@example.org') FROM account WHERE id <> 1;
INSERT IGNORE INTO account_service (account_id, name, value) SELECT id, 'php', '1' FROM account WHERE role = 'user';
COMMIT;
