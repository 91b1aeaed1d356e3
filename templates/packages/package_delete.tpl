{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
Asks before a package is deleted. }}
<form method="post" action="{{ACTION}}" class="card">
<input type="hidden" name="token" value="{{TOKEN}}">
<p>{{QUESTION}}</p>
<div class="buttons"><button class="danger">{{_Delete_}}</button><a class="button" href="/packages">{{_Cancel_}}</a></div>
</form>
