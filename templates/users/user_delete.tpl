{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
Asks for the login before a user is deleted. }}
<form method="post" action="/users/{{ID}}/delete" class="card" novalidate>
<input type="hidden" name="token" value="{{TOKEN}}">
<p>{{_This deletes the user with all his files, sites and domains. It cannot be undone._}}</p>
{{>FORM}}
<div class="buttons"><button class="danger">{{_Delete user_}}</button><a class="button" href="/users/{{ID}}">{{_Cancel_}}</a></div>
</form>
