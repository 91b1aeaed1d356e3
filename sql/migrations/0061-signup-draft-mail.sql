-- SPDX-License-Identifier: GPL-3.0-or-later
-- A letter may name the password where it likes: the mail is kept as the pieces between its places.
UPDATE signup_draft SET typed = JSON_SET(typed, '$.mail.pieces', JSON_ARRAY(JSON_VALUE(typed, '$.mail.before'), JSON_VALUE(typed, '$.mail.after')))
WHERE NOT JSON_EXISTS(typed, '$.mail.pieces');
