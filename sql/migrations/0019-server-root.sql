-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT IGNORE INTO account (id, parent_id, role, login, display_name) VALUES (1, NULL, 'admin', 'server', 'Server');
INSERT IGNORE INTO account_scope (root_id, account_id) VALUES (1, 1);
