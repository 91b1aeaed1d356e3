{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later }}
<p class="lead">{{_Your password is right. Now type the code that your authenticator app shows, or one of your recovery codes._}}</p>
<form method="post" action="/login/code" novalidate class="card login">
<input type="hidden" name="token" value="{{TOKEN}}">
{{>FORM}}
<p class="buttons"><button class="primary">{{_Log in_}}</button> <a class="button" href="/login">{{_Cancel_}}</a></p>
</form>
