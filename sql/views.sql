-- SPDX-License-Identifier: GPL-3.0-or-later
-- What daemons and outside programs may read (accounts hostler_ro and hostler_filter). Run by every hostlerctl upgrade-database.
CREATE OR REPLACE SQL SECURITY DEFINER VIEW public_account AS
  SELECT login, role, state FROM account WHERE id <> 1;
CREATE OR REPLACE SQL SECURITY DEFINER VIEW public_domain AS
  SELECT d.name, a.login, a.state AS account_state FROM domain d JOIN account a ON a.id = d.account_id;
CREATE OR REPLACE SQL SECURITY DEFINER VIEW public_site AS
  SELECT d.name AS host, a.login, s.server_id, s.folder, s.redirect,
         IF(s.state = 'removing' OR a.state IN ('removing', 'binned'), 'removing', IF(a.state = 'locked', 'locked', 'live')) AS state
  FROM site s JOIN domain d ON d.id = s.domain_id JOIN account a ON a.id = s.account_id;
