-- SPDX-License-Identifier: GPL-3.0-or-later
-- What everybody has and used, as if each account and domain had been made by hand. Users may have 200 of everything; nobody else is limited.
START TRANSACTION;
DELETE FROM allowance;
INSERT INTO allowance (account_id, name, granted, used)
  SELECT a.id, l.name, IF(a.role = 'user', 200, NULL), COUNT(d.id)
  FROM account a JOIN (SELECT 'domains' AS name, 'domain' AS kind UNION SELECT 'subdomains', 'subdomain') l
  JOIN account_scope s ON s.root_id = a.id LEFT JOIN domain d ON d.account_id = s.account_id AND d.kind = l.kind
  WHERE a.id = 1 OR a.role <> 'admin' GROUP BY a.id, l.name;
UPDATE allowance w JOIN (SELECT parent_id, COUNT(*) AS users FROM account WHERE role = 'user' GROUP BY parent_id) c ON c.parent_id = w.account_id
  SET w.handed_out = 200 * c.users;
INSERT INTO allowance (account_id, name, used)
  SELECT s.root_id, 'users', COUNT(*) FROM account_scope s JOIN account a ON a.id = s.account_id AND a.role = 'user' JOIN account r ON r.id = s.root_id
  WHERE r.id = 1 OR r.role = 'reseller' GROUP BY s.root_id;
INSERT INTO allowance (account_id, name, used) SELECT 1, 'resellers', COUNT(*) FROM account WHERE role = 'reseller';
COMMIT;
ANALYZE TABLE account, account_scope, account_contact, allowance, domain, site, job;
