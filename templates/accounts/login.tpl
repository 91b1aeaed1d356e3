{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later }}
<form method="post" action="/login" novalidate class="card login">
<input type="hidden" name="token" value="{{TOKEN}}">
{{>FORM}}
<p class="buttons"><button class="primary">{{_Log in_}}</button></p>
</form>
{{#RECOVER}}<p><a href="/recover">{{_Forgotten password?_}}</a></p>{{/RECOVER}}
