{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later }}
<p class="lead">{{_You get a link by mail, with which you set a new password._}}</p>
<form method="post" action="/recover" novalidate class="card login">
<input type="hidden" name="token" value="{{TOKEN}}">
{{>FORM}}
<p class="buttons"><button class="primary">{{_Send the link_}}</button> <a class="button" href="/login">{{_Cancel_}}</a></p>
</form>
