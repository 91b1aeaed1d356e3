{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
How long the recycle bin keeps what was deleted. }}
<form method="post" action="/bin/settings" class="card" novalidate>
<input type="hidden" name="token" value="{{TOKEN}}">
{{>FORM}}
<div class="buttons"><button class="primary">{{_Save_}}</button><a class="button" href="/bin">{{_Cancel_}}</a></div>
</form>
