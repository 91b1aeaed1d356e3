{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later }}
<form method="post" action="/profile" novalidate class="card">
<input type="hidden" name="token" value="{{TOKEN}}">
{{>FORM}}
<p class="buttons"><button class="primary">{{_Save_}}</button> <a class="button" href="/general">{{_Cancel_}}</a></p>
</form>
