-- SPDX-License-Identifier: GPL-3.0-or-later
ALTER TABLE domain MODIFY kind ENUM('domain','subdomain','wildcard','at') NOT NULL COMMENT 'wildcard: *.NAME; at: a subdomain that is DOMAIN/@LABEL, too';
