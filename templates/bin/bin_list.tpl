{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
What was deleted and can be restored. }}
<p>{{HOW_LONG}}</p>
{{>LIST}}
<div class="buttons">{{#EMPTY}}<a class="button danger" href="/bin/empty">{{_Empty the recycle bin_}}</a>{{/EMPTY}}{{#SETTINGS}}<a class="button" href="/bin/settings">{{_Settings_}}</a>{{/SETTINGS}}</div>
