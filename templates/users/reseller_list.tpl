{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
All resellers, for the administrator. }}
{{>LIST}}
