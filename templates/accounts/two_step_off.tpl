{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later }}
<p class="lead">{{_Then the password alone opens your account. Other browsers that are logged in are logged out._}}</p>
<form method="post" action="/two-step/off" novalidate class="card">
<input type="hidden" name="token" value="{{TOKEN}}">
{{>FORM}}
<p class="buttons"><button class="danger">{{_Switch off_}}</button> <a class="button" href="/two-step">{{_Cancel_}}</a></p>
</form>
