-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who may do what with which table. Run whole by every hostlerctl upgrade-database, so rights given by hand are taken back. Passwords are
-- set there too: an account made here cannot be logged in to until then. $HOST is where the programs connect from: 'localhost' with the
-- socket, else a pattern like '%', and then $ENCRYPTION is SSL: the account is refused on a connection that is not encrypted.
CREATE USER IF NOT EXISTS hostler_web@$HOST IDENTIFIED VIA mysql_native_password USING 'invalid';
CREATE USER IF NOT EXISTS hostler_worker@$HOST IDENTIFIED VIA mysql_native_password USING 'invalid';
CREATE USER IF NOT EXISTS hostler_filter@$HOST IDENTIFIED VIA mysql_native_password USING 'invalid';
CREATE USER IF NOT EXISTS hostler_ro@$HOST IDENTIFIED VIA mysql_native_password USING 'invalid';
ALTER USER hostler_web@$HOST, hostler_worker@$HOST, hostler_filter@$HOST, hostler_ro@$HOST REQUIRE $ENCRYPTION;
REVOKE ALL PRIVILEGES, GRANT OPTION FROM hostler_web@$HOST, hostler_worker@$HOST, hostler_filter@$HOST, hostler_ro@$HOST;

-- The panel and hostlerctl. Cannot: change the result of a job, a written message, a role or a login; delete accounts,
-- domains or sites (the worker does when the system is through).
GRANT SELECT, INSERT, UPDATE (parent_id, password, state, before_bin, locked_with, package_name, language, time_zone, display_name, version) ON account TO hostler_web@$HOST;
GRANT SELECT, INSERT, DELETE ON account_scope TO hostler_web@$HOST;
GRANT SELECT, INSERT, UPDATE ON account_contact TO hostler_web@$HOST;
GRANT SELECT, INSERT, UPDATE ON login_number TO hostler_web@$HOST;
GRANT SELECT, INSERT, UPDATE, DELETE ON session TO hostler_web@$HOST;
GRANT SELECT, INSERT, UPDATE, DELETE ON login_failure TO hostler_web@$HOST;
GRANT SELECT, INSERT, UPDATE, DELETE ON login_place TO hostler_web@$HOST;
GRANT SELECT, INSERT ON message TO hostler_web@$HOST;
GRANT SELECT, INSERT ON message_reader TO hostler_web@$HOST;
GRANT SELECT, INSERT (server_id, kind, subject_id, object, account_id, exclusive, created_by), UPDATE (generation, not_before) ON job TO hostler_web@$HOST;
GRANT SELECT, INSERT, UPDATE ON allowance TO hostler_web@$HOST;
GRANT SELECT, INSERT, UPDATE, DELETE ON account_service TO hostler_web@$HOST;
GRANT SELECT, INSERT, UPDATE, DELETE ON owner_setting TO hostler_web@$HOST;
GRANT SELECT, INSERT, UPDATE, DELETE ON skin TO hostler_web@$HOST;
GRANT SELECT, INSERT, UPDATE, DELETE ON account_design TO hostler_web@$HOST;
GRANT SELECT, INSERT, UPDATE, DELETE ON folder TO hostler_web@$HOST;
GRANT SELECT, INSERT, UPDATE, DELETE ON folder_entry TO hostler_web@$HOST;
GRANT SELECT, INSERT, UPDATE (owner_id, version), DELETE ON ip_address TO hostler_web@$HOST;
GRANT SELECT, INSERT, UPDATE, DELETE ON account_address TO hostler_web@$HOST;
GRANT SELECT, INSERT, UPDATE, DELETE ON package TO hostler_web@$HOST;
GRANT SELECT, INSERT, UPDATE, DELETE ON package_limit TO hostler_web@$HOST;
GRANT SELECT, INSERT, UPDATE, DELETE ON package_service TO hostler_web@$HOST;
GRANT SELECT, INSERT, UPDATE (in_bin) ON domain TO hostler_web@$HOST;
GRANT SELECT, UPDATE ON domain_tree_lock TO hostler_web@$HOST;
GRANT SELECT, INSERT, UPDATE (state, folder, www, redirect, listing, index_names, live_at, version) ON site TO hostler_web@$HOST;
GRANT SELECT, INSERT, UPDATE (realm, version), DELETE ON protected_directory TO hostler_web@$HOST;
GRANT SELECT, INSERT, UPDATE (password, version), DELETE ON directory_visitor TO hostler_web@$HOST;
GRANT SELECT, INSERT, UPDATE (target, page, version), DELETE ON error_page TO hostler_web@$HOST;
GRANT SELECT, INSERT, UPDATE (batch, state, reason), DELETE ON bin TO hostler_web@$HOST;
GRANT SELECT ON server TO hostler_web@$HOST;
GRANT SELECT, INSERT, UPDATE, DELETE ON setting TO hostler_web@$HOST;
GRANT SELECT, INSERT, UPDATE, DELETE ON signup_draft TO hostler_web@$HOST;
GRANT SELECT, INSERT, UPDATE, DELETE ON access_rule TO hostler_web@$HOST;
GRANT SELECT, INSERT, UPDATE (last_step), DELETE ON second_step TO hostler_web@$HOST;
GRANT SELECT, INSERT, DELETE ON recovery_code TO hostler_web@$HOST;
GRANT SELECT, INSERT, DELETE ON waiting_login TO hostler_web@$HOST;
GRANT SELECT, INSERT, UPDATE (token), DELETE ON password_recovery TO hostler_web@$HOST;
GRANT SELECT, INSERT, UPDATE, DELETE ON letter TO hostler_web@$HOST;
GRANT SELECT, INSERT, UPDATE, DELETE ON user_import TO hostler_web@$HOST;
GRANT SELECT, INSERT, UPDATE, DELETE ON circular TO hostler_web@$HOST;
GRANT SELECT, INSERT, UPDATE, DELETE ON circular_exception TO hostler_web@$HOST;
GRANT SELECT, INSERT, UPDATE (state, reason), DELETE ON circular_recipient TO hostler_web@$HOST;
GRANT SELECT, INSERT, UPDATE (used_at), DELETE ON api_token TO hostler_web@$HOST;
GRANT SELECT, INSERT, UPDATE ON api_rate TO hostler_web@$HOST;
GRANT SELECT, INSERT, UPDATE (object_id), DELETE ON api_creation TO hostler_web@$HOST;
GRANT SELECT ON schema_version TO hostler_web@$HOST;

-- The worker of a server. Cannot: read a password or a secret of the two-step login, make or change an account, change a written message.
GRANT SELECT (id, parent_id, role, login, number, state, before_bin, own_user, package_name, language, time_zone, display_name, version, created_at), DELETE ON account TO hostler_worker@$HOST;
GRANT SELECT, DELETE ON account_scope TO hostler_worker@$HOST;
GRANT SELECT, DELETE ON account_contact TO hostler_worker@$HOST;
GRANT SELECT, DELETE ON session TO hostler_worker@$HOST;
GRANT SELECT, DELETE ON login_place TO hostler_worker@$HOST;
GRANT SELECT (account_id), DELETE ON second_step TO hostler_worker@$HOST;
GRANT SELECT (account_id), DELETE ON recovery_code TO hostler_worker@$HOST;
GRANT SELECT (account_id, real_id), DELETE ON waiting_login TO hostler_worker@$HOST;
GRANT SELECT ON access_rule TO hostler_worker@$HOST;
GRANT SELECT, UPDATE (handled, account_id, token, expires_at), DELETE ON password_recovery TO hostler_worker@$HOST;
GRANT SELECT, INSERT ON message TO hostler_worker@$HOST;
GRANT SELECT, INSERT ON message_reader TO hostler_worker@$HOST;
GRANT SELECT, INSERT, UPDATE, DELETE ON job TO hostler_worker@$HOST;
GRANT SELECT, INSERT, UPDATE, DELETE ON allowance TO hostler_worker@$HOST;
GRANT SELECT, DELETE ON account_service TO hostler_worker@$HOST;
GRANT SELECT, DELETE ON owner_setting TO hostler_worker@$HOST;
GRANT SELECT (id, owner_id), DELETE ON skin TO hostler_worker@$HOST;
GRANT SELECT, DELETE ON account_design TO hostler_worker@$HOST;
GRANT SELECT (id, owner_id), DELETE ON folder TO hostler_worker@$HOST;
GRANT SELECT, DELETE ON folder_entry TO hostler_worker@$HOST;
GRANT SELECT, UPDATE (owner_id, version) ON ip_address TO hostler_worker@$HOST;
GRANT SELECT, DELETE ON account_address TO hostler_worker@$HOST;
GRANT SELECT, DELETE ON package TO hostler_worker@$HOST;
GRANT SELECT, DELETE ON package_limit TO hostler_worker@$HOST;
GRANT SELECT, DELETE ON package_service TO hostler_worker@$HOST;
GRANT SELECT, DELETE ON domain TO hostler_worker@$HOST;
GRANT SELECT, UPDATE ON domain_tree_lock TO hostler_worker@$HOST;
GRANT SELECT, UPDATE (live_at), DELETE ON site TO hostler_worker@$HOST;
GRANT SELECT, DELETE ON protected_directory TO hostler_worker@$HOST;
GRANT SELECT, DELETE ON directory_visitor TO hostler_worker@$HOST;
GRANT SELECT, DELETE ON error_page TO hostler_worker@$HOST;
GRANT SELECT, UPDATE (owner_id, state, left_at, reason), DELETE ON bin TO hostler_worker@$HOST;
GRANT SELECT, UPDATE (name) ON server TO hostler_worker@$HOST;
GRANT SELECT ON setting TO hostler_worker@$HOST;
GRANT SELECT (id, owner_id, account_id, changed_at), DELETE ON signup_draft TO hostler_worker@$HOST;
GRANT SELECT, DELETE ON letter TO hostler_worker@$HOST;
GRANT SELECT (id, owner_id), DELETE ON user_import TO hostler_worker@$HOST;
GRANT SELECT, UPDATE (state, sent, failed, unclear, version), DELETE ON circular TO hostler_worker@$HOST;
GRANT SELECT, DELETE ON circular_exception TO hostler_worker@$HOST;
GRANT SELECT, UPDATE (state, email, reason, at), DELETE ON circular_recipient TO hostler_worker@$HOST;
GRANT SELECT (account_id), DELETE ON api_token TO hostler_worker@$HOST;
GRANT SELECT (account_id), DELETE ON api_creation TO hostler_worker@$HOST;
GRANT SELECT ON schema_version TO hostler_worker@$HOST;

-- The mail filter.
GRANT SELECT ON public_domain TO hostler_filter@$HOST;

-- Daemons that look things up.
GRANT SELECT ON public_account TO hostler_ro@$HOST;
GRANT SELECT ON public_domain TO hostler_ro@$HOST;
GRANT SELECT ON public_site TO hostler_ro@$HOST;
