{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
Asks whom to change; without a name the list opens. }}
<form method="post" action="/users/change" class="card" novalidate>
<input type="hidden" name="token" value="{{TOKEN}}">
{{>FORM}}
<div class="buttons"><button class="primary">{{_Continue_}}</button><a class="button" href="/users">{{_Cancel_}}</a></div>
</form>
